import { inTransaction, type Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { Actor, SignedIn } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { isInUse, type AccountsAbove } from '../accounts-above.ts'
import { decidersOf, recipientOf } from '../recipients.ts'
import { decideAbsence, decideGivingUp, mayConfirm, mayName } from '../rules.ts'
import { withdrawChangesOf } from '../store/changes.ts'
import {
  dayOfInstant,
  endRoles,
  findRole,
  holdOrganisation,
  mandatesOf,
  rolesOfOrganisation,
  rolesOfPerson,
  saveAbsence,
  saveConfirmed,
} from '../store/roles.ts'
import type { EndReason, Role } from '../types.ts'
import { lookForGaps } from './gaps.ts'

/**
 * Somebody gives up a role of their own, or a focal point takes a deputy's away. The last focal point of a kind cannot
 * go without a successor; of two who give up at once one is refused.
 */
export function endOwnRole(
  house: House,
  accounts: AccountsAbove,
  actor: SignedIn,
  id: Id,
): Promise<{ readonly ended: Role } | Refusal> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const found = await findRole(tx, id, now)
    if (!found) return refuse('directory.focal.unknown')
    await holdOrganisation(tx, found.organisationId)
    const roles = await rolesOfOrganisation(tx, found.organisationId, now)
    const role = roles.find((one) => one.id === id)
    if (!role) return refuse('directory.focal.role-over')
    const ofKind = roles.filter(({ kind }) => kind === role.kind)
    const isOwn = role.personId === actor.personId
    const mayRemove = role.isDeputy && mayName(await mandatesOf(tx, actor.personId, now), ofKind)
    if (!isOwn && !mayRemove) return refuse('directory.focal.not-yours')

    const others = ofKind.filter((one) => one.id !== id)
    const holders = await accounts.holders(
      tx,
      others.map((one) => one.personId),
    )
    const outcome = decideGivingUp(
      role,
      others.filter((one) => isInUse(holders.get(one.personId))),
    )
    if (isRefusal(outcome)) return outcome
    await endAndTell(tx, { house, accounts }, actor, role, isOwn ? 'given-up' : 'removed', now)
    return { ended: role }
  })
}

/** Ends one live role, tells whoever held it and the others of the organisation, and looks whether somebody is missing. */
export async function endAndTell(
  tx: Transaction,
  { house, accounts }: { readonly house: Pick<House, 'profile'>; readonly accounts: AccountsAbove },
  actor: Actor,
  role: Role,
  reason: EndReason,
  now: Date,
): Promise<void> {
  const ended = await endRoles(tx, [role.id], reason, now)
  if (ended.length === 0) return
  await withdrawChangesOf(tx, ended, now)
  const { organisationId, personId, kind, sector } = role
  const details = { organisationId, personId, kind, sector, reason }
  await record(tx, actor, 'directory.focal-point-ended', role.id, details, now)
  const facts = { roleId: role.id }
  const holder = (await accounts.holders(tx, [personId])).get(personId)
  if (holder && isInUse(holder) && reason !== 'given-up')
    await tell(tx, { occasion: 'directory.focal-ended', to: recipientOf(holder), facts }, now)
  for (const to of await decidersOf(tx, accounts, organisationId, { except: [personId] }, now))
    await tell(tx, { occasion: 'directory.focal-changed', to, facts }, now)
  await lookForGaps(tx, { profile: house.profile, accounts }, [organisationId], now)
}

/** Somebody says when they are away; it stands on all their roles, and deputies are asked first meanwhile. */
export function setAbsence(
  house: House,
  actor: SignedIn,
  absence: { readonly from: string; readonly until: string | undefined } | undefined,
  whenKept?: (tx: Transaction, now: Date) => Promise<void>,
): Promise<{ readonly kept: true } | Refusal> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const outcome = absence && decideAbsence(absence, dayOfInstant(now))
    if (isRefusal(outcome)) return outcome
    await saveAbsence(tx, actor.personId, { from: absence?.from ?? null, until: absence?.until ?? null })
    const act = absence ? 'directory.focal-point-away' : 'directory.focal-point-back'
    await record(tx, actor, act, actor.personId, { ...absence }, now)
    await whenKept?.(tx, now)
    return { kept: true }
  })
}

/** Somebody says that their roles in an organisation still hold: those that are due within the month, for another year. */
export function confirmRoles(
  house: House,
  actor: SignedIn,
  which: (role: Role) => boolean,
): Promise<{ readonly confirmed: number }> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const today = dayOfInstant(now)
    const roles = (await rolesOfPerson(tx, actor.personId, now)).filter(which)
    const due = roles.filter((role) => mayConfirm(role, today))
    await saveConfirmed(
      tx,
      due.map(({ id }) => id),
      now,
    )
    for (const { id, organisationId, kind } of due)
      await record(tx, actor, 'directory.focal-point-confirmed', id, { organisationId, kind }, now)
    return { confirmed: due.length }
  })
}

/** The secretariat heard from whoever holds a role that it still holds. */
export function confirmForHolder(
  house: House,
  actor: SignedIn,
  id: Id,
): Promise<{ readonly confirmed: Role } | Refusal> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const role = await findRole(tx, id, now)
    if (!role) return refuse('directory.focal.unknown')
    if (role.until) return refuse('directory.focal.role-over')
    await saveConfirmed(tx, [id], now)
    const { organisationId, kind } = role
    await record(tx, actor, 'directory.focal-point-confirmed', id, { organisationId, kind }, now)
    return { confirmed: role }
  })
}
