import { inTransaction, type Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { approveClaim, holdClaimFor, mayDecideAffiliations } from '../../directory/index.ts'
import type { AccessParts } from '../parts.ts'
import { decideApproval, decideRejection, decideRemoval } from '../rules.ts'
import { standingOf } from '../standing.ts'
import { findApplication, holdApplication } from '../store/applications.ts'
import type { Application, ApplicationId } from '../types.ts'
import { holdAccountOf } from './hold.ts'
import { step } from './step.ts'

export type Decision =
  | { readonly is: 'approval'; readonly revision: number }
  | { readonly is: 'rejection' | 'removal'; readonly revision: number; readonly reason: string }

const unknown = () => refuse('access.refused.unknown')

/**
 * Decides about an application, or takes access away again: a focal point of the organisation, or the secretariat. Of any number who
 * decide at once, one does. Whoever says that somebody has access says that they belong: a claim that waits is approved along, held
 * before the application, since people come before what they ask for. With `undoUntil` it may be taken back until then, and the mails wait.
 */
export function decide(
  house: House,
  parts: AccessParts,
  actor: SignedIn,
  id: ApplicationId,
  decision: Decision,
  undoUntil?: Date,
): Promise<Application | Refusal> {
  return inTransaction(house.db, async (tx) => {
    const now = house.clock.now()
    const found = await findApplication(tx, id)
    if (!found || !(await mayDecideAffiliations(tx, house.profile, actor, found.organisationId)))
      return unknown()
    await holdAccountOf(tx, found.personId)
    const claim =
      decision.is === 'approval' &&
      (await holdClaimFor(tx, house.profile, actor, found.personId, found.organisationId))
    const held = await holdApplication(tx, found.id)
    if (!held) return unknown()
    const outcome = await outcomeOf(tx, house, held, decision, now)
    if (isRefusal(outcome)) return outcome
    if (claim) {
      const approved = await approveClaim(tx, parts.affiliations, actor, claim, now, undoUntil)
      if (isRefusal(approved)) return approved
    }
    const how = { undoUntil, claimId: claim ? claim.id : undefined, decides: true }
    const reason = decision.is === 'approval' ? {} : { reason: decision.reason }
    return step(tx, parts, actor, held, outcome.to, now, { ...how, ...reason })
  })
}

async function outcomeOf(
  tx: Transaction,
  { profile }: House,
  held: Application,
  decision: Decision,
  now: Date,
) {
  if (decision.is === 'rejection') return decideRejection(held, decision)
  if (decision.is === 'removal') return decideRemoval(held, decision)
  const standing = await standingOf(tx, profile, held.personId, held.organisationId, now)
  return decideApproval(held, { ...standing, revision: decision.revision })
}
