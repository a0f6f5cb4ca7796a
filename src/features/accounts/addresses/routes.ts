import type { House } from '../../../platform/house.ts'
import {
  formOf,
  NotFound,
  notify,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
} from '../../../platform/http/index.ts'
import type { Reply, Request, RouteConfig, Server } from '../../../platform/http/index.ts'
import { parseForm } from '../../../platform/forms/index.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import { isRefusal } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { askAddress } from './actions/ask-address.ts'
import { giveUpAsked, makeContact, removeAddress } from './actions/change-addresses.ts'
import { addressLinkRoutes } from './link-routes.ts'
import { addressesPage } from './pages/list.ts'
import { AskForm, PickForm, RequestPath } from './parse.ts'
import { viewAddresses } from './view.ts'

const members = (freshness: RouteConfig['freshness'], limit: RouteConfig['limit']) => ({
  config: { permission: 'signed-in', freshness, limit } as const,
})
const here = '/account/addresses'

/** The addresses that lead to my account. */
export function addressesRoutes(server: Server, house: House): void {
  const { db, clock } = house

  const show = async (
    request: Request,
    reply: Reply,
    status: number,
    said: { problems?: readonly Problem[]; refusal?: Refusal } = {},
  ) => {
    const typed = formOf(request)
    const view = await viewAddresses(house, signedIn(request))
    const form = { email: one(typed, 'email'), isContact: one(typed, 'contact') !== '' }
    return sendPage(
      reply,
      status,
      addressesPage(textsOf(request), { problems: [], ...view, ...said, typed: form }),
    )
  }

  server.get(here, members('any', 'pages'), (request, reply) => show(request, reply, 200))

  server.post(here, members('recent', 'acts'), async (request, reply) => {
    const parsed = parseForm(AskForm, formOf(request))
    if (!parsed.ok) return show(request, reply, 422, { problems: parsed.problems })
    const { email, contact } = parsed.value
    const outcome = await askAddress(house, signedIn(request), { email, isContact: contact }, clock.now())
    if (isRefusal(outcome))
      return show(request, reply, 409, {
        problems: [{ field: 'email', code: outcome.refused, ...values(outcome) }],
      })
    notify(request, 'accounts.addresses.asked.done', { address: outcome.asked })
    return seeOther(reply, here)
  })

  server.post(`${here}/contact`, members('recent', 'acts'), async (request, reply) => {
    const outcome = await makeContact(house, signedIn(request), addressIn(request), clock.now())
    if (isRefusal(outcome)) return show(request, reply, 409, { refusal: outcome })
    notify(request, 'accounts.addresses.contact.done', { address: outcome.contact })
    return seeOther(reply, here)
  })

  server.post(`${here}/removal`, members('recent', 'acts'), async (request, reply) => {
    const outcome = await removeAddress(house, signedIn(request), addressIn(request), clock.now())
    if (isRefusal(outcome)) return show(request, reply, 409, { refusal: outcome })
    notify(request, 'accounts.addresses.removal.done', { address: outcome.removed })
    return seeOther(reply, here)
  })

  server.post(`${here}/requests/:id/end`, members('any', 'acts'), async (request, reply) => {
    const path = RequestPath.safeParse(request.params)
    if (!path.success) throw new NotFound()
    await giveUpAsked({ db }, signedIn(request), path.data.id, clock.now())
    return seeOther(reply, here)
  })

  addressLinkRoutes(server, house)
}

const one = (typed: Typed, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

const values = ({ values: said }: Refusal) => (said ? { values: said } : {})

function addressIn(request: Request): string {
  const parsed = parseForm(PickForm, formOf(request))
  return parsed.ok ? parsed.value.address : ''
}
