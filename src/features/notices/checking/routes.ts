import type { House } from '../../../platform/house.ts'
import {
  actorOf,
  filesOf,
  formOf,
  queryOf,
  sendPage,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import { aroundOf } from '../zone.ts'
import { checkCode, checkMessage } from './check.ts'
import { answerPage } from './pages/answer.ts'
import { checkPage } from './pages/form.ts'
import { CodeQuery, parseCheck } from './parse.ts'

const look = { config: { permission: 'everyone', freshness: 'any', limit: 'pages' } } as const
/** Counted as sign-ins are: a code is not to be found by trying. */
const ask = {
  config: { permission: 'everyone', freshness: 'any', limit: 'sign-in', takesFiles: 'and-long-text' },
} as const

/** "Is this message from us?" Nothing of what is pasted is kept. */
export function checkingRoutes(server: Server, house: House): void {
  server.get('/notices/check', look, (request, reply) =>
    form(request, reply, 200, { code: CodeQuery.parse(queryOf(request)).code }),
  )
  server.post('/notices/check', ask, async (request, reply) => {
    const [typed, actor] = [formOf(request), actorOf(request)]
    const parsed = parseCheck(typed, filesOf(request).get('file'), house.config.mailDomain)
    if (!parsed.ok) return form(request, reply, 422, typed, parsed.problems)
    const asked = parsed.value
    const answer =
      asked.what === 'code'
        ? await checkCode(house, actor, asked.named)
        : await checkMessage(house, actor, asked.source)
    const view = { ...aroundOf(house, request), answer, isSignedIn: actor.kind === 'person' }
    return sendPage(reply, 200, answerPage(textsOf(request), view))
  })
}

const form = (
  request: Request,
  reply: Reply,
  status: number,
  typed: Typed,
  problems: readonly Problem[] = [],
): Reply => sendPage(reply, status, checkPage(textsOf(request), { typed, problems }))
