import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Id, PersonId } from '../../../../values/ids.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { isInUse, type AccountsAbove } from '../accounts-above.ts'
import { setAbsence } from '../actions/own-role.ts'
import { deskOf, recipientOf } from '../recipients.ts'
import { rolesOfOrganisation, rolesOfPerson } from '../store/roles.ts'
import { standIns } from './rules.ts'

type Away = { readonly from: string; readonly until: string | undefined }

/**
 * Somebody says when they are away. Whoever is asked meanwhile gets a mail, once for these days; where nobody can be, the
 * secretariat does, since it is asked then.
 */
export const goAway = (
  house: House,
  accounts: AccountsAbove,
  actor: SignedIn,
  absence: Away,
): Promise<{ readonly kept: true } | Refusal> =>
  setAbsence(house, actor, absence, (tx, now) => tellOthers(tx, house, accounts, actor, absence, now))

async function tellOthers(
  tx: Transaction,
  { profile }: House,
  accounts: AccountsAbove,
  { personId }: SignedIn,
  { from, until }: Away,
  now: Date,
): Promise<void> {
  const days = { from, until: until ?? null }
  const alone: Id[] = []
  const asked = new Map<PersonId, Id[]>()
  for (const role of await rolesOfPerson(tx, personId, now)) {
    const others = standIns(role, await rolesOfOrganisation(tx, role.organisationId, now), days)
    const holders = await accounts.holders(
      tx,
      others.map((one) => one.personId),
    )
    const reachable = others.filter((one) => isInUse(holders.get(one.personId)))
    if (reachable.length === 0) alone.push(role.id)
    for (const one of reachable) asked.set(one.personId, [...(asked.get(one.personId) ?? []), role.id])
  }
  const key = `${personId}:${from}:${until ?? ''}`
  const holders = await accounts.holders(tx, [...asked.keys()])
  for (const [other, roleIds] of asked) {
    const holder = holders.get(other)
    const facts = { roleIds, ...days }
    const onceKey = `directory.stands-in:${key}:${other}`
    if (holder)
      await tell(tx, { occasion: 'directory.stands-in', to: recipientOf(holder), facts, onceKey }, now)
  }
  if (alone.length === 0) return
  const facts = { roleIds: alone, ...days }
  const onceKey = `directory.nobody-stands-in:${key}`
  await tell(tx, { occasion: 'directory.nobody-stands-in', to: deskOf(profile), facts, onceKey }, now)
}
