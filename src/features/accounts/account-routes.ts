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
import type { Typed } from '../../values/problem.ts'
import { isRefusal } from '../../values/refusal.ts'
import { changePreferences } from './actions/change-preferences.ts'
import { giveConsent, withdrawConsent } from './actions/consents.ts'
import { addressesRoutes } from './addresses/routes.ts'
import { closingRoutes } from './closing/routes.ts'
import { inactivityRoutes } from './inactivity/routes.ts'
import { mergingRoutes } from './merging/routes.ts'
import type { AccountParts } from './parts.ts'
import { accountPage } from './pages/account.ts'
import { consentsPage, preferencesPage, sessionsPage } from './pages/account-parts.ts'
import { parsePreferences } from './parse-preferences.ts'
import { profileRoutes } from './profile/routes.ts'
import { consentKinds } from './types.ts'
import type { ConsentKind } from './types.ts'
import { userNameRoutes } from './user-names/routes.ts'
import { viewAccount } from './view-account.ts'

const members = (limit: RouteConfig['limit']) => ({
  config: { permission: 'signed-in', freshness: 'any', limit } as const,
})

/** The account's own pages: who I am to the body, what I agreed to, in which language it writes, where I am signed in. */
export function accountPageRoutes(server: Server, house: House, parts: AccountParts): void {
  const { db, clock, profile } = house

  const view = (request: Request) => viewAccount(house, parts, signedIn(request), visitOf(request).id)

  server.get('/account', members('pages'), async (request, reply) =>
    sendPage(reply, 200, accountPage(textsOf(request), profile, await view(request))),
  )

  server.get('/account/preferences', members('pages'), async (request, reply) => {
    const typed = typedPreferences(formOf(request))
    return sendPage(
      reply,
      200,
      preferencesPage(textsOf(request), profile, { ...(await view(request)), typed }),
    )
  })

  server.post('/account/preferences', members('acts'), async (request, reply) => {
    const parsed = parsePreferences(profile, formOf(request))
    if (!parsed.ok) {
      const said = { problems: parsed.problems, typed: typedPreferences(formOf(request)) }
      return sendPage(
        reply,
        422,
        preferencesPage(textsOf(request), profile, { ...(await view(request)), ...said }),
      )
    }
    await changePreferences(db, signedIn(request), parsed.value, clock.now())
    notify(request, 'accounts.preferences.saved')
    return seeOther(reply, '/account')
  })

  server.get('/account/consents', members('pages'), async (request, reply) =>
    sendPage(reply, 200, consentsPage(textsOf(request), await view(request))),
  )

  server.post('/account/consents/:kind', members('acts'), async (request, reply) => {
    const version = profile.legal[kindOf(request) === 'terms' ? 'terms' : 'privacy'].version
    await giveConsent(db, signedIn(request), kindOf(request), version, clock.now())
    notify(request, 'accounts.consent.given')
    return seeOther(reply, '/account/consents')
  })

  server.post('/account/consents/:kind/withdrawal', members('acts'), async (request, reply) => {
    const outcome = await withdrawConsent(db, signedIn(request), kindOf(request), clock.now())
    if (isRefusal(outcome)) notify(request, outcome.refused, undefined, 'bad')
    else notify(request, 'accounts.consent.withdrawn')
    return seeOther(reply, '/account/consents')
  })

  server.get('/account/sessions', members('pages'), async (request, reply) =>
    sendPage(reply, 200, sessionsPage(textsOf(request), await view(request))),
  )

  server.post('/account/sessions/end', members('acts'), async (request, reply) => {
    await endSessionsOf(db, signedIn(request).accountId, visitOf(request).id)
    notify(request, 'accounts.sessions.ended')
    return seeOther(reply, '/account/sessions')
  })

  server.post('/account/sessions/:id/end', members('acts'), async (request, reply) => {
    await endSessionOf(db, signedIn(request).accountId, sessionOf(request), clock.now())
    notify(request, 'accounts.sessions.one-ended')
    return seeOther(reply, '/account/sessions')
  })

  addressesRoutes(server, house)
  userNameRoutes(server, house)
  profileRoutes(server, house)
  closingRoutes(server, house, parts)
  inactivityRoutes(server, house)
  mergingRoutes(server, house, parts)
}

const typedPreferences = (typed: Typed) => ({
  language: [typed['language']].flat()[0],
  timeZone: [typed['time-zone']].flat()[0],
})

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
