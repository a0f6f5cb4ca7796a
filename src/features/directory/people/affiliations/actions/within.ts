import type { Transaction } from '../../../../../platform/database/database.ts'
import type { Profile } from '../../../../../platform/profile/index.ts'
import type { SignedIn } from '../../../../../values/actor.ts'
import type { OrganisationId, PersonId } from '../../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../../values/refusal.ts'
import { record } from '../../../../audit/index.ts'
import { mayDecide } from '../may-decide.ts'
import { decideUndo } from '../rules.ts'
import { findClaim, holdAffiliation, isClaimedAnew, saveUndecided } from '../store.ts'
import type { Held } from '../types.ts'

/**
 * The claim of somebody to an organisation, held for a larger act whose actor may decide about it. Undefined: there is
 * none, or it is for others to decide. Call it before an event or a registration is held: people come first.
 */
export async function holdClaimFor(
  tx: Transaction,
  profile: Pick<Profile, 'focalPointKinds'>,
  actor: SignedIn,
  personId: PersonId,
  organisationId: OrganisationId,
): Promise<Held | undefined> {
  const id = await findClaim(tx, personId, organisationId)
  if (!id || !(await mayDecide(tx, profile, actor, organisationId))) return undefined
  const held = await holdAffiliation(tx, id)
  return held?.state === 'claimed' ? held : undefined
}

/** A decision about a claim, as it was made within a larger act. */
export type ClaimDecided = { readonly as: 'approved' | 'rejected'; readonly at: Date }

/** Whether that decision, about an affiliation that is held, can be taken back: it is still the last word. */
export async function mayTakeBack(
  tx: Transaction,
  held: Held,
  decided: ClaimDecided,
): Promise<Refusal | undefined> {
  const outcome = decideUndo(held, decided)
  if (isRefusal(outcome)) return outcome
  return (await isClaimedAnew(tx, held)) ? refuse('directory.affiliation-decided') : undefined
}

/** Takes it back. Its mail, under `keyOfTelling`, is the larger act's to end, before anything is written. */
export async function takeBack(tx: Transaction, actor: SignedIn, held: Held, now: Date): Promise<void> {
  await saveUndecided(tx, held.id)
  const details = { personId: held.personId, organisationId: held.organisationId, was: held.state }
  await record(tx, actor, 'directory.affiliation-decision-undone', held.id, details, now)
}
