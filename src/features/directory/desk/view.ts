import type { House } from '../../../platform/house.ts'
import type { Id, PersonId } from '../../../values/ids.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { Holder } from '../focal-points/accounts-above.ts'
import { rolesOfOrganisation } from '../focal-points/store/roles.ts'
import { domainMatch, domainOf } from '../people/affiliations/rules.ts'
import { domainsOf } from '../people/affiliations/store.ts'
import type { Organisation } from '../types.ts'
import type { DeskParts, Likely } from './above.ts'
import type { Known, PeopleView } from './pages/people.ts'
import type { Likeness, PersonView } from './pages/person.ts'
import type { ReviewView } from './pages/review.ts'
import { heapOf, mostAtOnce, type Picked } from './parse.ts'
import { whyNot } from './rules.ts'
import { countPeople, idsMatching, listPeople, peopleAPage, peopleById } from './store/people.ts'
import type { AtDesk, OrganisationsPerson, PeopleFilter } from './types.ts'

/** The domains by which an organisation's addresses are known: those it has, else its web site's. */
async function knownDomains({ db }: House, { id, webSite }: Organisation): Promise<readonly string[]> {
  const kept = await domainsOf(db, id)
  const own = domainOf(webSite)
  return kept.length > 0 || !own ? kept : [own]
}

export async function peopleViewOf(
  house: House,
  parts: DeskParts,
  at: AtDesk,
  filter: PeopleFilter,
): Promise<PeopleView> {
  const [people, counts] = await Promise.all([
    listPeople(house.db, at.organisation.id, filter),
    countPeople(house.db, at.organisation.id, filter.words),
  ])
  const known = await knownOf(house, parts, at, people)
  return { at, people, known, counts, filter, perPage: peopleAPage, now: house.clock.now() }
}

/** What the house knows of these people beside what they said. */
async function knownOf(
  house: House,
  { accounts, hintsWithin }: DeskParts,
  { organisation }: AtDesk,
  people: readonly OrganisationsPerson[],
): Promise<ReadonlyMap<PersonId, Known>> {
  const ids = people.map(({ personId }) => personId)
  const waits = people.some(({ state }) => state === 'claimed')
  const [holders, domains, hints] = await Promise.all([
    accounts.holders(house.db, ids),
    knownDomains(house, organisation),
    waits ? hintsWithin(house.db, [organisation.id]) : [],
  ])
  return new Map(
    ids.map((id) => {
      const holder = holders.get(id)
      const isHinted = holder !== undefined && likenessesOf(holder, hints).length > 0
      return [id, { address: holder?.address, domain: domainMatch(holder?.address, domains), isHinted }]
    }),
  )
}

const likenessesOf = ({ accountId }: Holder, hints: readonly Likely[]): readonly Likeness[] =>
  hints
    .filter(({ accounts }) => accounts.some(({ id }) => id === accountId))
    .flatMap(({ accounts, reasons }) =>
      accounts.filter(({ id }) => id !== accountId).map(({ name }) => ({ name, reasons })),
    )

export async function personViewOf(
  house: House,
  parts: DeskParts,
  actor: SignedIn,
  at: AtDesk,
  it: OrganisationsPerson,
  isStaff = false,
): Promise<PersonView> {
  const { db, profile, clock } = house
  const now = clock.now()
  const [holders, domains, hints, roles] = await Promise.all([
    parts.accounts.holders(db, [it.personId]),
    knownDomains(house, at.organisation),
    parts.hintsWithin(db, [at.organisation.id]),
    rolesOfOrganisation(db, at.organisation.id, now),
  ])
  const holder = holders.get(it.personId)
  const waitsBeside = await parts.waitsBeside?.(actor, it.personId, at.organisation.id)
  return {
    profile,
    at,
    it,
    holder,
    domain: domainMatch(holder?.address, domains),
    domains,
    likenesses: holder ? likenessesOf(holder, hints) : [],
    roles: roles.filter(({ personId }) => personId === it.personId),
    isOneself: it.personId === actor.personId,
    isStaff,
    waitsBeside,
    now,
  }
}

/** Those who were picked, and who of them can still be decided about. */
export async function reviewViewOf(
  house: House,
  parts: DeskParts,
  at: AtDesk,
  picked: Picked,
): Promise<ReviewView> {
  const { db } = house
  const { id } = at.organisation
  const filter = picked.all && { ...picked.all, heap: heapOf[picked.act] }
  const ids: readonly Id[] = filter ? await idsMatching(db, id, filter, mostAtOnce) : picked.ids
  const total = filter ? (await countPeople(db, id, filter.words))[filter.heap] : ids.length
  const people = await peopleById(db, id, ids)
  return {
    at,
    act: picked.act,
    chosen: people.map((it) => ({ it, why: whyNot(it, picked.act) })),
    known: await knownOf(house, parts, at, people),
    beyond: Math.max(0, total - ids.length),
  }
}
