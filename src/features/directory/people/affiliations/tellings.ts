import type { Transaction } from '../../../../platform/database/database.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { Id, OrganisationId, PersonId } from '../../../../values/ids.ts'
import { organisationsOf } from '../../store/affiliations.ts'
import { focalPointsOf } from '../../store/focal-points.ts'
import { isReachable, type HoldersOf } from '../holders.ts'
import { kindsThatDecide } from './may-decide.ts'

type Occasion = 'affiliation-approved' | 'affiliation-rejected' | 'affiliation-ended'

/** The key under which that mail stands, so that it can be ended while it waits. */
export const keyOfTelling = (id: Id, occasion: Occasion): string => `directory.${occasion}:${id}`

/** Tells a person what became of their affiliation, once. */
export async function tellPerson(
  tx: Transaction,
  holdersOf: HoldersOf,
  it: { readonly id: Id; readonly personId: PersonId },
  occasion: Occasion,
  now: Date,
  dueAt = now,
): Promise<void> {
  const to = (await holdersOf(tx, [it.personId])).get(it.personId)
  if (!to || !isReachable(to)) return
  const onceKey = keyOfTelling(it.id, occasion)
  const facts = { affiliationId: it.id }
  await tell(tx, { occasion: `directory.${occasion}`, to, facts, lane: 'now', onceKey, dueAt }, now)
}

/** Asks everybody who decides who belongs to an organisation and can be written to, each once. */
export async function tellDeciders(
  tx: Transaction,
  profile: Pick<Profile, 'focalPointKinds'>,
  holdersOf: HoldersOf,
  it: { readonly id: Id; readonly personId: PersonId; readonly organisationId: OrganisationId },
  now: Date,
): Promise<void> {
  const people = new Set<PersonId>()
  for (const kind of kindsThatDecide(profile))
    for (const { personId } of await focalPointsOf(tx, it.organisationId, kind, now)) people.add(personId)
  people.delete(it.personId)
  for (const to of (await holdersOf(tx, [...people])).values()) {
    if (!isReachable(to)) continue
    const onceKey = `directory.affiliation-claimed:${it.id}:${to.personId}`
    const facts = { affiliationId: it.id }
    await tell(tx, { occasion: 'directory.affiliation-claimed', to, facts, onceKey }, now)
  }
}

/** Asks about every claim of somebody that waits for a focal point: for whoever makes people, in that transaction. */
export async function tellClaimsOf(
  tx: Transaction,
  profile: Pick<Profile, 'focalPointKinds'>,
  holdersOf: HoldersOf,
  personId: PersonId,
  now: Date,
): Promise<void> {
  for (const { id, organisation, state } of await organisationsOf(tx, personId))
    if (state === 'claimed' && organisation?.state === 'listed')
      await tellDeciders(tx, profile, holdersOf, { id, personId, organisationId: organisation.id }, now)
}
