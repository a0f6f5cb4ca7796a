import { z } from 'zod'
import type { House } from '../../platform/house.ts'
import {
  formOf,
  NotFound,
  notify,
  queryOf,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../platform/http/index.ts'
import type { Problem, Typed } from '../../values/problem.ts'
import { isRefusal, type Refusal } from '../../values/refusal.ts'
import { findEventsById } from '../events/index.ts'
import { findRegistration, viewRegistration } from '../registrations/index.ts'
import { issue } from './actions/issue.ts'
import { noteOutcome, putBack, returnForCorrection, take } from './actions/work.ts'
import { countriesFor } from './countries.ts'
import { heaps, queuePage } from './pages/queue.ts'
import { requestPage } from './pages/request.ts'
import { parseLanguage, parseOutcome, parseReturn, RequestPath } from './parse.ts'
import { warningsOf } from './rules.ts'
import { openDetails } from './sealing.ts'
import { countQueue, listQueue } from './store/queue.ts'
import { findRequest } from './store/requests.ts'
import { lettersOf } from './store/issued.ts'
import type { QueueHeap } from './types.ts'
import type { VisaDetails } from './types.ts'
import { daysOf } from './view.ts'

const look = { config: { permission: 'visa-letters.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'visa-letters.manage', freshness: 'any', limit: 'acts' } } as const

const perPage = 25
const Query = z.object({
  heap: z.enum(heaps as [QueueHeap, ...QueueHeap[]]).catch('waiting'),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
})

/** The officer's side: who waits, one request with its next step, the letter. */
export function deskRoutes(server: Server, house: House): void {
  server.get('/desk/visa', look, async (request, reply) => sendPage(reply, 200, await queue(house, request)))
  server.get('/desk/visa/:id', look, (request, reply) => show(house, request, reply, 200))

  server.post('/desk/visa/:id/work', act, async (request, reply) =>
    done(house, request, reply, await take(house, signedIn(request), idOf(request)), 'visa-letters.taken'),
  )
  server.post('/desk/visa/:id/release', act, async (request, reply) =>
    done(
      house,
      request,
      reply,
      await putBack(house, signedIn(request), idOf(request)),
      'visa-letters.put-back',
    ),
  )
  server.post('/desk/visa/:id/return', act, async (request, reply) => {
    const parsed = parseReturn(formOf(request))
    if (!parsed.ok) return show(house, request, reply, 422, parsed.problems)
    const outcome = await returnForCorrection(house, signedIn(request), idOf(request), parsed.value)
    return done(house, request, reply, outcome, 'visa-letters.returned')
  })
  server.post('/desk/visa/:id/letter', act, async (request, reply) => {
    const parsed = parseLanguage(house.profile.languages, formOf(request))
    if (!parsed.ok) return show(house, request, reply, 422, parsed.problems)
    const outcome = await issue(house, signedIn(request), idOf(request), parsed.value.language)
    return done(house, request, reply, outcome, 'visa-letters.issued')
  })
  server.post('/desk/visa/:id/outcome', act, async (request, reply) => {
    const parsed = parseOutcome(formOf(request))
    if (!parsed.ok) return show(house, request, reply, 422, parsed.problems)
    const outcome = await noteOutcome(house, signedIn(request), idOf(request), parsed.value.outcome)
    return done(house, request, reply, outcome, 'visa-letters.noted')
  })
}

const idOf = (request: Request): string => {
  const { id } = RequestPath.parse(request.params)
  if (id === '') throw new NotFound()
  return id
}

async function queue(house: House, request: Request) {
  const { db } = house
  const t = textsOf(request)
  const { heap, page } = Query.parse(queryOf(request))
  const [found, ...counts] = await Promise.all([
    listQueue(db, { heap, page, perPage }),
    ...heaps.map((one) => countQueue(db, one)),
  ])
  const events = await findEventsById(
    db,
    found.map((one) => one.eventId),
  )
  const me = signedIn(request).accountId
  return queuePage(t, {
    heap,
    page,
    perPage,
    counts: Object.fromEntries(heaps.map((one, place) => [one, counts[place] ?? 0])) as Record<
      QueueHeap,
      number
    >,
    lines: found.map((one) => ({ ...one, event: events.get(one.eventId), isMine: one.takenBy === me })),
    countryOf: countriesFor(house, t).countryOf,
  })
}

async function done(
  house: House,
  request: Request,
  reply: Reply,
  outcome: object | Refusal,
  notice: string,
): Promise<Reply> {
  if (isRefusal(outcome)) {
    if (outcome.refused === 'visa-letters.unknown') throw new NotFound()
    return show(house, request, reply, 409, [], outcome)
  }
  notify(request, notice)
  return seeOther(reply, `/desk/visa/${idOf(request)}`)
}

async function show(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  problems: readonly Problem[] = [],
  no?: Refusal,
): Promise<Reply> {
  const { db, profile, clock } = house
  const t = textsOf(request)
  const it = await findRequest(db, idOf(request))
  const registration = it && (await findRegistration(db, it.registrationId))
  const view = registration && (await viewRegistration(db, registration))
  if (!it || !view) throw new NotFound()
  const details = openDetails(house, it)
  const isWhole = it.sentAt !== null && !it.erasedAt
  const typed: Typed = status === 200 ? {} : formOf(request)
  const page = requestPage(t, {
    ...view,
    request: it,
    details,
    warnings: isWhole ? warningsOf(details as VisaDetails, daysOf(view, clock.now()), view.person.name) : [],
    letters: await lettersOf(db, it.id),
    isMine: it.takenBy === signedIn(request).accountId,
    languages: profile.languages,
    countryOf: countriesFor(house, t).countryOf,
    trouble: { problems, typed, ...(no && { no }) },
  })
  return sendPage(reply, status, page)
}
