import type { House } from '../../../platform/house.ts'
import {
  actorOf,
  formOf,
  keptForm,
  queryOf,
  seeOther,
  sendPage,
  spend,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import { cameFrom, wordsOfAbout } from '../context.ts'
import { isByProgram } from '../parse.ts'
import { aboutOf } from '../rules.ts'
import { give } from './actions/give.ts'
import { feedbackPage, thanksPage } from './pages/give.ts'
import { PageQuery, parseFeedback } from './parse.ts'

const look = { config: { permission: 'everyone', freshness: 'any', limit: 'pages' } } as const
const say = { config: { permission: 'everyone', freshness: 'any', limit: 'sign-up' } } as const

/** Saying what one thinks of these pages, signed in or not. */
export function feedbackRoutes(server: Server, house: House): void {
  server.get('/feedback', look, async (request, reply) => {
    const { page } = PageQuery.parse(queryOf(request))
    const about = aboutOf(page === '' ? cameFrom(request) : page)
    const fresh = about ? { page: about.ref } : {}
    return show(house, request, reply, 200, (await keptForm(request)) ?? fresh, [], about?.ref)
  })

  server.post('/feedback', say, async (request, reply) => {
    const [typed, actor] = [formOf(request), actorOf(request)]
    if (isByProgram(typed)) return seeOther(reply, '/feedback/thanks')
    const parsed = parseFeedback(typed, actor.kind === 'person')
    if (!parsed.ok) return show(house, request, reply, 422, typed, parsed.problems)
    const { mayAnswer, email, ...said } = parsed.value
    // The desk will write to an address that a stranger typed.
    if (email) await spend(request, 'sign-up-letter')
    const to = actor.kind === 'person' ? { personId: actor.personId } : { address: email }
    await give(house, actor, {
      ...said,
      language: textsOf(request).language,
      answerTo: mayAnswer ? to : undefined,
    })
    return seeOther(reply, '/feedback/thanks')
  })

  server.get('/feedback/thanks', look, (request, reply) => sendPage(reply, 200, thanksPage(textsOf(request))))
}

async function show(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  typed: Typed,
  problems: readonly Problem[],
  offered = String(typed['page'] ?? ''),
): Promise<Reply> {
  const t = textsOf(request)
  const view = {
    isSignedIn: actorOf(request).kind === 'person',
    typed,
    problems,
    about: await wordsOfAbout(house, t, offered ? aboutOf(offered) : undefined),
  }
  return sendPage(reply, status, feedbackPage(t, view))
}
