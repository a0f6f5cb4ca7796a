import type { House } from '../../../platform/house.ts'
import {
  formOf,
  notify,
  queryOf,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import { findOrganisation, organisationName } from '../../directory/index.ts'
import { everyQuestionOf, findEvent, type Question } from '../../events/index.ts'
import { savedViewsPart } from '../saved-views/part.ts'
import { keepColumns } from './actions/keep-columns.ts'
import { bulkRoutes } from './bulk/routes.ts'
import { entryRoutes } from './entry/routes.ts'
import { filterQuery, type Filter } from './filter.ts'
import { columnsPage } from './pages/columns.ts'
import { deskListPage, type ListView } from './pages/list.ts'
import { oneRoutes } from './one/routes.ts'
import type { RegistrationPart } from './one/view.ts'
import type { PersonPart } from './person/parts.ts'
import { personRoutes } from './person/routes.ts'
import { backIn, columnsIn, lookOf, queryFor } from './parse.ts'
import { columnsFor } from './store/columns.ts'
import { mostCounted, togetherOf } from './rules.ts'
import { countStates } from './store/counts.ts'
import { eventsToChoose } from './store/events.ts'
import { listRegistrations } from './store/list.ts'
import type { Look } from './types.ts'

const look = { config: { permission: 'registrations.read-all', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'registrations.read-all', freshness: 'any', limit: 'acts' } } as const

/** What rooms above tell of one registration, and what every room tells of a person; `src/app.ts` names them. */
export type RegistrationsDeskParts = {
  readonly ofRegistration?: readonly RegistrationPart[]
  readonly ofPerson?: readonly PersonPart[]
}

/** The secretariat's desk over all registrations, each of them, and the people behind them. */
export function registrationsDeskRoutes(
  server: Server,
  house: House,
  parts: RegistrationsDeskParts = {},
): void {
  server.get('/desk/registrations', look, async (request, reply) =>
    sendPage(reply, 200, deskListPage(textsOf(request), await listViewOf(house, request))),
  )

  server.get('/desk/registrations/columns', look, async (request, reply) => {
    const chosen = await columnsFor(house.db, signedIn(request).accountId)
    return sendPage(reply, 200, columnsPage(textsOf(request), chosen, queryFor(lookOf(queryOf(request)))))
  })

  server.post('/desk/registrations/columns', act, async (request, reply) => {
    const typed = formOf(request)
    await keepColumns(house, signedIn(request), columnsIn(typed))
    notify(request, 'registrations.desk.columns.kept')
    return seeOther(reply, `/desk/registrations${backIn(typed)}`)
  })

  bulkRoutes(server, house)
  entryRoutes(server, house)
  oneRoutes(server, house, parts.ofRegistration ?? [])
  personRoutes(server, house, parts.ofPerson ?? [])
}

/** By name only where few are meant. */
const orderOf = (asked: Look, count: number): Look =>
  asked.sort === 'name' && count > mostCounted ? { ...asked, sort: 'new' } : asked

/** What the chosen event asks besides. */
async function questionsIn({ db }: House, code: string | undefined): Promise<readonly Question[]> {
  const event = code === undefined ? undefined : await findEvent(db, code)
  return event ? everyQuestionOf(db, event.id) : []
}

/** Neither everybody, nor what was understood in part: kept, that would mean more people than was asked for. */
const isWorthKeeping = (filter: Filter): boolean => filterQuery(filter) !== '' && filter.unread.length === 0

async function listViewOf(house: House, request: Request): Promise<ListView> {
  const { db, profile, clock } = house
  const [t, actor, now] = [textsOf(request), signedIn(request), clock.now()]
  const asked = lookOf(queryOf(request))
  const { filter } = asked
  const counts = await countStates(db, filter, now)
  const shown = orderOf(asked, togetherOf(counts, filter.states.length > 0 ? filter.states : undefined))
  const query = queryFor({ filter, sort: shown.sort })
  const [list, columns, events, organisation, questions, views] = await Promise.all([
    listRegistrations(db, shown, now),
    columnsFor(db, actor.accountId),
    eventsToChoose(db, filter.event, now),
    filter.organisation === undefined ? undefined : findOrganisation(db, filter.organisation),
    questionsIn(house, filter.event),
    savedViewsPart(house)(actor, t, 'registrations', isWorthKeeping(filter) ? query : ''),
  ])
  return {
    ...{ look: shown, counts, list, columns, events, views, actor, profile },
    organisation: organisation && organisationName(organisation, t.language),
    questions,
    mayAct: actor.permissions.has('registrations.decide-all'),
    zone: actor.timeZone ?? profile.seat.timeZone,
  }
}
