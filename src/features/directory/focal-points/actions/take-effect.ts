import type { Transaction } from '../../../../platform/database/database.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Id, PersonId } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { findOrganisation } from '../../store/organisations.ts'
import { holdPerson } from '../../store/own-person.ts'
import type { Organisation } from '../../types.ts'
import { isInUse, type AccountsAbove } from '../accounts-above.ts'
import { decidersOf, recipientOf } from '../recipients.ts'
import { decideTakingEffect, holdsAlready } from '../rules.ts'
import { saveAffiliated } from '../store/affiliated.ts'
import { endRoles, findRole, rolesOfOrganisation, saveRole } from '../store/roles.ts'
import type { Change, EndReason, Role } from '../types.ts'
import { lookForGaps } from './gaps.ts'

export type Desk = { readonly profile: Profile; readonly accounts: AccountsAbove }

export type Effect = { readonly newRoleId: Id | null; readonly personId: PersonId | null }

/**
 * Makes a change true, with the organisation held: the old role ends and the new one begins in one transaction, and the
 * old, the new and the others of the organisation are told. A newcomer gets an account that waits for its welcome code.
 */
export async function takeEffect(
  tx: Transaction,
  desk: Desk,
  actor: SignedIn,
  change: Change,
  now: Date,
): Promise<Effect | Refusal> {
  const { organisationId } = change
  const organisation = await findOrganisation(tx, organisationId)
  if (!organisation) return refuse('directory.focal.unknown')
  const ending = change.roleId ? await findRole(tx, change.roleId, now) : undefined
  const personId = await whoBegins(tx, desk, actor, change, organisation, now)
  if (isRefusal(personId)) return personId

  const theirs = (await rolesOfOrganisation(tx, organisationId, now)).filter(
    (one) => one.personId === personId && one.id !== change.roleId,
  )
  const holder = personId && (await desk.accounts.holders(tx, [personId])).get(personId)
  const outcome = decideTakingEffect(change, {
    isRoleLive: ending !== undefined && ending.until === null,
    holdsAlready: holdsAlready(change, theirs),
    canSignIn: isInUse(holder || undefined),
  })
  if (isRefusal(outcome)) return outcome

  if (ending) await endOne(tx, actor, ending, change.what === 'hand-over' ? 'handed-over' : 'removed', now)
  if (!personId) {
    await tellAll(tx, desk, change, { ending, newRoleId: null, personId: null }, now)
    return { newRoleId: null, personId: null }
  }
  await saveAffiliated(
    tx,
    { personId, organisationId, category: organisation.category },
    actor.accountId,
    now,
  )
  for (const less of theirs.filter((one) => one.kind === change.kind && one.sector === change.sector))
    await endOne(tx, actor, less, 'handed-over', now)
  const newRoleId = await saveRole(tx, { ...change, personId }, now)
  const { kind, sector, isDeputy } = change
  await record(
    tx,
    actor,
    'directory.focal-point-began',
    newRoleId,
    { organisationId, personId, kind, sector, isDeputy },
    now,
  )
  await tellAll(tx, desk, change, { ending, newRoleId, personId }, now)
  return { newRoleId, personId }
}

/**
 * Holds whoever would begin, before anything else is held: changes of what a person belongs to hold the person first too,
 * and would otherwise wait for this one while this one waits for them.
 */
export async function holdBeginner(
  tx: Transaction,
  { accounts }: Pick<Desk, 'accounts'>,
  { personId, newcomer }: Pick<Change, 'personId' | 'newcomer'>,
): Promise<void> {
  const known = personId ?? (newcomer && (await accounts.personOfAddress(tx, newcomer.email)))
  if (known) await holdPerson(tx, known)
}

/** Somebody known, or a newcomer: whoever has the address already, else somebody with a new account. */
async function whoBegins(
  tx: Transaction,
  { accounts, profile }: Desk,
  actor: SignedIn,
  { what, personId, newcomer, askedBy }: Change,
  { countryCode }: Organisation,
  now: Date,
): Promise<PersonId | null | Refusal> {
  if (what === 'ending' || !newcomer) return personId
  const known = await accounts.personOfAddress(tx, newcomer.email)
  if (known) return known
  const { firstName, lastName, email } = newcomer
  const name = firstName ? `${firstName} ${lastName}` : lastName
  const asker = await accounts.holderOfAccount(tx, askedBy)
  const language = asker?.language ?? profile.languages[0] ?? 'en'
  return accounts.openAccount(tx, actor, { name, email, countryCode, language }, now)
}

async function endOne(tx: Transaction, actor: SignedIn, role: Role, reason: EndReason, now: Date) {
  await endRoles(tx, [role.id], reason, now)
  const { organisationId, personId, kind, sector } = role
  await record(
    tx,
    actor,
    'directory.focal-point-ended',
    role.id,
    { organisationId, personId, kind, sector, reason },
    now,
  )
}

type Done = {
  readonly ending: Role | undefined
  readonly newRoleId: Id | null
  readonly personId: PersonId | null
}

/** The old, the new, then everybody else who decides there; and whether somebody is missing now. */
async function tellAll(tx: Transaction, desk: Desk, change: Change, done: Done, now: Date): Promise<void> {
  const { organisationId } = change
  const facts = { changeId: change.id, roleId: done.ending?.id, newRoleId: done.newRoleId }
  const people = [done.ending?.personId, done.personId].filter((one) => one !== undefined && one !== null)
  const holders = await desk.accounts.holders(tx, people)
  const old = done.ending && holders.get(done.ending.personId)
  const fresh = done.personId ? holders.get(done.personId) : undefined
  if (old && old.personId !== done.personId)
    await tell(tx, { occasion: 'directory.focal-ended', to: recipientOf(old), facts }, now)
  if (fresh) await tell(tx, { occasion: 'directory.focal-began', to: recipientOf(fresh), facts }, now)
  for (const to of await decidersOf(tx, desk.accounts, organisationId, { except: people }, now))
    await tell(tx, { occasion: 'directory.focal-changed', to, facts }, now)
  await lookForGaps(tx, desk, [organisationId], now)
}
