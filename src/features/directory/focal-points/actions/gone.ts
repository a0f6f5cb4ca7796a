import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { Actor } from '../../../../values/actor.ts'
import type { Id, OrganisationId, PersonId } from '../../../../values/ids.ts'
import { record } from '../../../audit/index.ts'
import type { AccountsAbove } from '../accounts-above.ts'
import { holdsAlready } from '../rules.ts'
import { withdrawChangesOf } from '../store/changes.ts'
import {
  endRoles,
  findRole,
  holdOrganisation,
  resumeMerged,
  rolesOfPerson,
  saveHolder,
} from '../store/roles.ts'
import { lookForGaps } from './gaps.ts'
import { endAndTell } from './own-role.ts'

type Above = { readonly house: Pick<House, 'profile'>; readonly accounts: AccountsAbove }

/** Somebody no longer belongs to an organisation: they decide nothing for it any more. */
export const affiliationEnded = (
  tx: Transaction,
  above: Above,
  actor: Actor,
  gone: { readonly personId: PersonId; readonly organisationId: OrganisationId },
  now: Date,
): Promise<void> => endAll(tx, above, actor, gone.personId, 'affiliation-ended', now, gone.organisationId)

/** An account is closed: whoever held it decides for nobody any more. */
export const accountClosed = (
  tx: Transaction,
  above: Above,
  actor: Actor,
  personId: PersonId,
  now: Date,
): Promise<void> => endAll(tx, above, actor, personId, 'account-closed', now)

async function endAll(
  tx: Transaction,
  above: Above,
  actor: Actor,
  personId: PersonId,
  reason: 'affiliation-ended' | 'account-closed',
  now: Date,
  organisationId?: OrganisationId,
): Promise<void> {
  const roles = (await rolesOfPerson(tx, personId, now)).filter(
    (one) => organisationId === undefined || one.organisationId === organisationId,
  )
  for (const id of organisationsOf(roles)) await holdOrganisation(tx, id)
  for (const role of roles) await endAndTell(tx, above, actor, role, reason, now)
}

/**
 * Somebody can or cannot sign in any more, with their roles as they are: a member that is left without anybody is told
 * to the secretariat at once, and one that has somebody again is no longer missing.
 */
export async function reachChanged(
  tx: Transaction,
  { house, accounts }: Above,
  personId: PersonId,
  now: Date,
): Promise<void> {
  const roles = await rolesOfPerson(tx, personId, now)
  await lookForGaps(tx, { profile: house.profile, accounts }, organisationsOf(roles), now)
}

type People = { readonly from: PersonId; readonly into: PersonId }

/**
 * Two accounts were one person's: what the one decided about goes on with the other, who keeps the larger role where both
 * hold one. Returns the roles that moved or ended by it, so that it can be undone.
 */
export async function rolesMerged(
  tx: Transaction,
  { house, accounts }: Above,
  actor: Actor,
  { from, into }: People,
  now: Date,
): Promise<readonly Id[]> {
  const roles = await rolesOfPerson(tx, from, now)
  const ids = organisationsOf(roles)
  for (const id of ids) await holdOrganisation(tx, id)
  const touched: Id[] = []
  for (const role of roles) {
    const theirs = (await rolesOfPerson(tx, into, now)).filter(
      (one) => one.organisationId === role.organisationId && one.kind === role.kind,
    )
    const isLess = holdsAlready(role, theirs)
    const going = isLess ? [role] : theirs.filter((one) => one.sector === role.sector)
    const gone = await endRoles(
      tx,
      going.map(({ id }) => id),
      'merged',
      now,
    )
    await withdrawChangesOf(tx, [role.id, ...gone], now)
    if (!isLess) await saveHolder(tx, role.id, into)
    touched.push(...gone, ...(isLess ? [] : [role.id]))
    const details = { organisationId: role.organisationId, kind: role.kind, into, isLess }
    await record(tx, actor, 'directory.focal-point-merged', role.id, details, now)
  }
  await lookForGaps(tx, { profile: house.profile, accounts }, ids, now)
  return touched
}

/** The two are two again: what moved goes back, and what ended by the merging goes on, unless something else happened. */
export async function rolesTakenApart(
  tx: Transaction,
  { house, accounts }: Above,
  actor: Actor,
  { from, into }: People,
  touched: readonly Id[],
  now: Date,
): Promise<void> {
  const all = (await Promise.all(touched.map((id) => findRole(tx, id, now)))).filter(
    (one) => one !== undefined,
  )
  const ids = organisationsOf(all)
  for (const id of ids) await holdOrganisation(tx, id)
  for (const role of all)
    if (role.until === null && role.personId === into) await saveHolder(tx, role.id, from)
  await resumeMerged(tx, touched)
  for (const { id, organisationId, kind } of all)
    await record(tx, actor, 'directory.focal-point-given-back', id, { organisationId, kind, to: from }, now)
  await lookForGaps(tx, { profile: house.profile, accounts }, ids, now)
}

const organisationsOf = (roles: readonly { readonly organisationId: OrganisationId }[]) =>
  [...new Set(roles.map(({ organisationId }) => organisationId))].sort()
