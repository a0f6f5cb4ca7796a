import type { House } from '../../../platform/house.ts'
import {
  actorOf,
  filesOf,
  formOf,
  sendPage,
  spend,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import type { Problem } from '../../../values/problem.ts'
import { reportPage, reportedPage } from './pages/report.ts'
import { parseReport } from './parse.ts'
import { reportMessage } from './report.ts'

const look = { config: { permission: 'everyone', freshness: 'any', limit: 'pages' } } as const
const send = {
  config: { permission: 'everyone', freshness: 'any', limit: 'sign-up', takesFiles: 'and-long-text' },
} as const

/** Reporting a suspicious message, also without an account. */
export function reportingRoutes(server: Server, house: House): void {
  server.get('/notices/report', look, (request, reply) => form(request, reply, 200))
  server.post('/notices/report', send, async (request, reply) => {
    const typed = formOf(request)
    const isSpam = [typed['website'] ?? ''].flat()[0] !== ''
    const parsed = parseReport(typed, filesOf(request).get('file'))
    if (!parsed.ok) return form(request, reply, 422, parsed.problems)
    const [actor, t] = [actorOf(request), textsOf(request)]
    if (isSpam) return sendPage(reply, 200, reportedPage(t, undefined))
    if (actor.kind !== 'person' && parsed.value.email) await spend(request, 'sign-up-letter')
    const { number } = await reportMessage(house, actor, parsed.value, t)
    return sendPage(reply, 200, reportedPage(t, number))
  })
}

const form = (request: Request, reply: Reply, status: number, problems: readonly Problem[] = []): Reply => {
  const isSignedIn = actorOf(request).kind === 'person'
  return sendPage(
    reply,
    status,
    reportPage(textsOf(request), { typed: formOf(request), problems, isSignedIn }),
  )
}
