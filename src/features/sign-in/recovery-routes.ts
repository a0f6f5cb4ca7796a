import type { House } from '../../platform/house.ts'
import {
  endSessionsOf,
  formOf,
  notify,
  seeOther,
  sendPage,
  spend,
  textsOf,
} from '../../platform/http/index.ts'
import type { Reply, Request, RouteConfig, Server } from '../../platform/http/index.ts'
import type { Problem } from '../../values/problem.ts'
import { isRefusal } from '../../values/refusal.ts'
import { findLinkOfToken, identifiersOf } from '../accounts/index.ts'
import { askRecovery } from './actions/recover.ts'
import { resetPassword } from './actions/reset-password.ts'
import { problemOf, statusOf, unlessBusy, withRetry } from './busy.ts'
import { disownRoutes } from './disown-routes.ts'
import { rememberDevice } from './known-device.ts'
import { linkOver } from './link-over.ts'
import { recoveryAskedPage, recoveryPage, resetPage } from './pages/recovery.ts'
import { parseNewPassword, parseRecovery } from './parse.ts'
import { decideReset, recovery, recoveryWorksFor } from './recovery/rules.ts'
import { shortestFor } from './rules.ts'
import { offerPasskeyLater } from './second-factor/offer.ts'
import { findHasFactor } from './second-factor/store.ts'

const everyone = (limit: RouteConfig['limit']) => ({
  config: { permission: 'everyone', freshness: 'any', limit } as const,
})
const hidden = { hideAddress: true }

/** Getting a new password by a mail to the contact address. */
export function recoveryRoutes(server: Server, house: House): void {
  const { db, clock, config, profile, demo } = house

  server.get('/account/recovery', everyone('pages'), (request, reply) => {
    return sendPage(reply, 200, recoveryPage(textsOf(request), { typed: formOf(request), problems: [] }))
  })

  server.post('/account/recovery', everyone('sign-in'), async (request, reply) => {
    const typed = formOf(request)
    const parsed = parseRecovery(typed)
    if (!parsed.ok)
      return sendPage(reply, 422, recoveryPage(textsOf(request), { typed, problems: parsed.problems }))
    await spend(request, 'recovery')
    await askRecovery(db, parsed.value)
    return seeOther(reply, '/account/recovery/mail')
  })

  server.get('/account/recovery/mail', everyone('pages'), (request, reply) => {
    const about = {
      sender: config.mailFrom,
      contact: profile.helpContacts.accounts,
      minutes: recoveryWorksFor / 60_000,
    }
    return sendPage(
      reply,
      200,
      recoveryAskedPage(textsOf(request), { ...about, outbox: demo ? '/outbox' : undefined }),
    )
  })

  const show = async (request: Request, reply: Reply, status: number, problems: readonly Problem[] = []) => {
    const token = tokenIn(request)
    const link = decideReset(await findLinkOfToken(db, recovery, token), clock.now())
    if (isRefusal(link)) return linkOver(request, reply, link)
    const names = await identifiersOf(db, link.accountId)
    const min = shortestFor(await findHasFactor(db, link.accountId))
    return sendPage(
      reply,
      status,
      resetPage(textsOf(request), { token, name: names[0]?.shown ?? '', min, problems }),
      hidden,
    )
  }

  server.get('/account/recovery/:token', everyone('pages'), (request, reply) => show(request, reply, 200))

  server.post('/account/recovery/:token', everyone('sign-in'), async (request, reply) => {
    const parsed = parseNewPassword(formOf(request))
    if (!parsed.ok) return show(request, reply, 422, parsed.problems)
    const { password } = parsed.value
    const reset = () => resetPassword(house, tokenIn(request), password, endSessionsOf, clock.now())
    const outcome = await unlessBusy(reset)
    if (isRefusal(outcome))
      return outcome.refused.startsWith('sign-in.recovery-')
        ? linkOver(request, reply, outcome)
        : show(request, withRetry(reply, outcome), statusOf(outcome), [problemOf(outcome)])
    rememberDevice(house, reply, outcome.accountId)
    offerPasskeyLater(request)
    notify(request, 'sign-in.reset.done')
    return seeOther(reply, '/sign-in')
  })

  disownRoutes(server, house)
}

const tokenIn = (request: Request): string => (request.params as { token: string }).token
