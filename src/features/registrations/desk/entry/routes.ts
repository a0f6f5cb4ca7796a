import type { House } from '../../../../platform/house.ts'
import {
  formOf,
  notify,
  queryOf,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../../../platform/http/index.ts'
import type { Texts } from '../../../../platform/i18n/index.ts'
import { isRefusal } from '../../../../values/refusal.ts'
import { findPerson, organisationName } from '../../../directory/index.ts'
import { findEvent, type EventView } from '../../../events/index.ts'
import { ruleTold } from '../../form-view.ts'
import { asksSomebody } from '../../rules.ts'
import { findLive } from '../../store/read.ts'
import { standingOf } from '../../store/standing.ts'
import { enter } from '../actions/enter.ts'
import { eventsToChoose } from '../store/events.ts'
import { findPeople } from '../store/people.ts'
import { entryPage, type EntryView, type Trouble } from './page.ts'
import { parseEntry, queryOfSteps, stepsOf, type Steps } from './parse.ts'

const look = { config: { permission: 'registrations.decide-all', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'registrations.decide-all', freshness: 'any', limit: 'acts' } } as const

/** Registering somebody in their place. */
export function entryRoutes(server: Server, house: House): void {
  server.get('/desk/registrations/new', look, async (request, reply) => {
    const t = textsOf(request)
    const view = await viewOf(house, t, stepsOf(queryOf(request)))
    return sendPage(reply, 200, entryPage(t, view, { typed: formOf(request) }))
  })

  server.post('/desk/registrations/new', act, async (request, reply) => {
    const [t, typed] = [textsOf(request), formOf(request)]
    const view = await viewOf(house, t, stepsOf(typed))
    const { event, person, standing } = view
    if (!event || !person || !standing)
      return seeOther(reply, `/desk/registrations/new${queryOfSteps(view.steps)}`)
    const parsed = parseEntry(typed, event, asksSomebody(standing.decider))
    if (!parsed.ok) return send(reply, request, 422, view, { problems: parsed.problems, typed })
    const entry = { personId: person.id, ...parsed.value }
    const outcome = await enter(house, signedIn(request), event, entry)
    if (isRefusal(outcome)) return send(reply, request, 409, view, { no: outcome, typed })
    notify(request, 'registrations.desk.enter.done')
    return seeOther(reply, `/desk/registrations/${outcome.number}`)
  })
}

const send = (reply: Reply, request: Request, status: number, view: EntryView, trouble: Trouble) =>
  sendPage(reply, status, entryPage(textsOf(request), view, trouble))

async function viewOf(house: House, t: Texts, steps: Steps): Promise<EntryView> {
  const { db, profile, clock } = house
  const now = clock.now()
  const person = steps.person ? await findPerson(db, steps.person) : undefined
  const event = steps.event ? await findEvent(db, steps.event) : undefined
  const standing = person && event && (await standingFor(house, t, event, person.id))
  return {
    ...{ steps, person, event, standing, profile },
    found: !person && steps.q !== '' ? await findPeople(db, steps.q) : [],
    events: person && !event ? await ahead(house, now) : [],
  }
}

const ahead = async ({ db }: House, now: Date) => eventsToChoose(db, undefined, now)

async function standingFor(
  house: House,
  t: Texts,
  event: EventView,
  personId: string,
): Promise<NonNullable<EntryView['standing']>> {
  const { db, profile, clock } = house
  const [standing, live] = await Promise.all([
    standingOf(db, profile, event, personId, clock.now()),
    findLive(db, event.id, personId),
  ])
  const no = isRefusal(standing.way) ? standing.way : undefined
  return {
    decider: standing.decider,
    organisation: standing.organisation && organisationName(standing.organisation, t.language),
    mayAskVisa: standing.visa.may,
    no,
    rule: no && ruleTold(house, t, no),
    has: live && live.state !== 'draft' ? live.number : undefined,
  }
}
