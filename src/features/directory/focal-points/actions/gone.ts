import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { Actor } from '../../../../values/actor.ts'
import type { OrganisationId, PersonId } from '../../../../values/ids.ts'
import { record } from '../../../audit/index.ts'
import type { AccountsAbove } from '../accounts-above.ts'
import { holdsAlready } from '../rules.ts'
import { withdrawChangesOf } from '../store/changes.ts'
import { endRoles, holdOrganisation, rolesOfOrganisation, rolesOfPerson, saveRole } from '../store/roles.ts'
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

/** Two accounts were one person's: what the one decided about goes on with the other. */
export async function rolesMerged(
  tx: Transaction,
  { house, accounts }: Above,
  actor: Actor,
  merged: { readonly from: PersonId; readonly into: PersonId },
  now: Date,
): Promise<void> {
  const roles = await rolesOfPerson(tx, merged.from, now)
  const ids = organisationsOf(roles)
  for (const id of ids) await holdOrganisation(tx, id)
  for (const role of roles) {
    const theirs = (await rolesOfOrganisation(tx, role.organisationId, now)).filter(
      (one) => one.personId === merged.into,
    )
    await endRoles(tx, [role.id], 'merged', now)
    await withdrawChangesOf(tx, [role.id], now)
    const details = { organisationId: role.organisationId, kind: role.kind, into: merged.into }
    await record(tx, actor, 'directory.focal-point-merged', role.id, details, now)
    if (holdsAlready(role, theirs)) continue
    const less = theirs.filter((one) => one.kind === role.kind && one.sector === role.sector)
    await endRoles(
      tx,
      less.map(({ id }) => id),
      'merged',
      now,
    )
    await saveRole(tx, { ...role, personId: merged.into }, now)
  }
  await lookForGaps(tx, { profile: house.profile, accounts }, ids, now)
}

const organisationsOf = (roles: readonly { readonly organisationId: OrganisationId }[]) =>
  [...new Set(roles.map(({ organisationId }) => organisationId))].sort()
