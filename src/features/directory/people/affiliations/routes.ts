import type { House } from '../../../../platform/house.ts'
import {
  formOf,
  keptForm,
  NotFound,
  notify,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
} from '../../../../platform/http/index.ts'
import type { Reply, Request, Server } from '../../../../platform/http/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import { isRefusal, type Refusal } from '../../../../values/refusal.ts'
import { describe } from './actions/describe.ts'
import { leave } from './actions/end.ts'
import { whatIsAtStake } from './at-stake.ts'
import { changeRoutes } from './change-routes.ts'
import { describePage } from './pages/describe.ts'
import { leavePage } from './pages/leave.ts'
import { affiliationsPage } from './pages/list.ts'
import { AffiliationPath, parseDetails, parseLastDay } from './parse.ts'
import type { AffiliationRouteParts } from './parts.ts'
import { dayIn, inOrder, latestToday } from './rules.ts'
import { historyOf } from './store.ts'
import type { Past } from './types.ts'

const look = { config: { permission: 'signed-in', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'signed-in', freshness: 'any', limit: 'acts' } } as const

/** Where I work and worked, and how that changes. */
export function affiliationRoutes(server: Server, house: House, parts: AffiliationRouteParts): void {
  const { db, clock } = house

  server.get('/account/affiliations', look, async (request, reply) => {
    const all = inOrder(await historyOf(db, signedIn(request).personId))
    return sendPage(
      reply,
      200,
      affiliationsPage(textsOf(request), { ...all, timeZone: zoneOf(house, request) }),
    )
  })

  changeRoutes(server, house, parts)

  const sendDescribe = (
    request: Request,
    reply: Reply,
    status: number,
    it: Past,
    typed: Typed,
    problems?: readonly Problem[],
  ) =>
    sendPage(
      reply,
      status,
      describePage(textsOf(request), {
        it,
        typed,
        timeZone: zoneOf(house, request),
        problems: problems ?? [],
      }),
    )

  server.get('/account/affiliations/:id', look, async (request, reply) => {
    const it = await own(house, request)
    return sendDescribe(request, reply, 200, it, (await keptForm(request)) ?? detailsTyped(it))
  })

  server.post('/account/affiliations/:id', act, async (request, reply) => {
    const it = await own(house, request)
    const typed = formOf(request)
    const parsed = parseDetails(typed)
    if (!parsed.ok) return sendDescribe(request, reply, 422, it, typed, parsed.problems)
    const outcome = await describe(house, signedIn(request), it.id, parsed.value)
    notify(
      request,
      isRefusal(outcome) ? outcome.refused : 'directory.affiliations.saved',
      undefined,
      isRefusal(outcome) ? 'bad' : 'good',
    )
    return seeOther(reply, '/account/affiliations')
  })

  const sendLeave = async (
    request: Request,
    reply: Reply,
    status: number,
    it: Past,
    typed: Typed,
    said: { problems?: readonly Problem[]; no?: Refusal } = {},
  ) => {
    const t = textsOf(request)
    const atStake = await whatIsAtStake(house, parts.atStake, t, it)
    return sendPage(
      reply,
      status,
      leavePage(t, { it, typed, atStake, problems: said.problems ?? [] }, said.no),
    )
  }

  server.get('/account/affiliations/:id/end', look, async (request, reply) => {
    const it = await own(house, request)
    return sendLeave(
      request,
      reply,
      200,
      it,
      (await keptForm(request)) ?? { 'last-day': dayIn(zoneOf(house, request), clock.now()) },
    )
  })

  server.post('/account/affiliations/:id/ending', act, async (request, reply) => {
    const it = await own(house, request)
    const typed = formOf(request)
    const parsed = parseLastDay(typed, it, latestToday(clock.now()))
    if (!parsed.ok) return sendLeave(request, reply, 422, it, typed, { problems: parsed.problems })
    const outcome = await leave(house, parts, signedIn(request), { id: it.id, ...parsed.value })
    if (isRefusal(outcome)) return sendLeave(request, reply, 409, it, typed, { no: outcome })
    notify(request, 'directory.affiliations.left')
    return seeOther(reply, '/account/affiliations')
  })
}

const detailsTyped = (it: Past): Typed => ({
  role: it.role ?? '',
  unit: it.unit ?? '',
  'from-on': it.fromOn ?? '',
  ...(it.isMain && { main: 'yes' }),
})

const zoneOf = ({ profile }: House, request: Request): string =>
  signedIn(request).timeZone ?? profile.seat.timeZone

/** One of the person's own that still lives; anybody else's, and what is over, is not there. */
async function own({ db }: House, request: Request): Promise<Past> {
  const { id } = AffiliationPath.parse(request.params)
  const all = inOrder(await historyOf(db, signedIn(request).personId))
  const it = all.now.find((one) => one.id === id)
  if (!it) throw new NotFound()
  return it
}
