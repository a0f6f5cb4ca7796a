import { isAway } from '../database/database.ts'
import { ZodError } from 'zod'
import { errorPage, onlyLookingPage } from './error-page.ts'
import { OnlyLooking, TooOften } from './errors.ts'
import type { Wrong } from './errors.ts'
import { sendPage } from './send-page.ts'
import type { Reply, Request } from './types.ts'

const known = new Set<number>([400, 403, 404, 405, 413, 415, 429, 503])

/** Answers whatever was thrown with a page. Surprises are logged; people get a number to quote and no detail. */
export function answerError(error: unknown, request: Request, reply: Reply): Reply {
  if (error instanceof OnlyLooking)
    return sendPage(reply, 403, onlyLookingPage(request.asked.t, error.wanted))
  const wrong = answerStatus(error, request, reply)
  request.asked.isBare ||= wrong.status >= 500
  return sendPage(reply, wrong.status, errorPage(request.asked.t, wrong, request.asked.address.url))
}

/** What is wrong, logged when it is a surprise, with the headers that say when to come again. */
export function answerStatus(error: unknown, request: Request, reply: Reply): Wrong {
  const wrong: Wrong = {
    status: statusOf(error, request.method === 'POST'),
    number: request.id,
    ...(error instanceof TooOften && { waitMs: error.waitMs }),
    mayReload: request.method === 'GET' || request.method === 'HEAD',
  }
  if (wrong.status >= 500) logSurprise(error, request, wrong)
  if (wrong.status === 503) reply.header('retry-after', '30')
  if (wrong.waitMs !== undefined) reply.header('retry-after', String(Math.ceil(wrong.waitMs / 1000)))
  return wrong
}

function statusOf(error: unknown, isForm: boolean): Wrong['status'] {
  if (isAway(error)) return 503
  // A path nothing can have, or a form no page of ours makes: parsers of rooms throw what is not a field's problem.
  if (error instanceof ZodError) return isForm ? 400 : 404
  const said = (error as { status?: unknown; statusCode?: unknown } | null) ?? {}
  const status = typeof said.status === 'number' ? said.status : said.statusCode
  if (typeof status !== 'number' || status < 400 || (status >= 500 && status !== 503)) return 500
  return known.has(status) ? (status as Wrong['status']) : 400
}

/** What broke and where; the log keeps the values of statements to itself. */
function logSurprise(error: unknown, request: Request, { number, status }: Wrong): void {
  const { log } = request.server.opened.house
  const about = { request: number, method: request.method, route: request.routeOptions.url, status }
  if (status === 503) log.warn({ ...about, reason: (error as Error).message }, 'the database is away')
  else log.error({ ...about, err: error }, 'a request broke')
}
