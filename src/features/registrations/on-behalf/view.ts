import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { OrganisationId } from '../../../values/ids.ts'
import { isRefusal } from '../../../values/refusal.ts'
import {
  findOrganisation,
  listAffiliated,
  organisationName,
  type Organisation,
} from '../../directory/index.ts'
import {
  findEvent,
  listEvents,
  nominatedFor,
  nominatingThese,
  type EventLine,
  type EventView,
} from '../../events/index.ts'
import { decideParticipation, type Nominated } from '../../participation/index.ts'
import { remitOf } from '../approvals/view.ts'
import { mayBegin, modeChoices } from '../rules.ts'
import { factsFor } from '../store/standing.ts'
import { mostListed, type OnBehalfView } from './pages/form.ts'
import { organisationsFor, withoutAccess } from './rules.ts'
import { listOnBehalf } from './store.ts'

const pagesRead = 4

/** Meetings ahead that are open for registration and admit people of an organisation this reader decides for. */
export async function eventsOnBehalf(house: House, actor: SignedIn): Promise<readonly EventLine[]> {
  const { db, clock } = house
  const now = clock.now()
  const pages = await Promise.all(
    Array.from({ length: pagesRead }, (_, page) => listEvents(db, { when: 'ahead', page: page + 1, now })),
  )
  const remit = await remitOf(house, actor)
  const organisations = await organisationsIn(house, organisationsFor(remit, null))
  const nominating = await nominatingThese(
    db,
    organisations.map(({ id }) => id),
  )
  return pages
    .flat()
    .filter((event) => mayBegin(event, now) === undefined)
    .filter((event) => {
      const theirs = organisationsFor(remit, event.sector)
      return organisations.some((one) => {
        const nominated = nominating.has(`${event.id} ${one.id}`) ? 'organisation' : undefined
        const whole = { ...event, sessions: [], accessNotes: {}, venue: {} }
        return theirs.includes(one.id) && admits(house, whole, one, nominated)
      })
    })
}

/** Whether the policy lets people of this organisation take part. */
const admits = (
  { profile }: Pick<House, 'profile'>,
  event: Parameters<typeof factsFor>[1],
  organisation: Organisation,
  nominated: Nominated | undefined,
): boolean => {
  const affiliation = {
    id: organisation.id,
    personId: organisation.id,
    organisation,
    category: organisation.category,
    state: 'approved',
    membership: organisation.membership,
    since: event.changedAt,
  } as const
  return !isRefusal(
    decideParticipation(
      withoutAccess(
        factsFor(profile, event, {
          affiliation,
          isEntitled: false,
          nominated,
          accountState: 'active',
          hasAccess: false,
        }),
      ),
    ),
  )
}

async function organisationsIn(
  { db }: House,
  ids: readonly OrganisationId[],
): Promise<readonly Organisation[]> {
  const found = await Promise.all(ids.map((id) => findOrganisation(db, id)))
  return found.filter((one) => one !== undefined)
}

/** Everything the form shows; undefined where this reader may register nobody. */
export async function onBehalfViewOf(
  house: House,
  t: Texts,
  actor: SignedIn,
  code: string,
  asked: { readonly organisation: OrganisationId | undefined; readonly q: string },
): Promise<OnBehalfView | undefined> {
  const { db, profile, clock } = house
  const event: EventView | undefined = await findEvent(db, code)
  const own = event
    ? await organisationsIn(house, organisationsFor(await remitOf(house, actor), event.sector))
    : []
  const organisation = asked.organisation ? own.find(({ id }) => id === asked.organisation) : own[0]
  if (!event || !organisation) return undefined
  const now = clock.now()
  const named = (one: Organisation) => ({ id: one.id, name: organisationName(one, t.language) })
  const [people, made] = await Promise.all([
    listAffiliated(db, organisation.id, { words: asked.q, most: mostListed }),
    listOnBehalf(
      db,
      event.id,
      own.map(({ id }) => id),
    ),
  ])
  const nominated = await nominatedFor(db, event.id, actor.personId, organisation.id)
  const refused = { refused: 'registrations.on-behalf.not-admitted' }
  return {
    event,
    profile,
    organisation: named(organisation),
    organisations: own.map(named),
    words: asked.q,
    people,
    modes: modeChoices(event, now),
    made,
    closed: mayBegin(event, now) ?? (admits(house, event, organisation, nominated) ? undefined : refused),
  }
}
