import type { House } from '../../platform/house.ts'
import {
  endSessionsOf,
  formOf,
  notify,
  seeOther,
  sendPage,
  signedIn,
  startSession,
  textsOf,
  visitOf,
} from '../../platform/http/index.ts'
import type { Reply, Request, RouteConfig, Server } from '../../platform/http/index.ts'
import type { Problem } from '../../values/problem.ts'
import { isRefusal } from '../../values/refusal.ts'
import { identifiersOf } from '../accounts/index.ts'
import { changePassword } from './actions/change-password.ts'
import { problemOf, statusOf, unlessBusy, withRetry } from './busy.ts'
import { changePasswordPage } from './pages/change-password.ts'
import { parseChange } from './parse.ts'
import { shortestFor } from './rules.ts'
import { findHasFactor } from './second-factor/store.ts'

const proven = (limit: RouteConfig['limit']) => ({
  config: { permission: 'signed-in', freshness: 'recent', limit } as const,
})

/** Refusals that are about the present password and stand beside it. */
const aboutCurrent = new Set(['sign-in.current-wrong', 'sign-in.wait'])

/** Another password in one's own account. */
export function passwordRoutes(server: Server, house: House): void {
  const { db, clock } = house

  const show = async (request: Request, reply: Reply, status: number, problems: readonly Problem[] = []) => {
    const { accountId } = signedIn(request)
    const names = await identifiersOf(db, accountId)
    const min = shortestFor(await findHasFactor(db, accountId))
    return sendPage(
      reply,
      status,
      changePasswordPage(textsOf(request), { name: names[0]?.shown ?? '', min, problems }),
    )
  }

  server.get('/account/password', proven('pages'), (request, reply) => show(request, reply, 200))

  server.post('/account/password', proven('sign-in'), async (request, reply) => {
    const parsed = parseChange(formOf(request))
    if (!parsed.ok) return show(request, reply, 422, parsed.problems)
    const actor = signedIn(request)
    const outcome = await unlessBusy(() =>
      changePassword(
        house,
        actor,
        parsed.value,
        (tx, account) => endSessionsOf(tx, account, visitOf(request).id),
        clock.now(),
      ),
    )
    if (isRefusal(outcome)) {
      const field = aboutCurrent.has(outcome.refused) ? 'current-password' : 'password'
      return show(request, withRetry(reply, outcome), statusOf(outcome), [{ ...problemOf(outcome), field }])
    }
    await startSession(reply, actor.accountId, actor.assurance)
    notify(request, 'sign-in.change.done')
    return seeOther(reply, '/account')
  })
}
