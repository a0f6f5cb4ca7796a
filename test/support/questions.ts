import type { Database } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Id } from '../../src/values/ids.ts'
import { nth, then } from './making.ts'

/** A question of an event, answered in one line by everybody who likes, unless it says otherwise. */
export async function makeQuestion(
  db: Database,
  it: {
    event: { readonly id: Id }
    kind?: string
    label?: Record<string, string>
    hint?: Record<string, string>
    options?: readonly { id: string; label: Record<string, string> }[]
    required?: boolean
    modes?: ('on-site' | 'remote')[]
    categories?: string[]
    seenByFocalPoint?: boolean
  },
): Promise<{ id: Id; field: string }> {
  const id = newId()
  await db
    .insertInto('event_question')
    .values({
      id,
      event_id: it.event.id,
      position: nth(),
      kind: it.kind ?? 'text',
      label: JSON.stringify(it.label ?? { en: 'Your flight?' }),
      hint: JSON.stringify(it.hint ?? {}),
      options: JSON.stringify(it.options ?? []),
      required: it.required ?? false,
      shown_for_modes: it.modes ?? [],
      shown_for_categories: it.categories ?? [],
      seen_by_focal_point: it.seenByFocalPoint ?? false,
      created_at: then,
      changed_at: then,
    })
    .execute()
  return { id, field: `q-${id}` }
}
