import type { House } from '../../../platform/house.ts'
import {
  formOf,
  NotFound,
  queryOf,
  seeOther,
  sendPage,
  textsOf,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import type { Page } from '../../../platform/ui/index.ts'
import { findEventForDesk, listOverriding, type EventView } from '../../events/index.ts'
import { nonMember } from '../../participation/index.ts'
import { askCount } from './actions/count.ts'
import { eventsToChoose } from '../desk/store/events.ts'
import { censusPage } from './pages/census.ts'
import { policyPage } from './pages/policy.ts'
import { trialPage } from './pages/trial.ts'
import { PolicyQuery, TrialQuery } from './parse.ts'
import { censusOf, isCounting } from './rules.ts'
import { alikeAt, isLargeDirectory } from './store/census.ts'
import { findKeptCensus } from './store/kept-census.ts'
import { findCandidate, findPeople, mostCandidates } from './store/people.ts'
import { trialOf } from './trial.ts'

const look = { config: { permission: 'events.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'events.manage', freshness: 'any', limit: 'acts' } } as const
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
  server.post('/desk/rules/count', act, async (request, reply) => {
    const { event: code } = TrialQuery.parse(formOf(request))
    const event = code ? await findEventForDesk(house.db, code) : undefined
    if (!event) throw new NotFound()
    await askCount(house, event.id)
    return seeOther(reply, `/desk/rules/count?event=${event.code}`)
  })
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

async function censusView(house: House, request: Request): Promise<Page> {
  const { db, profile, clock } = house
  const { event: code } = TrialQuery.parse(queryOf(request))
  const [event, events] = await Promise.all([
    code ? findEventForDesk(db, code) : undefined,
    eventsToChoose(db, code, clock.now()),
  ])
  if (code && !event) throw new NotFound()
  const counted = event && (await countedFor(house, event))
  const census = event && counted?.heaps && censusOf(profile, event, counted.heaps)
  return censusPage(textsOf(request), { profile, events, event, census, job: counted?.job })
}

/** Counted while one waits, or as a job counted it last where the directory is large. */
async function countedFor({ db, profile, clock }: House, event: EventView) {
  if (!(await isLargeDirectory(db))) return { heaps: await alikeAt(db, event, nonMember(profile)) }
  const kept = await findKeptCensus(db, event.id)
  const countedAt = kept?.countedAt ?? undefined
  return {
    heaps: countedAt && kept?.heaps,
    job: { isAtIt: isCounting(kept, clock.now()), countedAt },
  }
}
