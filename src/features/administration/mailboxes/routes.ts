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
import { holderOfAccount, identifiersOf } from '../../accounts/index.ts'
import { trailOf } from '../../audit/index.ts'
import { countLetters } from '../../mail-routing/index.ts'
import { mailboxesOf, forwardingsOf } from '../../mailbox/index.ts'
import { IdPath, pathOf } from '../path.ts'
import { zoneOf } from '../zone.ts'
import { actOnMailbox, mailboxActs, quotaReasons } from './act.ts'
import { lettersRoutes } from './letters/routes.ts'
import { mailboxPage, type MailboxDeskView } from './page.ts'
import { lastUseOf } from './store.ts'

const look = { config: { permission: 'accounts.manage', freshness: 'recent', limit: 'pages' } } as const
const acting = { config: { permission: 'accounts.manage', freshness: 'recent', limit: 'acts' } } as const

const Wish = z.object({
  act: z.enum(mailboxActs),
  quota: z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined),
  alias: z.string().max(320).optional().catch(undefined),
  reason: z.enum(quotaReasons).optional().catch(undefined),
})

/** The mailbox of an account: giving one, letting it rest, putting it away. Nobody sees what is in it. */
export function mailboxRoutes(server: Server, house: House): void {
  server.get('/admin/accounts/:id/mailbox', look, async (request, reply) =>
    sendPage(reply, 200, mailboxPage(textsOf(request), await viewOf(house, request))),
  )
  lettersRoutes(server, house)
  server.post('/admin/accounts/:id/mailbox', acting, (request, reply) => act(house, request, reply))
}

async function act(house: House, request: Request, reply: Reply): Promise<Reply> {
  const { id } = pathOf(IdPath, request)
  const view = await viewOf(house, request)
  const wish = Wish.safeParse(formOf(request))
  if (!wish.success) throw new NotFound()
  const outcome = await actOnMailbox(house, signedIn(request), id, wish.data)
  if (isRefusal(outcome))
    return sendPage(
      reply,
      409,
      mailboxPage(textsOf(request), { ...view, typed: typedIn(request), no: outcome }),
    )
  notify(request, `administration.mailbox.${wish.data.act}.done`)
  return seeOther(reply, `/admin/accounts/${id}/mailbox`)
}

function typedIn(request: Request): MailboxDeskView['typed'] {
  const typed = formOf(request)
  const said = (name: string): string => [typed[name] ?? ''].flat()[0] ?? ''
  return typed['act'] === 'quota' ? { quota: said('quota'), reason: said('reason') } : undefined
}

async function viewOf(house: House, request: Request): Promise<MailboxDeskView> {
  const { db, clock } = house
  const { id } = pathOf(IdPath, request)
  const holder = await holderOfAccount(db, id)
  if (!holder) throw new NotFound()
  const mailboxes = await mailboxesOf(db, id)
  const box = mailboxes.findLast(({ state }) => state !== 'deleted')
  const changes = box ? (await trailOf(db, box.id)).filter(({ act }) => act === 'mailbox.quota-changed') : []
  const last = changes.at(-1)
  const why = last?.details['kind']
  return {
    id,
    name: holder.name,
    mailboxes,
    addresses: (await identifiersOf(db, id))
      .filter(({ kind }) => kind === 'mailbox')
      .map(({ shown }) => shown),
    target: box && (await forwardingsOf(db, box.id)).active?.target,
    lastUsedAt: await lastUseOf(db, id),
    quotaChange: last && { at: last.at, why: typeof why === 'string' ? why : undefined },
    letters: await countLetters(db, id),
    zone: zoneOf(house, request),
    now: clock.now(),
  }
}
