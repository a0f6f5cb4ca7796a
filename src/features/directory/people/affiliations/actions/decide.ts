import { inTransaction } from '../../../../../platform/database/database.ts'
import type { Transaction } from '../../../../../platform/database/database.ts'
import type { House } from '../../../../../platform/house.ts'
import type { SignedIn } from '../../../../../values/actor.ts'
import type { Id } from '../../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../../values/refusal.ts'
import { record } from '../../../../audit/index.ts'
import { findOrganisation } from '../../../store/organisations.ts'
import { mayDecide } from '../may-decide.ts'
import type { AffiliationParts } from '../parts.ts'
import { decideApproval, decideRejection, decideRemoval, latestToday } from '../rules.ts'
import { holdAffiliation, saveDecision } from '../store.ts'
import { tellPerson } from '../tellings.ts'
import type { Held } from '../types.ts'
import { endHeld } from './end.ts'

type Above = Pick<House, 'db' | 'profile' | 'clock'>

/**
 * A claim is approved: from now on the person acts for the organisation. Of any number who decide about one claim at
 * once, one does. Whoever may not decide learns no more than that there is nothing.
 */
export const approveAffiliation = (
  house: Above,
  parts: AffiliationParts,
  actor: SignedIn,
  id: Id,
): Promise<{ readonly approved: Held } | Refusal> =>
  deciding(house, actor, id, (tx, held, now) => approveHeld(tx, parts, actor, held, now))

/** A claim is rejected, with a reason that the person reads. They can claim another organisation, or the same again. */
export const rejectAffiliation = (
  house: Above,
  parts: AffiliationParts,
  actor: SignedIn,
  id: Id,
  reason: string,
): Promise<{ readonly rejected: Held } | Refusal> =>
  deciding(house, actor, id, (tx, held, now) => rejectHeld(tx, parts, actor, held, reason, now))

type Telling = Pick<AffiliationParts, 'holdersOf' | 'whenAffiliationApproved'>

/** The same as part of a larger act, for whoever may decide. The mail leaves no earlier than `dueAt`. */
export async function approveHeld(
  tx: Transaction,
  parts: Telling,
  actor: SignedIn,
  held: Held,
  now: Date,
  dueAt?: Date,
): Promise<{ readonly approved: Held } | Refusal> {
  const organisation = held.organisationId ? await findOrganisation(tx, held.organisationId) : undefined
  const outcome = decideApproval(held, organisation)
  if (isRefusal(outcome) || !organisation) return isRefusal(outcome) ? outcome : unknown()
  await saveDecision(tx, held.id, { state: 'approved', by: actor.accountId }, now)
  const details = { personId: held.personId, organisationId: organisation.id }
  await record(tx, actor, 'directory.affiliation-approved', held.id, details, now)
  await tellPerson(tx, parts.holdersOf, held, 'affiliation-approved', now, dueAt)
  const moved = { affiliationId: held.id, ...details }
  for (const react of parts.whenAffiliationApproved) await react(tx, actor, moved, now)
  return { approved: { ...held, state: 'approved' } }
}

/** The same for a rejection. */
export async function rejectHeld(
  tx: Transaction,
  parts: Telling,
  actor: SignedIn,
  held: Held,
  reason: string,
  now: Date,
  dueAt?: Date,
): Promise<{ readonly rejected: Held } | Refusal> {
  const outcome = decideRejection(held, reason)
  if (isRefusal(outcome)) return outcome
  await saveDecision(tx, held.id, { state: 'rejected', by: actor.accountId, note: reason }, now)
  const details = { personId: held.personId, organisationId: held.organisationId }
  await record(tx, actor, 'directory.affiliation-rejected', held.id, details, now)
  await tellPerson(tx, parts.holdersOf, held, 'affiliation-rejected', now, dueAt)
  return { rejected: { ...held, state: 'rejected', note: reason } }
}

/** Somebody no longer belongs to the organisation: the affiliation ends today, with a reason that they read. */
export const endAffiliation = (
  house: Above,
  parts: AffiliationParts,
  actor: SignedIn,
  id: Id,
  reason: string,
): Promise<{ readonly ended: Held } | Refusal> =>
  deciding(house, actor, id, async (tx, held, now) => {
    const outcome = decideRemoval(held, reason)
    if (isRefusal(outcome)) return outcome
    const on = latestToday(now)
    const ending = { reason: 'removed', on, by: actor.accountId, note: reason } as const
    await endHeld(tx, parts, actor, held, ending, now)
    return { ended: { ...held, state: 'ended', note: reason } }
  })

const unknown = () => refuse('directory.affiliation-unknown')

/** Holds the affiliation for whoever may decide about it. */
function deciding<Outcome>(
  { db, profile, clock }: Above,
  actor: SignedIn,
  id: Id,
  decide: (tx: Transaction, held: Held, now: Date) => Promise<Outcome | Refusal>,
): Promise<Outcome | Refusal> {
  const now = clock.now()
  return inTransaction(db, async (tx) => {
    const held = await holdAffiliation(tx, id)
    if (!held || !(await mayDecide(tx, profile, actor, held.organisationId))) return unknown()
    return decide(tx, held, now)
  })
}
