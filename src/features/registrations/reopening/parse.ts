import type { OrganisationId } from '../../../values/ids.ts'
import type { Parsed, Typed } from '../../../values/problem.ts'
import type { EventView } from '../../events/index.ts'
import { parseRegistration } from '../parse.ts'
import type { Registration } from '../types.ts'
import type { Wanted } from './types.ts'

const only = (value: Typed[string]): string => (typeof value === 'string' ? value : value?.[0]) ?? ''

/**
 * The form of a change. How somebody takes part is chosen on a page of its own, but for a correction; answers to what the
 * event asks besides are kept. An organisation that is not the person's own is no choice.
 */
export function parseChange(
  typed: Typed,
  event: Pick<EventView, 'modes' | 'languages'>,
  it: Registration,
  own: readonly OrganisationId[],
): Parsed<Wanted> {
  const asked = it.state === 'rejected' ? typed : { ...typed, mode: it.mode ?? '' }
  const parsed = parseRegistration(asked, event)
  if (!parsed.ok) return parsed
  const { choices, seen } = parsed.value
  const { questions } = it.answers
  const answers = { ...choices.answers, ...(questions && { questions }) }
  return {
    ok: true,
    value: {
      choices: { ...choices, answers },
      organisationId: own.find((id) => id === only(typed['organisation'])),
      seen,
      isAgreed: only(typed['agreed']) === 'yes',
    },
  }
}
