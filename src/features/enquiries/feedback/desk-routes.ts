import type { House } from '../../../platform/house.ts'
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
} from '../../../platform/http/index.ts'
import type { Problem } from '../../../values/problem.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import { zoneOf } from '../mine-routes.ts'
import { answerFeedback, noteFeedback } from './actions/work.ts'
import { feedbackListPage, feedbackOnePage } from './pages/desk.ts'
import { FeedbackPath, FeedbackQuery, parseAnswer, parseNoting } from './parse.ts'
import { countFeedback, findFeedback, listFeedback, weeksUpTo } from './store.ts'
import type { Feedback } from './types.ts'

const look = { config: { permission: 'events.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'events.manage', freshness: 'any', limit: 'acts' } } as const
const perPage = 25
const weeksShown = 12

/** What people think, for the secretariat: a figure over time, and each with its state and answer. */
export function feedbackDeskRoutes(server: Server, house: House): void {
  const { db, clock } = house
  server.get('/desk/feedback', look, async (request, reply) => {
    const { state, page } = FeedbackQuery.parse(queryOf(request))
    const [counts, all, weeks] = await Promise.all([
      countFeedback(db),
      listFeedback(db, state, { page, perPage }),
      weeksUpTo(db, clock.now(), weeksShown),
    ])
    const view = { state, page, perPage, counts, all, weeks, timeZone: zoneOf(house, request) }
    return sendPage(reply, 200, feedbackListPage(textsOf(request), view))
  })

  server.get('/desk/feedback/:id', look, (request, reply) => show(house, request, reply, 200))

  server.post('/desk/feedback/:id/state', act, async (request, reply) => {
    const { id } = await found(house, request)
    const outcome = await noteFeedback(house, signedIn(request), id, parseNoting(formOf(request)))
    return done(house, request, reply, outcome, 'enquiries.feedback.noted')
  })

  server.post('/desk/feedback/:id/answer', act, async (request, reply) => {
    const { id } = await found(house, request)
    const parsed = parseAnswer(formOf(request))
    if (!parsed.ok) return show(house, request, reply, 422, { problems: parsed.problems })
    const outcome = await answerFeedback(house, signedIn(request), id, parsed.value.words)
    return done(house, request, reply, outcome, 'enquiries.answered')
  })
}

async function found({ db }: House, request: Request): Promise<Feedback> {
  const it = await findFeedback(db, FeedbackPath.parse(request.params).id)
  if (!it) throw new NotFound()
  return it
}

async function done(
  house: House,
  request: Request,
  reply: Reply,
  outcome: object | Refusal,
  notice: string,
): Promise<Reply> {
  if (isRefusal(outcome)) return show(house, request, reply, 409, { no: outcome })
  notify(request, notice)
  return seeOther(reply, `/desk/feedback/${FeedbackPath.parse(request.params).id}`)
}

async function show(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  trouble: { readonly problems?: readonly Problem[]; readonly no?: Refusal } = {},
): Promise<Reply> {
  const page = feedbackOnePage(textsOf(request), {
    it: await found(house, request),
    timeZone: zoneOf(house, request),
    typed: formOf(request),
    problems: trouble.problems ?? [],
    no: trouble.no,
  })
  return sendPage(reply, status, page)
}
