import type { House } from '../../platform/house.ts'
import {
  actorOf,
  endSession,
  formOf,
  networkOfRequest,
  notify,
  peekReturn,
  seeOther,
  sendPage,
  textsOf,
} from '../../platform/http/index.ts'
import type { Reply, Request, Server } from '../../platform/http/index.ts'
import type { Problem, Typed } from '../../values/problem.ts'
import { isRefusal } from '../../values/refusal.ts'
import { activationRoutes } from './activation-routes.ts'
import { signIn } from './actions/sign-in.ts'
import { signOut } from './actions/sign-out.ts'
import { openListedPasswords } from './breached/index.ts'
import { problemOf, statusOf, unlessBusy, withRetry } from './busy.ts'
import { entranceOf } from './entrance.ts'
import { helpRoutes } from './help-routes.ts'
import { lockRoutes } from './lock/routes.ts'
import { passwordRoutes } from './password-routes.ts'
import { parseSignIn } from './parse.ts'
import type { SignInParts } from './parts.ts'
import { prepareNobodysHash } from './passwords.ts'
import { signInPage } from './pages/sign-in.ts'
import { recoveryRoutes } from './recovery-routes.ts'
import { mayHavePasskeys } from './second-factor/passkeys/ceremony.ts'
import { secondFactorRoutes } from './second-factor/routes.ts'
import { againRoutes } from './welcome/again-routes.ts'
import { welcomeRoutes } from './welcome/routes.ts'

/** Signing in and out, choosing the first password, and getting a new one. */
export function signInRoutes(server: Server, house: House, parts: SignInParts = {}): void {
  const { db, clock, config } = house
  void prepareNobodysHash()
  void openListedPasswords(config.dataFolder)

  const show = async (
    request: Request,
    reply: Reply,
    status: number,
    typed: Typed,
    problems: readonly Problem[] = [],
  ) => {
    const t = textsOf(request)
    const back = peekReturn(request)
    const where = back && (await parts.nameOfWay?.(back, t))
    const name = typeof typed['name'] === 'string' ? typed['name'] : ''
    const view = { name, problems, where, host: new URL(config.url).host }
    return sendPage(reply, status, signInPage(t, { ...view, offersPasskeys: mayHavePasskeys(config) }))
  }

  server.get(
    '/sign-in',
    { config: { permission: 'stranger-only', freshness: 'any', limit: 'pages' } },
    (request, reply) => show(request, reply, 200, formOf(request)),
  )

  server.post(
    '/sign-in',
    { config: { permission: 'stranger-only', freshness: 'any', limit: 'sign-in' } },
    async (request, reply) => {
      const typed = formOf(request)
      const parsed = parseSignIn(typed)
      if (!parsed.ok) return show(request, reply, 422, typed, parsed.problems)
      const { knownMark, begin, arrive } = entranceOf(house, request, reply)
      const attempt = { ...parsed.value, knownMark, network: networkOfRequest(request) }
      const outcome = await unlessBusy(() => signIn(house, attempt, begin, clock.now()))
      if (isRefusal(outcome))
        return show(request, withRetry(reply, outcome), statusOf(outcome), typed, [problemOf(outcome)])
      return arrive(outcome)
    },
  )

  server.post(
    '/sign-out',
    { config: { permission: 'everyone', freshness: 'any', limit: 'acts' } },
    async (request, reply) => {
      const actor = actorOf(request)
      if (actor.kind === 'person') await signOut(db, actor, clock.now())
      await endSession(reply)
      notify(request, 'sign-in.signed-out')
      return seeOther(reply, '/')
    },
  )

  activationRoutes(server, house, parts)
  welcomeRoutes(server, house)
  againRoutes(server, house)
  lockRoutes(server, house)
  recoveryRoutes(server, house)
  passwordRoutes(server, house)
  helpRoutes(server, house)
  secondFactorRoutes(server, house, parts)
}
