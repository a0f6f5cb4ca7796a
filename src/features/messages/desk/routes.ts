import type { House } from '../../../platform/house.ts'
import {
  formOf,
  NotFound,
  notify,
  queryOf,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import { recipientOf } from '../../accounts/index.ts'
import { MessagePath } from '../parse.ts'
import { sendFramed, withFrames, zoneOf } from '../sending.ts'
import { resend } from './actions/resend.ts'
import { manyRoutes } from './many-routes.ts'
import { outboxDeskPage } from './pages/list.ts'
import { outboxMailPage } from './pages/show.ts'
import { parseOutbox, ResendForm } from './parse.ts'
import { decideResend, mayFollow, mayReadLetter } from './rules.ts'
import { countNotSent, findOutboxMail, listOutboxPage } from './store.ts'
import type { OutboxMail } from './types.ts'

const look = { config: { permission: 'outbox.read', freshness: 'any', limit: 'pages' } } as const
/** A letter is its reader's; whoever looks at another person's pages does not see it. */
const lookAlone = { config: { ...look.config, viewing: 'closed' } } as const
const act = { config: { permission: 'outbox.resend', freshness: 'any', limit: 'acts' } } as const

/** Every mail of the house for staff: where it stands and why, sending it again, and letters about meetings. */
export function outboxDeskRoutes(server: Server, house: House, occasions: readonly string[]): void {
  const { db, clock } = house
  server.get('/desk/outbox', look, async (request, reply) => {
    const now = clock.now()
    const { filter, place } = parseOutbox(queryOf(request))
    const [page, counts] = await Promise.all([listOutboxPage(db, filter, place, now), countNotSent(db)])
    const mayResend = signedIn(request).permissions.has('outbox.resend')
    const view = { ...page, counts, filter, occasions, mayResend, zone: zoneOf(house, request), now }
    return sendPage(reply, 200, outboxDeskPage(textsOf(request), view))
  })

  manyRoutes(server, house)

  server.get('/desk/outbox/:id', lookAlone, (request, reply) => show(house, request, reply, 200))

  server.get('/desk/outbox/:id/html', lookAlone, async (request, reply) => {
    const mail = await found(house, request)
    if (!mayReadLetter(mail, signedIn(request).permissions)) throw new NotFound()
    return sendFramed(reply, mail)
  })

  server.post('/desk/outbox/:id/repetition', act, async (request, reply) => {
    const { id } = await found(house, request)
    const { address } = ResendForm.parse(formOf(request))
    const outcome = await resend(house, signedIn(request), id, address)
    if (isRefusal(outcome)) return show(house, request, reply, 409, outcome)
    notify(request, 'messages.desk.resent')
    return seeOther(reply, `/desk/outbox/${id}`)
  })
}

async function found({ db, clock }: House, request: Request): Promise<OutboxMail> {
  const path = MessagePath.safeParse(request.params)
  const mail = path.success ? await findOutboxMail(db, path.data.id, clock.now()) : undefined
  if (!mail) throw new NotFound()
  return mail
}

async function show(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  refused?: Refusal,
): Promise<Reply> {
  const mail = await found(house, request)
  const { permissions } = signedIn(request)
  const may = decideResend(mail.state, {
    hasRelay: house.config.smtpUrl !== undefined || house.config.smtpDirect === 'on',
  })
  const view = {
    mail,
    mayRead: mayReadLetter(mail, permissions),
    mayResend: permissions.has('outbox.resend'),
    no: isRefusal(may) ? may : undefined,
    today: await addressOfToday(house, mail),
    zone: zoneOf(house, request),
    now: house.clock.now(),
  }
  return sendPage(withFrames(reply), status, outboxMailPage(textsOf(request), view, refused))
}

async function addressOfToday(
  { db }: House,
  { personId, occasion, to }: OutboxMail,
): Promise<string | undefined> {
  const contact = personId && mayFollow(occasion) ? await recipientOf(db, personId) : undefined
  return contact && contact.address.toLowerCase() !== to.toLowerCase() ? contact.address : undefined
}
