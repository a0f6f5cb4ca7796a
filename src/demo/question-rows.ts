import { newId } from '../platform/ids.ts'
import { eventId } from './rows.ts'
import type { CastEvent } from './types.ts'
import type { Row } from './write.ts'

/** What an event of the cast asks besides the usual, in its order. */
export const questionRows = ({ code, questions = [] }: CastEvent, then: Date): Row<'event_question'>[] =>
  questions.map((it, place) => ({
    id: newId(),
    event_id: eventId(code),
    position: place + 1,
    kind: it.kind,
    label: JSON.stringify(it.label),
    hint: JSON.stringify(it.hint ?? {}),
    options: JSON.stringify((it.options ?? []).map((label, option) => ({ id: `o${option + 1}`, label }))),
    required: it.required ?? false,
    shown_for_modes: [...(it.modes ?? [])],
    seen_by_focal_point: it.seenByFocalPoint ?? false,
    created_at: then,
    changed_at: then,
  }))
