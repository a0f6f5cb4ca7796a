import type { Transaction } from '../../../../../platform/database/database.ts'
import { endWaiting } from '../../../../../platform/outgoing-mail/waiting.ts'
import type { Profile } from '../../../../../platform/profile/index.ts'
import type { SignedIn } from '../../../../../values/actor.ts'
import type { Id, OrganisationId, PersonId } from '../../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../../values/refusal.ts'
import { record } from '../../../../audit/index.ts'
import { mayDecide } from '../may-decide.ts'
import { decideUndo } from '../rules.ts'
import { findClaim, holdAffiliation, isClaimedAnew, saveUndecided } from '../store.ts'
import { keyOfTelling } from '../tellings.ts'
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

/**
 * A decision about a claim that was part of a larger act is taken back, and its mail, which still waits, never leaves.
 * Refused, nothing is changed.
 */
export async function takeDecisionBack(
  tx: Transaction,
  actor: SignedIn,
  id: Id,
  decided: { readonly as: 'approved' | 'rejected'; readonly at: Date },
  now: Date,
): Promise<{ readonly next: 'claimed' } | Refusal> {
  const held = await holdAffiliation(tx, id)
  const outcome = held ? decideUndo(held, decided) : refuse('directory.affiliation-unknown')
  if (isRefusal(outcome) || !held) return outcome
  if (await isClaimedAnew(tx, held)) return refuse('directory.affiliation-decided')
  const mail = keyOfTelling(id, `affiliation-${decided.as}`)
  if ((await endWaiting(tx, [mail], 'taken-back')) === 'left') return refuse('directory.affiliation-decided')
  await saveUndecided(tx, id)
  const details = { personId: held.personId, organisationId: held.organisationId, was: decided.as }
  await record(tx, actor, 'directory.affiliation-decision-undone', id, details, now)
  return outcome
}
