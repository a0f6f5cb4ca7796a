import { z } from 'zod'
import type { House } from '../../../platform/house.ts'
import { NotFound, notify, seeOther, sendPage, signedIn, textsOf } from '../../../platform/http/index.ts'
import type { Reply, Request, Server } from '../../../platform/http/index.ts'
import type { Id } from '../../../values/ids.ts'
import { isRefusal } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { decideLink, findAccount, findLinkOfToken } from '../../accounts/index.ts'
import { findPerson } from '../../directory/index.ts'
import { namesOfAccounts } from '../accounts/store/desk.ts'
import { moment } from '../words.ts'
import { zoneOf } from '../zone.ts'
import { proveMailbox, stopMailboxChange, stopMailboxChangeAtDesk } from './actions/answer.ts'
import { changePage } from './pages/desk.ts'
import { mailboxDonePage, mailboxLinkPage, mailboxOverPage, type MailboxLink } from './pages/link.ts'
import { decideOpen } from './rules.ts'
import { findChange, latestChange } from './store.ts'
import { provePurpose, stopPurpose } from './types.ts'
import { IdPath, pathOf } from '../path.ts'

const look = { config: { permission: 'accounts.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'accounts.manage', freshness: 'recent', limit: 'acts' } } as const
const everyone = (limit: 'pages' | 'acts') =>
  ({ config: { permission: 'everyone', freshness: 'any', limit } }) as const

const ChangePath = IdPath.extend({ change: z.uuid() })

/** A change of a lost mailbox: at the desk, and for whoever opens a link of its mails. */
export function lostMailboxRoutes(server: Server, house: House): void {
  const { db, clock } = house
  server.get('/admin/accounts/:id/lost-mailbox', look, async (request, reply) => {
    const change = await latestChange(db, pathOf(IdPath, request).id)
    if (!change) throw new NotFound()
    return sendChange(house, request, reply, 200, change.id)
  })

  server.post('/admin/accounts/:id/lost-mailbox/:change/end', act, async (request, reply) => {
    const { id, change } = pathOf(ChangePath, request)
    const outcome = await stopMailboxChangeAtDesk(db, signedIn(request), id, change, clock.now())
    if (isRefusal(outcome)) return sendChange(house, request, reply, 409, change, outcome)
    notify(request, 'administration.change.stopped')
    return seeOther(reply, `/admin/accounts/${id}`)
  })

  server.get('/account/mailbox-change/:token', everyone('pages'), (request, reply) =>
    show(house, request, reply, 'stop'),
  )
  server.get('/account/mailbox-proof/:token', everyone('pages'), (request, reply) =>
    show(house, request, reply, 'prove'),
  )
  server.post('/account/mailbox-change/:token', everyone('acts'), (request, reply) =>
    answer(house, request, reply, 'stop'),
  )
  server.post('/account/mailbox-proof/:token', everyone('acts'), (request, reply) =>
    answer(house, request, reply, 'prove'),
  )
}

const tokenIn = (request: Request): string => (request.params as { token: string }).token
const purposes = { stop: stopPurpose, prove: provePurpose } as const

async function show(house: House, request: Request, reply: Reply, what: MailboxLink['what']): Promise<Reply> {
  const { db, clock } = house
  const link = decideLink(await findLinkOfToken(db, purposes[what], tokenIn(request)), clock.now())
  if (isRefusal(link)) return over(request, reply, link)
  const change = decideOpen(await findChange(db, String(link.facts['change'])))
  if (isRefusal(change)) return over(request, reply, change)
  const t = textsOf(request)
  const due = moment(t, change.dueAt, house.profile.seat.timeZone, clock.now())
  const page = mailboxLinkPage(t, { what, token: tokenIn(request), address: change.address, due })
  return sendPage(reply, 200, page, { hideAddress: true })
}

async function answer(
  house: House,
  request: Request,
  reply: Reply,
  what: MailboxLink['what'],
): Promise<Reply> {
  const { db, clock } = house
  const doIt = what === 'stop' ? stopMailboxChange : proveMailbox
  const outcome = await doIt(db, tokenIn(request), clock.now())
  if (isRefusal(outcome)) return over(request, reply, outcome)
  const t = textsOf(request)
  const due = moment(t, outcome.change.dueAt, house.profile.seat.timeZone, clock.now())
  return sendPage(reply, 200, mailboxDonePage(t, what, due), { hideAddress: true })
}

const over = (request: Request, reply: Reply, why: Refusal): Reply =>
  sendPage(
    reply,
    why.refused === 'accounts.link-unknown' ? 404 : 410,
    mailboxOverPage(textsOf(request), why),
    { hideAddress: true },
  )

async function sendChange(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  id: Id,
  no?: Refusal,
): Promise<Reply> {
  const { db, clock } = house
  const change = await findChange(db, id)
  const account = change && (await findAccount(db, change.accountId))
  const person = account && (await findPerson(db, account.personId))
  if (!change || !person) throw new NotFound()
  const names = await namesOfAccounts(db, [change.askedBy, change.agreedBy])
  const nameOf = (by: Id): string => names.get(by) ?? ''
  const view = {
    name: person.name,
    change,
    askedBy: nameOf(change.askedBy),
    agreedBy: nameOf(change.agreedBy),
    zone: zoneOf(house, request),
    now: clock.now(),
  }
  return sendPage(reply, status, changePage(textsOf(request), view, no))
}
