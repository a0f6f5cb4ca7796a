import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { Id } from '../../../values/ids.ts'
import { organisationName } from '../rules.ts'
import { findOrganisation, findOrganisations } from '../store/organisations.ts'
import { searchOrganisations } from '../store/search.ts'
import type { Organisation } from '../types.ts'
import type { AccountsAbove } from './accounts-above.ts'
import type { ChangeView } from './pages/change.ts'
import { deskPageSize, type DeskView } from './pages/desk.ts'
import { mostListed, type NamingView } from './pages/naming.ts'
import type { OfficeView } from './pages/organisation.ts'
import type { RoleView } from './pages/role.ts'
import type { DeskFilter, Heap } from './parse.ts'
import { claimSteps, type Change } from './types.ts'
import { daysLater } from './rules.ts'
import { isAffiliated, listAffiliated } from './store/affiliated.ts'
import { changesOf, countAsked, findChange, listAsked } from './store/changes.ts'
import { claimsOf, countWaitingSince, listWaitingSince } from './store/claims.ts'
import { countGaps, openGaps } from './store/gaps.ts'
import {
  countConfirmedBy,
  dayOfInstant,
  endingOf,
  findRole,
  pastRolesOf,
  rolesConfirmedBy,
  rolesOfOrganisation,
} from './store/roles.ts'

const day = 24 * 60 * 60_000

/** Since when a claim has waited too long for its organisation to see to it. */
const longAgo = (now: Date): Date => new Date(now.getTime() - (claimSteps.at(-1) ?? 0) * day)
/** The last confirmation of a role that is overdue now. */
const overdueBy = (now: Date): string => daysLater(dayOfInstant(now), -366)

export async function countHeaps({ db, clock }: Pick<House, 'db' | 'clock'>): Promise<Record<Heap, number>> {
  const now = clock.now()
  const [asked, missing, overdue, waiting] = await Promise.all([
    countAsked(db),
    countGaps(db),
    countConfirmedBy(db, overdueBy(now)),
    countWaitingSince(db, longAgo(now)),
  ])
  return { asked, missing, overdue, waiting }
}

export async function deskViewOf(
  house: House,
  accounts: AccountsAbove,
  t: Texts,
  filter: DeskFilter,
): Promise<DeskView> {
  const { db, profile, clock } = house
  const now = clock.now()
  const page = { most: deskPageSize, from: (filter.page - 1) * deskPageSize }
  const shows = (heap: Heap) => filter.show === heap && filter.q === ''
  const changes = shows('asked') ? await listAsked(db, page) : []
  const missing = shows('missing') ? await openGaps(db, page) : []
  const overdue = shows('overdue') ? await rolesConfirmedBy(db, overdueBy(now), now, page) : []
  const waiting = shows('waiting') ? await listWaitingSince(db, longAgo(now), page) : []
  const people = await accounts.holders(
    db,
    changes.flatMap(({ personId }) => personId ?? []),
  )
  const about = [...changes, ...missing, ...overdue, ...waiting].map(({ organisationId }) => organisationId)
  const organisations = await findOrganisations(db, [...new Set(about)])
  return {
    profile,
    filter,
    now,
    counts: await countHeaps(house),
    asked: changes.map((change) => ({ change, person: nameIn(change, people) })),
    missing,
    overdue,
    waiting,
    names: new Map(organisations.map((one) => [one.id, organisationName(one, t.language)])),
    found: filter.q ? (await searchOrganisations(db, { words: filter.q, page: 1 })).organisations : undefined,
  }
}

function nameIn(
  { personId, newcomer }: Change,
  people: ReadonlyMap<Id, { readonly name: string }>,
): string | undefined {
  if (newcomer) return newcomer.firstName ? `${newcomer.firstName} ${newcomer.lastName}` : newcomer.lastName
  return personId ? people.get(personId)?.name : undefined
}

export async function changeViewOf(
  house: House,
  accounts: AccountsAbove,
  t: Texts,
  actor: SignedIn,
  id: Id,
): Promise<ChangeView | undefined> {
  const { db, profile, clock } = house
  const change = await findChange(db, id)
  const organisation = change && (await findOrganisation(db, change.organisationId))
  if (!change || !organisation) return undefined
  const known = change.newcomer ? await accounts.personOfAddress(db, change.newcomer.email) : change.personId
  const person = known ? (await accounts.holders(db, [known])).get(known) : undefined
  return {
    profile,
    change,
    organisation: organisationName(organisation, t.language),
    asker: await accounts.holderOfAccount(db, change.askedBy),
    decider: change.decidedBy ? await accounts.holderOfAccount(db, change.decidedBy) : undefined,
    role: change.roleId ? await findRole(db, change.roleId, clock.now()) : undefined,
    person,
    isAffiliated: person ? await isAffiliated(db, person.personId, organisation.id) : false,
    isOwn: change.askedBy === actor.accountId,
    now: clock.now(),
  }
}

export async function officeViewOf(
  { db, profile, clock }: House,
  accounts: AccountsAbove,
  id: Id,
): Promise<OfficeView | undefined> {
  const now = clock.now()
  const organisation = await findOrganisation(db, id)
  if (!organisation) return undefined
  const roles = await rolesOfOrganisation(db, id, now)
  const [gaps, changes, past, claims, holders] = await Promise.all([
    openGaps(db, { ids: [id] }),
    changesOf(db, id, { most: 20 }),
    pastRolesOf(db, id, 20, now),
    claimsOf(db, id, 20),
    accounts.holders(
      db,
      roles.map(({ personId }) => personId),
    ),
  ])
  return { profile, organisation, roles, holders, gaps, changes, past, claims, now }
}

export async function roleViewOf(
  { db, profile, clock }: House,
  accounts: AccountsAbove,
  t: Texts,
  id: Id,
): Promise<RoleView | undefined> {
  const role = await findRole(db, id, clock.now())
  const organisation = role && (await findOrganisation(db, role.organisationId))
  if (!role || !organisation) return undefined
  return {
    profile,
    role,
    endReason: await endingOf(db, id),
    organisation: organisationName(organisation, t.language),
    holder: (await accounts.holders(db, [role.personId])).get(role.personId),
    now: clock.now(),
  }
}

/** Sectors that a role may be limited to: those of the membership, or all of the body's where it covers all. */
export const sectorsFor = (
  { profile }: Pick<House, 'profile'>,
  { sectors }: Organisation,
): readonly string[] => {
  const all = profile.sectors.map(({ id }) => id)
  return sectors.length > 0 ? all.filter((id) => sectors.includes(id)) : all
}

/** The form by which staff appoint somebody for an organisation. */
export async function appointmentViewOf(
  house: House,
  t: Texts,
  organisation: Organisation,
  words: string,
): Promise<NamingView> {
  const { db, profile } = house
  return {
    profile,
    path: `/desk/focal-points/organisations/${organisation.id}/appointment`,
    organisation: organisationName(organisation, t.language),
    people: await listAffiliated(db, organisation.id, { words, most: mostListed }),
    words,
    kinds: profile.focalPointKinds.map(({ id }) => id),
    sectors: sectorsFor(house, organisation),
    mayLimit: true,
    needsReason: true,
    submit: t('directory.focal.office.appoint'),
  }
}
