import type { House } from '../../../platform/house.ts'
import { notify, seeOther, sendPage, signedIn, textsOf } from '../../../platform/http/index.ts'
import type { Reply, Request, Server } from '../../../platform/http/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { decideLink, decideLinkOf } from '../links/rules.ts'
import { isLinkOver, linkOver, tokenIn } from '../overview/link-over.ts'
import { userNameOf } from '../store/identifiers.ts'
import { findLinkOfToken } from '../store/links.ts'
import { confirmAddress } from './actions/confirm-address.ts'
import { undoChange } from './actions/undo-change.ts'
import { confirmPage, undonePage, undoPage } from './pages/link.ts'
import { confirmPurpose, undoPurpose } from './types.ts'
import type { AskedFacts, UndoFacts } from './types.ts'

const mine = (limit: 'pages' | 'acts') => ({
  config: { permission: 'signed-in', freshness: 'any', limit } as const,
})
const everybodys = (limit: 'pages' | 'acts') => ({
  config: { permission: 'everyone', freshness: 'any', limit } as const,
})
const hidden = { hideAddress: true }

/** What the links in the mails about addresses open: proving a new one, and taking a change back from an old one. */
export function addressLinkRoutes(server: Server, house: House): void {
  const { db, clock, profile } = house

  const showConfirm = async (request: Request, reply: Reply, status: number, refusal?: Refusal) => {
    const token = tokenIn(request)
    const { accountId } = signedIn(request)
    const link = decideLinkOf(accountId, await findLinkOfToken(db, confirmPurpose, token), clock.now())
    if (isRefusal(link)) return linkOver(request, reply, link)
    const { shown, isContact } = link.facts as unknown as AskedFacts
    const view = { token, shown, isContact, userName: await userNameOf(db, accountId), refusal }
    return sendPage(reply, status, confirmPage(textsOf(request), view), hidden)
  }

  server.get('/account/addresses/confirmation/:token', mine('pages'), (request, reply) =>
    showConfirm(request, reply, 200),
  )

  server.post('/account/addresses/confirmation/:token', mine('acts'), async (request, reply) => {
    const outcome = await confirmAddress(house, signedIn(request), tokenIn(request), clock.now())
    if (isRefusal(outcome))
      return isLinkOver(outcome)
        ? linkOver(request, reply, outcome)
        : showConfirm(request, reply, 409, outcome)
    const said = outcome.isContact ? 'contact' : 'added'
    notify(request, `accounts.addresses.${said}.done`, { address: outcome.added })
    return seeOther(reply, '/account/addresses')
  })

  server.get('/account/addresses/restoration/:token', everybodys('pages'), async (request, reply) => {
    const token = tokenIn(request)
    const link = decideLink(await findLinkOfToken(db, undoPurpose, token), clock.now())
    if (isRefusal(link)) return linkOver(request, reply, link)
    const { what, about } = link.facts as unknown as UndoFacts
    const userName = await userNameOf(db, link.accountId)
    const dates = { at: link.createdAt, until: link.expiresAt, zone: profile.seat.timeZone }
    return sendPage(
      reply,
      200,
      undoPage(textsOf(request), { token, what, about, userName, ...dates }),
      hidden,
    )
  })

  server.post('/account/addresses/restoration/:token', everybodys('acts'), async (request, reply) => {
    const outcome = await undoChange(house, tokenIn(request), clock.now())
    if (isRefusal(outcome)) return linkOver(request, reply, outcome)
    return sendPage(reply, 200, undonePage(textsOf(request), outcome), hidden)
  })
}
