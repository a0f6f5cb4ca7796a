import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import { isRefusal } from '../../../../values/refusal.ts'
import { holdersOf } from '../../../accounts/index.ts'
import { approveClaim, holdClaimFor, rejectClaim } from '../../../directory/index.ts'
import type { Registration } from '../../types.ts'
import type { Decision, Wishes } from '../decision.ts'

type Claim = NonNullable<Awaited<ReturnType<typeof holdClaimFor>>>

/** The claim that goes with a registration, held; undefined: there is none, or it is not meant, or for others to decide. */
export async function holdClaim(
  tx: Transaction,
  { profile }: Pick<House, 'profile'>,
  actor: SignedIn,
  { personId, organisationId }: Registration,
  decision: Decision,
): Promise<Claim | undefined> {
  const isMeant = decision.is === 'approval' || decision.withClaim === true
  if (!organisationId || !isMeant) return undefined
  return holdClaimFor(tx, profile, actor, personId, organisationId)
}

/** Decides about it the same way. One that cannot be approved, as to an organisation nobody has verified, keeps waiting. */
export async function decideClaim(
  tx: Transaction,
  actor: SignedIn,
  claim: Claim,
  rejection: string | undefined,
  { whenAffiliationApproved = [], dueAt }: Wishes,
  now: Date,
): Promise<Id | undefined> {
  const parts = { holdersOf, whenAffiliationApproved }
  const outcome =
    rejection === undefined
      ? await approveClaim(tx, parts, actor, claim, now, dueAt)
      : await rejectClaim(tx, parts, actor, claim, rejection, now, dueAt)
  return isRefusal(outcome) ? undefined : claim.id
}
