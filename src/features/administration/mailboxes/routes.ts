import { z } from 'zod'
import {
  formOf,
  NotFound,
  notify,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
} from '../../../platform/http/index.ts'
import type { Reply, Request, Server } from '../../../platform/http/index.ts'
import type { House } from '../../../platform/house.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { holderOfAccount } from '../../accounts/index.ts'
import { mailboxesOf } from '../../mailbox/index.ts'
import { IdPath, pathOf } from '../path.ts'
import { actOnMailbox, mailboxActs } from './act.ts'
import { mailboxPage, type MailboxDeskView } from './page.ts'

const look = { config: { permission: 'accounts.manage', freshness: 'recent', limit: 'pages' } } as const
const acting = { config: { permission: 'accounts.manage', freshness: 'recent', limit: 'acts' } } as const

const Wish = z.object({
  act: z.enum(mailboxActs),
  quota: z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined),
})

/** The mailbox of an account: giving one, letting it rest, putting it away. Nobody sees what is in it. */
export function mailboxRoutes(server: Server, house: House): void {
  server.get('/admin/accounts/:id/mailbox', look, async (request, reply) =>
    sendPage(reply, 200, mailboxPage(textsOf(request), await viewOf(house, request))),
  )
  server.post('/admin/accounts/:id/mailbox', acting, (request, reply) => act(house, request, reply))
}

async function act(house: House, request: Request, reply: Reply): Promise<Reply> {
  const { id } = pathOf(IdPath, request)
  const view = await viewOf(house, request)
  const wish = Wish.safeParse(formOf(request))
  if (!wish.success) throw new NotFound()
  const outcome = await actOnMailbox(house, signedIn(request), id, wish.data)
  if (isRefusal(outcome)) return sendPage(reply, 409, mailboxPage(textsOf(request), { ...view, no: outcome }))
  notify(request, `administration.mailbox.${wish.data.act}.done`)
  return seeOther(reply, `/admin/accounts/${id}/mailbox`)
}

async function viewOf({ db }: House, request: Request): Promise<MailboxDeskView> {
  const { id } = pathOf(IdPath, request)
  const holder = await holderOfAccount(db, id)
  if (!holder) throw new NotFound()
  return { id, name: holder.name, mailboxes: await mailboxesOf(db, id) }
}
