import type { House } from '../../../platform/house.ts'
import {
  formOf,
  networkOfRequest,
  notify,
  renewVisit,
  seeOther,
  sendPage,
  takeReturn,
  textsOf,
} from '../../../platform/http/index.ts'
import type { Reply, Request, RouteConfig, Server } from '../../../platform/http/index.ts'
import type { Problem } from '../../../values/problem.ts'
import { isRefusal } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { identifiersOf, momentIn } from '../../accounts/index.ts'
import { findPerson } from '../../directory/index.ts'
import { problemOf, statusOf, unlessBusy, withRetry } from '../busy.ts'
import { enterByOneFactor } from '../entrance.ts'
import { parseNewPassword } from '../parse.ts'
import { activateWithPassword, findOpened } from './actions/activate.ts'
import { leaveActivation } from './actions/leave.ts'
import { openCode } from './actions/open-code.ts'
import { choosePage } from './pages/choose.ts'
import { codePage } from './pages/code.ts'
import { leftPage } from './pages/left.ts'
import { parseCode } from './parse.ts'
import { firstPasskeyRoutes, offersFirstPasskey } from './passkey-routes.ts'
import { mostLeft, openedFor, shownCode } from './rules.ts'
import { forgetOpened, keepOpened, keptOpened } from './visit.ts'

const everyone = (limit: RouteConfig['limit']) => ({
  config: { permission: 'everyone', freshness: 'any', limit } as const,
})

/** Beginning an account with the code of a mail: type it, then choose what to sign in with, or leave. */
export function welcomeRoutes(server: Server, house: House): void {
  codeRoutes(server, house)
  chooseRoutes(server, house)
  firstPasskeyRoutes(server, house)
}

function codeRoutes(server: Server, house: House): void {
  const { clock, config, profile } = house
  const example = shownCode(profile.welcomeWord, '0123456789ABCDEF')
  const view = { example, host: new URL(config.url).host }

  const show = (
    request: Request,
    reply: Reply,
    status: number,
    typed: string,
    problems: readonly Problem[] = [],
  ) => sendPage(reply, status, codePage(textsOf(request), { ...view, typed, problems }))

  server.get('/account/activation', everyone('pages'), (request, reply) => show(request, reply, 200, ''))

  server.post('/account/activation', everyone('sign-in'), async (request, reply) => {
    const typed = formOf(request)
    const parsed = parseCode(typed)
    if (!parsed.ok) return show(request, reply, 422, String(typed['code'] ?? ''), parsed.problems)
    const { code } = parsed.value
    const it = { typed: code, network: networkOfRequest(request), earlier: keptOpened(request) }
    const outcome = await openCode(house, it, clock.now())
    if (isRefusal(outcome))
      return show(request, withRetry(reply, outcome), codeStatus(outcome), code, [aboutCode(outcome)])
    await renewVisit(reply)
    keepOpened(request, outcome)
    return seeOther(reply, '/account/activation/password')
  })
}

const aboutCode = (no: Refusal): Problem => ({ ...problemOf(no), field: 'code' })
const codeStatus = ({ refused }: Refusal): number => (refused === 'sign-in.welcome-wait' ? 429 : 422)

function chooseRoutes(server: Server, house: House): void {
  const { db, clock } = house

  const show = async (request: Request, reply: Reply, status: number, problems: readonly Problem[] = []) => {
    const opened = keptOpened(request)
    const account = opened && (await findOpened(db, opened, clock.now()))
    if (!account || isRefusal(account)) return typeAgain(request, reply, account)
    const person = await findPerson(db, account.personId)
    const names = await identifiersOf(db, account.id)
    return sendPage(
      reply,
      status,
      choosePage(textsOf(request), {
        name: person?.name ?? '',
        userName: names[0]?.shown ?? '',
        minutes: openedFor / 60_000,
        most: mostLeft,
        problems,
        offersPasskey: await offersFirstPasskey(house, account),
      }),
    )
  }

  server.get('/account/activation/password', everyone('pages'), (request, reply) => show(request, reply, 200))

  server.post('/account/activation/password', everyone('sign-in'), async (request, reply) => {
    const opened = keptOpened(request)
    if (!opened) return typeAgain(request, reply)
    const parsed = parseNewPassword(formOf(request))
    if (!parsed.ok) return show(request, reply, 422, parsed.problems)
    const { password } = parsed.value
    const outcome = await unlessBusy(() => activateWithPassword(house, opened, password, clock.now()))
    if (isRefusal(outcome))
      return outcome.refused.startsWith('sign-in.welcome-')
        ? typeAgain(request, reply, outcome)
        : show(request, withRetry(reply, outcome), statusOf(outcome), [problemOf(outcome)])
    forgetOpened(request)
    const step = await enterByOneFactor(house, reply, outcome.accountId)
    notify(request, 'sign-in.activated', { userName: outcome.userName })
    return seeOther(reply, step ?? takeReturn(request) ?? '/')
  })

  server.post('/account/activation/leaving', everyone('acts'), async (request, reply) => {
    const opened = keptOpened(request)
    if (!opened) return typeAgain(request, reply)
    forgetOpened(request)
    const { timesMore, until } = await leaveActivation(house, opened, clock.now())
    const t = textsOf(request)
    const moment = until && momentIn(t, until, t.seat.timeZone)
    return sendPage(reply, 200, leftPage(t, { timesMore, until: moment }))
  })
}

/** What was opened is over, or was opened elsewhere: the code is typed again, if it still works. */
function typeAgain(request: Request, reply: Reply, why?: Refusal): Reply {
  forgetOpened(request)
  notify(request, why?.refused ?? 'sign-in.welcome-closed', undefined, 'info')
  return seeOther(reply, '/account/activation')
}
