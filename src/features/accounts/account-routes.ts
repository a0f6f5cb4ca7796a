import { z } from 'zod'
import type { House } from '../../platform/house.ts'
import {
  endSessionOf,
  endSessionsOf,
  formOf,
  NotFound,
  notify,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  visitOf,
} from '../../platform/http/index.ts'
import type { Request, RouteConfig, Server } from '../../platform/http/index.ts'
import type { Id } from '../../values/ids.ts'
import { isRefusal } from '../../values/refusal.ts'
import { changePreferences } from './actions/change-preferences.ts'
import { giveConsent, withdrawConsent } from './actions/consents.ts'
import { accountPage } from './pages/account.ts'
import { parsePreferences } from './parse-preferences.ts'
import { consentKinds } from './types.ts'
import type { ConsentKind } from './types.ts'
import { viewAccount } from './view-account.ts'

const members = (limit: RouteConfig['limit']) => ({
  config: { permission: 'signed-in', freshness: 'any', limit } as const,
})

/** The account's own page: who I am to the body, what I agreed to, in which language it writes, where I am signed in. */
export function accountPageRoutes(server: Server, house: House): void {
  const { db, clock, profile } = house

  server.get('/account', members('pages'), async (request, reply) => {
    const t = textsOf(request)
    const view = await viewAccount(house, signedIn(request), visitOf(request).id)
    return sendPage(reply, 200, accountPage(t, profile, view))
  })

  server.post('/account/preferences', members('acts'), async (request, reply) => {
    const t = textsOf(request)
    const parsed = parsePreferences(profile, formOf(request))
    if (!parsed.ok) {
      const view = await viewAccount(house, signedIn(request), visitOf(request).id)
      return sendPage(reply, 422, accountPage(t, profile, { ...view, problems: parsed.problems }))
    }
    await changePreferences(db, signedIn(request), parsed.value, clock.now())
    notify(request, 'accounts.preferences.saved')
    return seeOther(reply, '/account')
  })

  server.post('/account/consents/:kind', members('acts'), async (request, reply) => {
    const version = profile.legal[kindOf(request) === 'terms' ? 'terms' : 'privacy'].version
    await giveConsent(db, signedIn(request), kindOf(request), version, clock.now())
    notify(request, 'accounts.consent.given')
    return seeOther(reply, '/account')
  })

  server.post('/account/consents/:kind/withdrawal', members('acts'), async (request, reply) => {
    const outcome = await withdrawConsent(db, signedIn(request), kindOf(request), clock.now())
    if (isRefusal(outcome)) notify(request, outcome.refused, undefined, 'bad')
    else notify(request, 'accounts.consent.withdrawn')
    return seeOther(reply, '/account')
  })

  server.post('/account/sessions/end', members('acts'), async (request, reply) => {
    await endSessionsOf(db, signedIn(request).accountId, visitOf(request).id)
    notify(request, 'accounts.sessions.ended')
    return seeOther(reply, '/account')
  })

  server.post('/account/sessions/:id/end', members('acts'), async (request, reply) => {
    await endSessionOf(db, signedIn(request).accountId, sessionOf(request), clock.now())
    notify(request, 'accounts.sessions.one-ended')
    return seeOther(reply, '/account')
  })
}

function sessionOf(request: Request): Id {
  const { id } = request.params as { id: string }
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  return id
}

function kindOf(request: Request): ConsentKind {
  const { kind } = request.params as { kind: string }
  const known = consentKinds.find((one) => one === kind)
  if (!known) throw new NotFound()
  return known
}
