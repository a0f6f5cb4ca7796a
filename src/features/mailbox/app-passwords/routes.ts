import { z } from 'zod'
import {
  formOf,
  NotFound,
  notify,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import type { House } from '../../../platform/house.ts'
import type { Problem } from '../../../values/problem.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { identifiersOf } from '../../accounts/index.ts'
import { findHasFactor } from '../../sign-in/index.ts'
import { findMailboxOf } from '../store/mailboxes.ts'
import { endAppPassword, makeAppPassword } from './actions.ts'
import { appPasswordsPage, appPasswordsPath, type AppPasswordsView } from './page.ts'
import { forgetShown, keepShown, shownIn } from './shown.ts'
import { appPasswordsOf } from './store.ts'

/** One's own and nobody else's, not even to look at; whoever changes something has just proved who they are. */
const own = (limit: 'pages' | 'acts') => ({
  config: { permission: 'signed-in', freshness: 'recent', limit, viewing: 'closed' } as const,
})

const Name = z.string().trim().min(1).max(80)

/** Passwords for mail programs, under the account's security. Without a mailbox there is no such page. */
export function appPasswordRoutes(server: Server, house: House): void {
  server.get(appPasswordsPath, own('pages'), async (request, reply) => {
    const view = await viewOf(house, request)
    forgetShown(request)
    return sendPage(reply, 200, appPasswordsPage(textsOf(request), view))
  })

  server.post(appPasswordsPath, own('acts'), async (request, reply) => {
    const name = Name.safeParse(formOf(request)['name'])
    if (!name.success) return wrong(house, request, reply)
    const made = await makeAppPassword(house, signedIn(request), name.data)
    if (isRefusal(made)) notify(request, made.refused, made.values, 'bad')
    else keepShown(house, request, signedIn(request).accountId, made.shown)
    return seeOther(reply, appPasswordsPath)
  })

  server.post(`${appPasswordsPath}/:id/end`, own('acts'), async (request, reply) => {
    const id = z.object({ id: z.uuid() }).safeParse(request.params)
    if (!id.success) throw new NotFound()
    const ended = await endAppPassword(house, signedIn(request), id.data.id)
    if (isRefusal(ended)) notify(request, ended.refused, ended.values, 'bad')
    else notify(request, 'mailbox.app-passwords.ended')
    return seeOther(reply, appPasswordsPath)
  })
}

async function wrong(house: House, request: Request, reply: Reply): Promise<Reply> {
  const problems: readonly Problem[] = [{ field: 'name', code: 'mailbox.app-passwords.name.wrong' }]
  const view = { ...(await viewOf(house, request)), typed: formOf(request), problems }
  return sendPage(reply, 422, appPasswordsPage(textsOf(request), view))
}

async function viewOf(house: House, request: Request): Promise<AppPasswordsView> {
  const { db, clock, profile } = house
  const actor = signedIn(request)
  const mailbox = await findMailboxOf(db, actor.accountId)
  if (!mailbox) throw new NotFound()
  return {
    all: await appPasswordsOf(db, actor.accountId),
    shown: shownIn(house, request, actor.accountId),
    userName: (await identifiersOf(db, actor.accountId)).find(({ kind }) => kind === 'username')?.shown ?? '',
    address: mailbox.address,
    hasFactor: await findHasFactor(db, actor.accountId),
    zone: actor.timeZone ?? profile.seat.timeZone,
    now: clock.now(),
  }
}
