import { z } from 'zod'
import type { House } from '../../../platform/house.ts'
import {
  NotFound,
  notify,
  queryOf,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
} from '../../../platform/http/index.ts'
import type { Reply, Request, Server } from '../../../platform/http/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { findAccount } from '../../accounts/index.ts'
import { findPerson } from '../../directory/index.ts'
import { areOpen } from '../accounts/open-addresses.ts'
import { findTarget } from '../accounts/store/target.ts'
import { zoneOf } from '../zone.ts'
import { mayRepeat, repeatMail } from './actions/repeat.ts'
import { mailsPage } from './pages/list.ts'
import { mailPage } from './pages/show.ts'
import { countMailsOf, findMailOf, mailsAPage, mailsOf } from './store.ts'
import { IdPath, pathOf } from '../path.ts'

const look = { config: { permission: 'accounts.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'accounts.manage', freshness: 'recent', limit: 'acts' } } as const

const MailPath = IdPath.extend({ mail: z.uuid() })
const Query = z.object({ page: z.coerce.number().int().min(1).max(1000).catch(1) })

/** The mails to one person: what became of them, and sending one again. Never what is in them. */
export function mailRoutes(server: Server, house: House): void {
  const { db, clock } = house
  server.get('/admin/accounts/:id/mails', look, async (request, reply) => {
    const { id } = pathOf(IdPath, request)
    const { page } = Query.parse(queryOf(request))
    const account = await findAccount(db, id)
    const person = account && (await findPerson(db, account.personId))
    if (!person) throw new NotFound()
    const mails = await mailsOf(db, person.id, { most: mailsAPage, page })
    const pages = Math.max(1, Math.ceil((await countMailsOf(db, person.id)) / mailsAPage))
    const view = { ...shown(house, request, id), accountId: id, name: person.name, mails, page, pages }
    return sendPage(reply, 200, mailsPage(textsOf(request), view))
  })

  server.get('/admin/accounts/:id/mails/:mail', look, (request, reply) => show(house, request, reply, 200))

  server.post('/admin/accounts/:id/mails/:mail/repetition', act, async (request, reply) => {
    const { id, mail } = pathOf(MailPath, request)
    const outcome = await repeatMail(db, signedIn(request), id, mail, clock.now())
    if (isRefusal(outcome) && outcome.refused === 'administration.unknown') throw new NotFound()
    if (isRefusal(outcome)) return show(house, request, reply, 409, outcome)
    notify(request, 'administration.mail.repeated')
    return seeOther(reply, `/admin/accounts/${id}/mails`)
  })
}

const shown = (house: House, request: Request, id: string) => ({
  path: `/admin/accounts/${id}/mails`,
  zone: zoneOf(house, request),
  now: house.clock.now(),
  isOpen: areOpen(request, id, house.clock.now()),
})

async function show(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  refused?: Refusal,
): Promise<Reply> {
  const { id, mail: mailId } = pathOf(MailPath, request)
  const target = await findTarget(house.db, id, house.clock.now())
  const mail = target && (await findMailOf(house.db, target.personId, mailId))
  if (!target || !mail) throw new NotFound()
  const may = await mayRepeat(house.db, signedIn(request), target, mail, house.clock.now())
  const no = isRefusal(may) ? may : undefined
  const view = { ...shown(house, request, id), accountId: id, mail, no }
  return sendPage(reply, status, mailPage(textsOf(request), view, refused))
}
