import type { House } from '../../../platform/house.ts'
import { seeOther, sendPage, textsOf } from '../../../platform/http/index.ts'
import type { Reply, Request, RouteConfig, Server } from '../../../platform/http/index.ts'
import { isRefusal, refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { decideLink, findLinkOfToken, identifiersOf } from '../../accounts/index.ts'
import { linkOverPage } from '../pages/link-over.ts'
import type { WayOn } from '../pages/link-over.ts'
import { lockAccount } from './actions/lock-account.ts'
import { lockedPage, lockPage } from './pages/lock.ts'
import { lock } from './rules.ts'

const everyone = (limit: RouteConfig['limit']) => ({
  config: { permission: 'everyone', freshness: 'any', limit } as const,
})
/** The address holds a secret: links on the page do not pass it on. */
const hidden = { hideAddress: true }
const path = '/account/lock/:token'
const tokenIn = (request: Request): string => (request.params as { token: string }).token

/** "Lock my account": opened from a mail, done by a button, without signing in. */
export function lockRoutes(server: Server, house: House): void {
  const { db, clock, profile } = house

  server.get(path, everyone('pages'), async (request, reply) => {
    const token = tokenIn(request)
    const link = decideLink(await findLinkOfToken(db, lock, token), clock.now())
    if (isRefusal(link)) return over(request, reply, link)
    const userName = (await identifiersOf(db, link.accountId))[0]?.shown ?? ''
    return sendPage(reply, 200, lockPage(textsOf(request), { token, userName }), hidden)
  })

  server.post(path, everyone('acts'), async (request, reply) => {
    const outcome = await lockAccount(house, tokenIn(request), clock.now())
    if (isRefusal(outcome)) return over(request, reply, outcome)
    return seeOther(reply, '/account/locked')
  })

  // A page of its own, so that whoever was signed in here is seen to be out.
  server.get('/account/locked', everyone('pages'), (request, reply) =>
    sendPage(reply, 200, lockedPage(textsOf(request), profile.helpContacts.accounts)),
  )
}

/** The refusals of links and accounts in the words of this page. */
const said: Readonly<Record<string, Refusal>> = {
  'accounts.link-unknown': refuse('sign-in.lock-unknown'),
  'accounts.link-expired': refuse('sign-in.lock-expired'),
}

const ways: readonly WayOn[] = [
  { kind: 'link', label: 'sign-in.way.recover', path: '/account/recovery' },
  { kind: 'link', label: 'sign-in.way.sign-in', path: '/sign-in' },
]

function over(request: Request, reply: Reply, no: Refusal): Reply {
  const why = said[no.refused] ?? refuse('sign-in.lock-over')
  const status = why.refused === 'sign-in.lock-unknown' ? 404 : 410
  return sendPage(reply, status, linkOverPage(textsOf(request), why, ways), hidden)
}
