import { z } from 'zod'
import type { House } from '../../../../platform/house.ts'
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
} from '../../../../platform/http/index.ts'
import { isRefusal, type Refusal } from '../../../../values/refusal.ts'
import { holderOfAccount } from '../../../accounts/index.ts'
import { countLetters, findLetter, listLetters } from '../../../mail-routing/index.ts'
import { areOpen } from '../../accounts/open-addresses.ts'
import { IdPath, pathOf } from '../../path.ts'
import { zoneOf } from '../../zone.ts'
import { actOnLetter, letterActs, offersOf } from './act.ts'
import { letterPage, lettersPage, type Shown } from './pages.ts'

const look = { config: { permission: 'accounts.manage', freshness: 'recent', limit: 'pages' } } as const
const acting = { config: { permission: 'accounts.manage', freshness: 'recent', limit: 'acts' } } as const

const LetterPath = IdPath.extend({ letter: z.uuid() })
const Query = z.object({ page: z.coerce.number().int().min(1).max(1000).catch(1) })
const Wish = z.object({ act: z.enum(letterActs) })
const aPage = 25

/** The letters of one account on their way and after: what became of each, trying again, giving up. Never what is in them. */
export function lettersRoutes(server: Server, house: House): void {
  server.get('/admin/accounts/:id/mailbox/letters', look, async (request, reply) => {
    const view = await shownOf(house, request)
    const { page } = Query.parse(queryOf(request))
    const letters = await listLetters(house.db, view.accountId, { most: aPage, page })
    const all = Object.values(await countLetters(house.db, view.accountId)).reduce((sum, one) => sum + one, 0)
    const pages = Math.max(1, Math.ceil(all / aPage))
    return sendPage(reply, 200, lettersPage(textsOf(request), { ...view, letters, page, pages }))
  })

  server.get('/admin/accounts/:id/mailbox/letters/:letter', look, (request, reply) =>
    show(house, request, reply),
  )

  server.post('/admin/accounts/:id/mailbox/letters/:letter', acting, async (request, reply) => {
    const { id, letter } = pathOf(LetterPath, request)
    const wish = Wish.safeParse(formOf(request))
    if (!wish.success) throw new NotFound()
    const outcome = await actOnLetter(house, signedIn(request), { accountId: id, id: letter }, wish.data.act)
    if (isRefusal(outcome)) return show(house, request, reply, outcome)
    notify(request, `administration.letter.done.${outcome.how}`)
    return seeOther(reply, `/admin/accounts/${id}/mailbox/letters/${letter}`)
  })
}

async function shownOf(house: House, request: Request): Promise<Shown> {
  const { id } = pathOf(IdPath, request)
  const holder = await holderOfAccount(house.db, id)
  if (!holder) throw new NotFound()
  const now = house.clock.now()
  return {
    accountId: id,
    name: holder.name,
    zone: zoneOf(house, request),
    now,
    isOpen: areOpen(request, id, now),
  }
}

async function show(house: House, request: Request, reply: Reply, no?: Refusal): Promise<Reply> {
  const { id, letter: letterId } = pathOf(LetterPath, request)
  const view = await shownOf(house, request)
  const letter = await findLetter(house.db, id, letterId)
  if (!letter) throw new NotFound()
  const offers = await offersOf(house.db, id, letter, view.now)
  return sendPage(reply, no ? 409 : 200, letterPage(textsOf(request), { ...view, letter, offers, no }))
}
