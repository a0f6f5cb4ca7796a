import type { House } from '../../platform/house.ts'
import { formOf, notify, seeOther, sendPage, spend, takeReturn, textsOf } from '../../platform/http/index.ts'
import type { Reply, Request, RouteConfig, Server } from '../../platform/http/index.ts'
import type { Problem } from '../../values/problem.ts'
import { isRefusal } from '../../values/refusal.ts'
import type { Refusal } from '../../values/refusal.ts'
import { decideActivation, findSignUpOfToken, keepSignUp, renewSignUp } from '../accounts/index.ts'
import { activate } from './actions/activate.ts'
import { problemOf, statusOf, unlessBusy, withRetry } from './busy.ts'
import { enterByOneFactor } from './entrance.ts'
import { activationPage } from './pages/activation.ts'
import { linkOverPage } from './pages/link-over.ts'
import type { WayOn } from './pages/link-over.ts'
import { parseNewPassword } from './parse.ts'
import type { SignInParts } from './parts.ts'

const everyone = (limit: RouteConfig['limit']) => ({
  config: { permission: 'everyone', freshness: 'any', limit } as const,
})
/** The address holds a secret: links on the page do not pass it on. */
const hidden = { hideAddress: true }

/** Opening the link of the sign-up mail shows a page; only sending its form makes the account. */
export function activationRoutes(server: Server, house: House, parts: SignInParts): void {
  const { db, clock, secrets } = house

  const show = async (request: Request, reply: Reply, status: number, problems: readonly Problem[] = []) => {
    const t = textsOf(request)
    const token = tokenIn(request)
    const it = decideActivation(await findSignUpOfToken(db, token), clock.now())
    if (isRefusal(it)) return over(request, reply, it)
    const where = it.returnTo ? await parts.nameOfWay?.(it.returnTo, t) : undefined
    const { name } = it.answers
    return sendPage(
      reply,
      status,
      activationPage(t, { token, name, email: it.email, where, problems }),
      hidden,
    )
  }

  server.get('/account/activation/:token', everyone('pages'), (request, reply) => show(request, reply, 200))

  server.post('/account/activation/:token', everyone('sign-in'), async (request, reply) => {
    const parsed = parseNewPassword(formOf(request))
    if (!parsed.ok) return show(request, reply, 422, parsed.problems)
    const { password } = parsed.value
    const outcome = await unlessBusy(() => activate(house, tokenIn(request), password, clock.now()))
    if (isRefusal(outcome))
      return isAboutPassword(outcome)
        ? show(request, withRetry(reply, outcome), statusOf(outcome), [problemOf(outcome)])
        : over(request, reply, outcome)
    await enterByOneFactor(house, reply, outcome.accountId)
    takeReturn(request)
    notify(request, 'sign-in.activated', { userName: outcome.userName })
    return seeOther(reply, outcome.returnTo ?? '/')
  })

  server.post('/account/activation/:token/renewal', everyone('sign-up'), async (request, reply) => {
    await spend(request, 'sign-up-letter')
    const outcome = await renewSignUp(db, secrets, tokenIn(request), clock.now())
    if (isRefusal(outcome)) return over(request, reply, outcome)
    keepSignUp(request, outcome.id)
    return seeOther(reply, '/account/new/mail')
  })
}

const tokenIn = (request: Request): string => (request.params as { token: string }).token

const isAboutPassword = ({ refused }: Refusal): boolean => refused.startsWith('sign-in.')

const over = (request: Request, reply: Reply, why: Refusal): Reply => {
  const status = why.refused === 'accounts.link-unknown' ? 404 : 410
  return sendPage(reply, status, linkOverPage(textsOf(request), why, waysOn(why, tokenIn(request))), hidden)
}

function waysOn({ refused }: Refusal, token: string): readonly WayOn[] {
  const signIn: WayOn = { kind: 'link', label: 'sign-in.way.sign-in', path: '/sign-in' }
  const recover: WayOn = { kind: 'link', label: 'sign-in.way.recover', path: '/account/recovery' }
  const again: WayOn = { kind: 'link', label: 'sign-in.way.sign-up', path: '/account/new' }
  if (refused === 'accounts.link-expired')
    return [{ kind: 'act', label: 'sign-in.way.renew', path: `/account/activation/${token}/renewal` }, again]
  if (refused === 'accounts.link-used' || refused === 'accounts.address-taken') return [signIn, recover]
  return [again, signIn]
}
