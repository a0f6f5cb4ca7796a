import {
  actorOf,
  NotFound,
  publicPage,
  seeOther,
  textsOf,
  type Request,
  type Server,
} from '../../platform/http/index.ts'
import type { House } from '../../platform/house.ts'
import { countryName, type Texts } from '../../platform/i18n/index.ts'
import type { Html, Page } from '../../platform/ui/index.ts'
import type { Actor, SignedIn } from '../../values/actor.ts'
import type { EventId } from '../../values/ids.ts'
import { audienceWords, promiseOf, typeName } from './pages/facts.ts'
import { eventListPage } from './pages/list.ts'
import { eventPage } from './pages/show.ts'
import { registerBlock } from './pages/side.ts'
import { feedRoutes } from './feed-routes.ts'
import { EventPath, EventQuery, OldEventQuery } from './parse.ts'
import { manualRoutes } from './manual/routes.ts'
import { questionRoutes } from './questions/routes.ts'
import { groupsName } from './groups/pages/words.ts'
import { groupRoutes } from './groups/routes.ts'
import { findGroup, hasGroups } from './groups/store/read.ts'
import { linkedRoutes } from './linked/routes.ts'
import { announced, linksOf } from './linked/store.ts'
import { nomineeRoutes } from './nominees/routes.ts'
import { overrideRoutes } from './overrides/routes.ts'
import { documentsPart } from './documents/pages/part.ts'
import { readerOf, type AttendingOf } from './documents/reader.ts'
import { documentRoutes } from './documents/routes.ts'
import { hidesSome, readableBy } from './documents/rules.ts'
import { documentsOf } from './documents/store/read.ts'
import { deadlinesOf } from './rules.ts'
import { countEvents, eventsPerPage, listEvents } from './store/list.ts'
import { findEvent } from './store/read.ts'
import type { EventLine, EventView } from './types.ts'

/** What the rooms above show on an event's pages; `src/app.ts` names them. */
export type EventParts = {
  /** What this person may do here, or the state of their registration. Undefined: what everybody sees. */
  readonly myStatus: (actor: SignedIn, event: EventView, t: Texts) => Promise<Html | undefined>
  /** My status for each event of a list. */
  readonly myStatuses: (
    actor: SignedIn,
    events: readonly EventLine[],
    t: Texts,
  ) => Promise<ReadonlyMap<EventId, Html>>
  /** How far this person has come with an event; without it nobody gets what is for those registered. */
  readonly attending?: AttendingOf
}

const open = { config: { permission: 'everyone', freshness: 'any', limit: 'pages' } } as const

/** Pages that strangers share may be this old: seats left move by themselves, everything else drops them at once. */
const maxAgeMs = 2000

export function eventRoutes(server: Server, house: House, parts: EventParts): void {
  feedRoutes(server, house)
  questionRoutes(server, house)
  manualRoutes(server, house)
  documentRoutes(server, house, parts.attending)
  groupRoutes(server, house)
  overrideRoutes(server, house)
  linkedRoutes(server, house)
  nomineeRoutes(server, house)
  const listed = (request: Request) => EventQuery.parse(request.query)
  const listKey = (request: Request) => `events ${JSON.stringify(listed(request))}`
  const list = (request: Request) => listView(house, parts, request, listed(request))
  server.get('/events', open, publicPage(listKey, { maxAgeMs }, list))
  server.get(
    '/events/:code',
    open,
    publicPage('event', { maxAgeMs }, (request) => showView(house, parts, request)),
  )
  // The address form printed in older letters.
  server.get('/registration', open, async (request, reply) => {
    const query = OldEventQuery.safeParse(request.query)
    if (!query.success) throw new NotFound()
    return seeOther(reply, `/events/${query.data.Event}/registration`)
  })
}

async function showView(house: House, parts: EventParts, request: Request): Promise<Page> {
  const { code } = EventPath.parse(request.params)
  const [t, actor, now] = [textsOf(request), actorOf(request), house.clock.now()]
  const event = await findEvent(house.db, code)
  if (!event) throw new NotFound()
  const { profile } = house
  const group = event.groupId ? await findGroup(house.db, event.groupId) : undefined
  const mine = actor.kind === 'person' ? await parts.myStatus(actor, event, t) : undefined
  return eventPage(t, {
    event,
    now,
    typeName: typeName(t, profile, event.type),
    countryName: event.countryCode ? countryName(t, profile, event.countryCode) : undefined,
    audience: audienceWords(t, profile, event),
    deadlines: deadlinesOf(event, event.joinLeadMinutes ?? profile.joinLeadMinutes, now),
    joinLeadMinutes: event.joinLeadMinutes ?? profile.joinLeadMinutes,
    group,
    links: announced(await linksOf(house.db, event.id), now),
    documents: await documentsShown(house, parts, actor, t, event),
    zone: zoneOf(actor),
    side: mine ?? registerBlock(t, event, promiseOf(profile, event), now),
  })
}

/** The papers of an event, as far as this reader may have them. */
async function documentsShown(house: House, parts: EventParts, actor: Actor, t: Texts, event: EventView) {
  const documents = await documentsOf(house.db, event.id)
  if (documents.length === 0) return undefined
  const reader = await readerOf(house, parts.attending, actor, event)
  return documentsPart(t, {
    code: event.code,
    documents: readableBy(documents, reader),
    languages: house.profile.languages,
    hidesSome: hidesSome(documents, reader),
  })
}

async function listView(house: House, parts: EventParts, request: Request, query: EventQuery): Promise<Page> {
  const [t, actor, now] = [textsOf(request), actorOf(request), house.clock.now()]
  const { db, profile } = house
  const [events, counts] = await Promise.all([listEvents(db, { ...query, now }), countEvents(db, now)])
  const shown = counts.filter((count) => query.type === undefined || count.type === query.type)
  const sum = (when: 'ahead' | 'past', of = counts) => of.reduce((all, count) => all + count[when], 0)
  return eventListPage(t, {
    ...query,
    events,
    counts: { ahead: sum('ahead'), past: sum('past') },
    pages: Math.ceil(sum(query.when, shown) / eventsPerPage),
    // A kind of which there never was one is no filter.
    types: profile.eventTypes
      .filter(({ id }) => id === query.type || counts.some((count) => count.type === id))
      .map((type) => ({
        id: type.id,
        name: t.words(type.label),
        plural: t.words(type.plural),
        count: counts.find((count) => count.type === type.id)?.[query.when] ?? 0,
      })),
    countries: (code) => (code ? countryName(t, profile, code) : undefined),
    groupsName: (await hasGroups(db)) ? groupsName(t, profile) : undefined,
    promises: (event) => promiseOf(profile, event),
    now,
    status: actor.kind === 'person' ? await parts.myStatuses(actor, events, t) : new Map(),
  })
}

const zoneOf = (actor: Actor): string | undefined => (actor.kind === 'person' ? actor.timeZone : undefined)
