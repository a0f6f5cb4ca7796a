import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { isRefusal } from '../../../../values/refusal.ts'
import { linesByNumber } from '../store.ts'
import type { Outcome, Remit } from '../types.ts'
import { decide, type Decision } from './decide.ts'

/** Decides about many, longest waiting first, each in its own transaction: what one cannot have does not stop the others. */
export async function decideMany(
  house: House,
  actor: SignedIn,
  remit: Remit,
  numbers: readonly string[],
  decision: Decision,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const line of await linesByNumber(house.db, remit, numbers)) {
    const outcome = await decide(house, actor, remit, line.number, decision)
    const about = { number: line.number, person: line.person.name }
    if (isRefusal(outcome)) outcomes.push({ ...about, became: undefined, refused: outcome.refused })
    else outcomes.push({ ...about, became: outcome.next, refused: undefined })
  }
  return outcomes
}
