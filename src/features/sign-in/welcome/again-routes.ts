import type { House } from '../../../platform/house.ts'
import { notify, seeOther, sendPage, textsOf } from '../../../platform/http/index.ts'
import type { Reply, Request, RouteConfig, Server } from '../../../platform/http/index.ts'
import { isRefusal, refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { decideLink, findAccount, findLinkOfToken, identifiersOf, restart } from '../../accounts/index.ts'
import { linkOverPage } from '../pages/link-over.ts'
import type { WayOn } from '../pages/link-over.ts'
import { maskedAddress } from '../recovery/rules.ts'
import { reinitialiseByLink } from './actions/reinitialise.ts'
import { againAskedPage, againPage } from './pages/again.ts'

const everyone = (limit: RouteConfig['limit']) => ({
  config: { permission: 'everyone', freshness: 'any', limit } as const,
})
/** The address holds a secret: links on the page do not pass it on. */
const hidden = { hideAddress: true }
const path = '/account/activation/again/:token'
const tokenIn = (request: Request): string => (request.params as { token: string }).token

/** "Begin again": opened from a mail, done by a button. The code goes to the contact address, never to this page. */
export function againRoutes(server: Server, house: House): void {
  const { db, clock, profile } = house
  const contact = profile.helpContacts.accounts

  server.get(path, everyone('pages'), async (request, reply) => {
    const token = tokenIn(request)
    const link = decideLink(await findLinkOfToken(db, restart, token), clock.now())
    if (isRefusal(link)) return over(request, reply, link)
    const account = await findAccount(db, link.accountId)
    const names = await identifiersOf(db, link.accountId)
    const view = {
      token,
      reason: account?.blockReason ?? undefined,
      maskedContact: maskedAddress(names.find(({ isContact }) => isContact)?.shown ?? ''),
      hours: profile.welcomeHours,
      contact,
    }
    return sendPage(reply, 200, againPage(textsOf(request), view), hidden)
  })

  server.post(path, everyone('acts'), async (request, reply) => {
    const outcome = await reinitialiseByLink(house, tokenIn(request), clock.now())
    if (isRefusal(outcome)) return over(request, reply, outcome)
    if ('asked' in outcome) return sendPage(reply, 200, againAskedPage(textsOf(request), { contact }), hidden)
    notify(request, 'sign-in.again.done')
    return seeOther(reply, '/account/activation')
  })
}

/** The refusals of links and accounts in the words of this page. */
const said: Readonly<Record<string, Refusal>> = {
  'accounts.link-unknown': refuse('sign-in.again-unknown'),
  'accounts.link-expired': refuse('sign-in.again-expired'),
  'accounts.link-used': refuse('sign-in.again-used'),
  'accounts.link-replaced': refuse('sign-in.again-used'),
  'accounts.not-in-this-state': refuse('sign-in.again-not-needed'),
  'accounts.four-eyes-waiting': refuse('sign-in.again-waiting'),
}

const statuses: Readonly<Record<string, number>> = {
  'sign-in.again-unknown': 404,
  'sign-in.again-expired': 410,
  'sign-in.again-used': 410,
}

const ways: readonly WayOn[] = [
  { kind: 'link', label: 'sign-in.way.recover', path: '/account/recovery' },
  { kind: 'link', label: 'sign-in.way.sign-in', path: '/sign-in' },
]

function over(request: Request, reply: Reply, no: Refusal): Reply {
  const why = said[no.refused] ?? no
  return sendPage(reply, statuses[why.refused] ?? 409, linkOverPage(textsOf(request), why, ways), hidden)
}
