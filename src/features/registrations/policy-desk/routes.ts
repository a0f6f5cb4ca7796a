import type { House } from '../../../platform/house.ts'
import {
  NotFound,
  queryOf,
  sendPage,
  textsOf,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import type { Page } from '../../../platform/ui/index.ts'
import { findEventForDesk, listOverriding } from '../../events/index.ts'
import { eventsToChoose } from '../desk/store/events.ts'
import { censusPage } from './pages/census.ts'
import { policyPage } from './pages/policy.ts'
import { trialPage } from './pages/trial.ts'
import { PolicyQuery, TrialQuery } from './parse.ts'
import { censusOf } from './rules.ts'
import { alikeAt } from './store/census.ts'
import { findCandidate, findPeople, mostCandidates } from './store/people.ts'
import { trialOf } from './trial.ts'

const look = { config: { permission: 'events.manage', freshness: 'any', limit: 'pages' } } as const
const search = { config: { permission: 'events.manage', freshness: 'any', limit: 'search' } } as const

/** The rules of participation as staff read them: the table, what it does to a person, what it does to everybody. */
export function policyDeskRoutes(server: Server, house: House): void {
  server.get('/desk/rules', look, async (request, reply) =>
    sendPage(reply, 200, await policyView(house, request)),
  )
  server.get('/desk/rules/preview', search, async (request, reply) =>
    sendPage(reply, 200, await trialView(house, request)),
  )
  server.get('/desk/rules/count', search, async (request, reply) =>
    sendPage(reply, 200, await censusView(house, request)),
  )
}

async function policyView({ db, profile, clock }: House, request: Request): Promise<Page> {
  const asked = PolicyQuery.parse(queryOf(request)).type
  const type = profile.eventTypes.find(({ id }) => id === asked) ?? profile.eventTypes[0]
  if (!type) throw new NotFound()
  const overriding = await listOverriding(db, clock.now())
  return policyPage(textsOf(request), { profile, type, overriding })
}

async function trialView(house: House, request: Request): Promise<Page> {
  const { db, clock } = house
  const t = textsOf(request)
  const { event: code, q, person } = TrialQuery.parse(queryOf(request))
  const [event, events, found, picked] = await Promise.all([
    code ? findEventForDesk(db, code) : undefined,
    eventsToChoose(db, code, clock.now()),
    findPeople(db, q),
    person ? findCandidate(db, person) : undefined,
  ])
  if ((code && !event) || (person && !picked)) throw new NotFound()
  const one = picked ?? (found.length === 1 ? found[0] : undefined)
  const trial = event && one ? await trialOf(house, t.language, event, one) : undefined
  return trialPage(t, {
    profile: house.profile,
    events,
    code: code ?? '',
    words: q,
    found: trial ? [] : found.slice(0, mostCandidates),
    isMore: found.length > mostCandidates,
    trial,
  })
}

async function censusView({ db, profile, clock }: House, request: Request): Promise<Page> {
  const { event: code } = TrialQuery.parse(queryOf(request))
  const [event, events] = await Promise.all([
    code ? findEventForDesk(db, code) : undefined,
    eventsToChoose(db, code, clock.now()),
  ])
  if (code && !event) throw new NotFound()
  const nonMember = profile.categories.find(({ kind }) => kind === 'none')?.id ?? ''
  const census = event && censusOf(profile, event, await alikeAt(db, event, nonMember))
  return censusPage(textsOf(request), { profile, events, event, census })
}
