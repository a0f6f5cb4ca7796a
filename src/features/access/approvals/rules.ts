import type { AccountId } from '../../../values/ids.ts'
import { isOpen } from '../states.ts'
import type { Eligibility } from '../types.ts'
import type { Picked } from './types.ts'

/** What a row of a review is told: it will be approved, or why not. */
export const reviewed = (
  it: Pick<Picked, 'state'>,
  eligibility: Eligibility,
): 'will' | 'decided' | Eligibility =>
  !isOpen(it.state) ? 'decided' : eligibility === 'eligible' ? 'will' : eligibility

/** What became of a row: approved by whoever looks, decided or changed by others, or still waiting and why. */
export function became(
  it: Pick<Picked, 'state' | 'decidedBy'>,
  eligibility: Eligibility,
  by: AccountId,
): 'own' | 'other' | 'waits' | Eligibility {
  if (isOpen(it.state)) return eligibility === 'eligible' ? 'waits' : eligibility
  return it.decidedBy === by && (it.state === 'active' || it.state === 'approved') ? 'own' : 'other'
}
