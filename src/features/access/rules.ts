import { refuse, type Refusal } from '../../values/refusal.ts'
import { isOpen, isOver, mayMove } from './states.ts'
import type { Application, ApplicationState, Eligibility, OrganisationFacts } from './types.ts'

/** Whether people of an organisation can have access: a listed member of a kind that is entitled, whose membership is alive. */
export function eligibilityOf(
  organisation: OrganisationFacts | undefined,
  entitled: readonly string[],
): Eligibility {
  if (!organisation) return 'no-organisation'
  if (!entitled.includes(organisation.category)) return 'not-a-member'
  if (!organisation.isListed) return 'not-listed'
  if (organisation.membership === 'suspended') return 'membership-rests'
  return organisation.membership === 'active' ? 'eligible' : 'membership-ended'
}

export type ApplyFacts = {
  readonly eligibility: Eligibility
  /** Belongs to the organisation, or says so and waits. */
  readonly belongs: 'approved' | 'claimed' | 'no'
  /** An application of theirs through this organisation that is not over. */
  readonly alive: Pick<Application, 'id' | 'state'> | undefined
  readonly hasFocalPoint: boolean
  /** Decides for the organisation themself: nobody else has to be asked. */
  readonly isFocalPoint: boolean
}

/** What becomes of an application when it is made. */
export function decideApplication(
  facts: ApplyFacts,
): { readonly to: 'awaiting' | 'returned' | 'active' } | Refusal {
  if (facts.belongs === 'no') return refuse('access.refused.no-organisation')
  if (facts.eligibility !== 'eligible') return refuse(`access.refused.${facts.eligibility}`)
  if (facts.alive) return refuse('access.refused.already')
  if (facts.isFocalPoint && facts.belongs === 'approved') return { to: 'active' }
  return { to: facts.hasFocalPoint ? 'awaiting' : 'returned' }
}

/** What becomes of it when somebody at the organisation, or the secretariat, says yes. */
export function decideApproval(
  it: Pick<Application, 'state' | 'revision'>,
  seen: { readonly revision: number; readonly eligibility: Eligibility; readonly accountIsActive: boolean },
): { readonly to: 'approved' | 'active' } | Refusal {
  if (!isOpen(it.state) || it.revision !== seen.revision) return refuse('access.refused.decided')
  if (seen.eligibility !== 'eligible') return refuse(`access.refused.${seen.eligibility}`)
  return { to: seen.accountIsActive ? 'active' : 'approved' }
}

/** What becomes of access that is given to somebody who belongs, whether they asked or not. */
export function decideAssignment(
  facts: ApplyFacts & { readonly accountIsActive: boolean },
): { readonly to: 'approved' | 'active' } | Refusal {
  if (facts.belongs !== 'approved') return refuse('access.refused.no-organisation')
  if (facts.eligibility !== 'eligible') return refuse(`access.refused.${facts.eligibility}`)
  if (facts.alive && !isOpen(facts.alive.state)) return refuse('access.refused.already')
  return { to: facts.accountIsActive ? 'active' : 'approved' }
}

/** A no has a reason; the person reads it. */
export function decideRejection(
  it: Pick<Application, 'state' | 'revision'>,
  { revision, reason }: { readonly revision: number; readonly reason: string },
): { readonly to: 'rejected' } | Refusal {
  if (!isOpen(it.state) || it.revision !== revision) return refuse('access.refused.decided')
  return reason.trim() === '' ? refuse('access.refused.no-reason') : { to: 'rejected' }
}

/** Taking access away again has a reason, too. */
export function decideRemoval(
  it: Pick<Application, 'state' | 'revision'>,
  { revision, reason }: { readonly revision: number; readonly reason: string },
): { readonly to: 'revoked' } | Refusal {
  if (isOpen(it.state) || !mayMove(it.state, 'revoked') || it.revision !== revision)
    return refuse('access.refused.decided')
  return reason.trim() === '' ? refuse('access.refused.no-reason') : { to: 'revoked' }
}

/** Whoever asked can give it back at any time. */
export const decideWithdrawal = (it: Pick<Application, 'state'>): { readonly to: 'withdrawn' } | Refusal =>
  isOver(it.state) ? refuse('access.refused.over') : { to: 'withdrawn' }

/** What the facts make of an application by themselves, or that nothing changes: access follows membership and account. */
export function decideFollowing(
  state: ApplicationState,
  facts: {
    readonly eligibility: Eligibility
    readonly belongs: boolean
    readonly accountIsActive: boolean
    readonly hasFocalPoint: boolean
  },
): ApplicationState | undefined {
  if (isOver(state)) return undefined
  if (!facts.belongs) return isOpen(state) ? 'withdrawn' : 'revoked'
  if (state === 'returned') return facts.hasFocalPoint ? 'awaiting' : undefined
  if (state === 'awaiting') return facts.hasFocalPoint ? undefined : 'returned'
  const isAlive = facts.eligibility === 'eligible'
  if (state === 'approved') return isAlive && facts.accountIsActive ? 'active' : undefined
  if (state === 'active') return isAlive ? undefined : 'suspended'
  return isAlive ? 'active' : undefined
}

/** A desk counts no further than this. */
export const mostCounted = 10_000
