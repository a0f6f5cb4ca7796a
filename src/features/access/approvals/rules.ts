import type { AccountId } from '../../../values/ids.ts'
import { refuse, type Refusal } from '../../../values/refusal.ts'
import { isOpen, mayReturn } from '../states.ts'
import type { Application, ApplicationState, Decided, Eligibility } from '../types.ts'
import type { Act, Picked } from './types.ts'

/** What a row of a review is told: it will be decided, or why not. A no needs only that it waits. */
export const reviewed = (
  act: Act,
  it: Pick<Picked, 'state'>,
  eligibility: Eligibility,
): 'will' | 'decided' | Eligibility =>
  !isOpen(it.state) ? 'decided' : act === 'reject' || eligibility === 'eligible' ? 'will' : eligibility

const decidedAs: Readonly<Record<Act, readonly ApplicationState[]>> = {
  approve: ['active', 'approved'],
  reject: ['rejected'],
}

/** What became of a row: decided by whoever looks, decided or changed by others, or still waiting and why. */
export function became(
  act: Act,
  it: Pick<Picked, 'state' | 'decidedBy'>,
  eligibility: Eligibility,
  by: AccountId,
): 'own' | 'other' | 'waits' | Eligibility {
  if (isOpen(it.state)) return act === 'reject' || eligibility === 'eligible' ? 'waits' : eligibility
  return it.decidedBy === by && decidedAs[act].includes(it.state) ? 'own' : 'other'
}

/** Whether somebody may still take back what became of a row. */
export const mayUndo = (it: Pick<Picked, 'decidedBy' | 'undoUntil'>, by: AccountId, now: Date): boolean =>
  it.decidedBy === by && it.undoUntil !== null && now < it.undoUntil

/**
 * What taking one decision back means: it waits again where it waited. Only for whoever made it, only while nobody was told, and only if
 * nothing has happened to it since. `hasOther`: its person applied anew meanwhile.
 */
export function decideUndo(
  held: Pick<Application, 'state'>,
  decided: Pick<Decided, 'from' | 'by' | 'undoUntil'>,
  { by, hasOther }: { readonly by: AccountId; readonly hasOther: boolean },
  now: Date,
): { readonly to: ApplicationState } | Refusal {
  if (decided.by !== by || !decided.undoUntil) return refuse('access.undo.changed')
  if (decided.undoUntil <= now) return refuse('access.undo.late')
  if (!decided.from || !mayReturn(held.state, decided.from) || hasOther) return refuse('access.undo.changed')
  return { to: decided.from }
}
