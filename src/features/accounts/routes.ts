import type { House } from '../../platform/house.ts'
import { formOf, peekReturn, seeOther, sendPage, spend, textsOf } from '../../platform/http/index.ts'
import type { Reply, Request, RouteConfig, Server } from '../../platform/http/index.ts'
import { parseForm } from '../../platform/forms/index.ts'
import type { Problem, Typed } from '../../values/problem.ts'
import { isRefusal } from '../../values/refusal.ts'
import type { Refusal } from '../../values/refusal.ts'
import { accountPageRoutes } from './account-routes.ts'
import { correctAddress } from './actions/correct-address.ts'
import { sendAgain } from './actions/send-again.ts'
import { signUp } from './actions/sign-up.ts'
import { countryNotListedPage } from './pages/country-not-listed.ts'
import type { AccountParts } from './parts.ts'
import { lookInYourMailPage } from './pages/look-in-your-mail.ts'
import { signUpPage } from './pages/sign-up.ts'
import { one } from './pages/view.ts'
import { AddressForm, parseSignUp } from './parse.ts'
import { viewLookInYourMail } from './view-look-in-your-mail.ts'
import { isFirstUnlisted, viewSignUp, wantedByButton, wantedByEnter } from './view-sign-up.ts'
import type { Wanted } from './view-sign-up.ts'
import { keepForm, keepSignUp, keptForm, keptSignUp } from './visit.ts'

const strangers = (limit: RouteConfig['limit']) => ({
  config: { permission: 'stranger-only', freshness: 'any', limit } as const,
})

/** Creating an account, the page that waits for the mail, and the account's own page. */
export function accountsRoutes(server: Server, house: House, parts: AccountParts = {}): void {
  const { db, clock, profile, secrets } = house

  const sendSignUp = async (
    request: Request,
    reply: Reply,
    status: number,
    typed: Typed,
    problems: readonly Problem[] = [],
    wanted?: Wanted,
  ) => {
    const view = await viewSignUp(db, typed, problems, wanted)
    const asksUnlisted = request.method === 'POST' && isFirstUnlisted(typed) && !wanted
    return sendPage(reply, status, signUpPage(textsOf(request), profile, { ...view, asksUnlisted }))
  }

  server.get('/account/new', strangers('pages'), (request, reply) => {
    const typed = formOf(request)
    const kept = Object.keys(typed).length > 0 ? typed : keptForm(request)
    return sendSignUp(request, reply, 200, kept ?? {})
  })

  server.post('/account/new', strangers('sign-up'), async (request, reply) => {
    const typed = formOf(request)
    const wanted = wantedByEnter(typed)
    if (wanted) return sendSignUp(request, reply, 200, typed, [], wanted)
    const parsed = parseSignUp(profile, typed)
    if (!parsed.ok) {
      const problems = parsed.problems.filter(
        ({ field }) => !isFirstUnlisted(typed) || !field.startsWith('unlisted-'),
      )
      return sendSignUp(request, reply, problems.length > 0 ? 422 : 200, typed, problems)
    }
    await spend(request, 'sign-up-letter')
    const it = { ...parsed.value, returnTo: peekReturn(request) ?? null }
    const outcome = await signUp(db, secrets, it, clock.now())
    if (isRefusal(outcome))
      return sendSignUp(request, reply, 409, typed, [{ field: 'organisation', code: outcome.refused }])
    keepSignUp(request, outcome.id)
    return seeOther(reply, '/account/new/mail')
  })

  server.get('/account/new/search', strangers('pages'), (_request, reply) => seeOther(reply, '/account/new'))

  server.post('/account/new/search', strangers('search'), (request, reply) => {
    const typed = formOf(request)
    return sendSignUp(request, reply, 200, typed, [], wantedByButton(typed))
  })

  server.post('/account/new/country', strangers('pages'), (request, reply) => {
    keepForm(request, formOf(request))
    return seeOther(reply, '/account/new/country')
  })

  server.get('/account/new/country', strangers('pages'), (request, reply) =>
    sendPage(reply, 200, countryNotListedPage(textsOf(request), profile)),
  )

  const sendLook = async (
    request: Request,
    reply: Reply,
    status: number,
    said: { typed?: string; problems?: readonly Problem[]; refusal?: Refusal } = {},
  ) => {
    const t = textsOf(request)
    const view = await viewLookInYourMail(house, t, keptSignUp(request))
    if (!view) return seeOther(reply, '/account/new')
    return sendPage(reply, status, lookInYourMailPage(t, { problems: [], ...view, ...said }))
  }

  server.get('/account/new/mail', strangers('pages'), (request, reply) => sendLook(request, reply, 200))

  server.post('/account/new/mail/again', strangers('sign-up'), async (request, reply) => {
    await spend(request, 'sign-up-letter')
    const outcome = await sendAgain(db, keptSignUp(request) ?? noId, clock.now())
    if (isRefusal(outcome)) return sendLook(request, reply, 409, { refusal: outcome })
    return seeOther(reply, '/account/new/mail')
  })

  server.post('/account/new/mail', strangers('sign-up'), async (request, reply) => {
    const typed = formOf(request)
    const parsed = parseForm(AddressForm, typed)
    if (!parsed.ok)
      return sendLook(request, reply, 422, { typed: one(typed, 'email'), problems: parsed.problems })
    await spend(request, 'sign-up-letter')
    const outcome = await correctAddress(
      db,
      secrets,
      keptSignUp(request) ?? noId,
      parsed.value.email,
      clock.now(),
    )
    if (isRefusal(outcome)) return sendLook(request, reply, 409, { refusal: outcome })
    keepSignUp(request, outcome.id)
    return seeOther(reply, '/account/new/mail')
  })

  accountPageRoutes(server, house, parts)
}

/** No sign-up has this id. */
const noId = '00000000-0000-0000-0000-000000000000'
