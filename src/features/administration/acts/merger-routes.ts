import type { House } from '../../../platform/house.ts'
import {
  formOf,
  notify,
  queryOf,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
} from '../../../platform/http/index.ts'
import type { Reply, Request, Server } from '../../../platform/http/index.ts'
import type { Typed } from '../../../values/problem.ts'
import type { AccountId } from '../../../values/ids.ts'
import { isRefusal, refuse } from '../../../values/refusal.ts'
import { findAccount, findAccountByIdentifier, likelySurvivor } from '../../accounts/index.ts'
import { hintedAccounts } from '../accounts/store/pair.ts'
import { zoneOf } from '../zone.ts'
import { askMerger } from './actions/ask-second.ts'
import { mergerPage, type MergerView } from './pages/merger.ts'
import { parseMerger } from './parse.ts'
import { viewAct } from './view.ts'
import { IdPath, pathOf } from '../path.ts'

const review = { config: { permission: 'accounts.manage', freshness: 'recent', limit: 'pages' } } as const
const act = { config: { permission: 'accounts.manage', freshness: 'recent', limit: 'acts' } } as const

/** Making two accounts one: which other, which goes on, and why; then a second person agrees. */
export function mergerRoutes(server: Server, house: House): void {
  server.get('/admin/accounts/:id/merger', review, async (request, reply) => {
    const view = await viewMerger(house, request, { ...queryOf(request), ...formOf(request) })
    return sendPage(reply, view.offer ? 200 : 409, mergerPage(textsOf(request), view))
  })

  server.post('/admin/accounts/:id/merger', act, async (request, reply) => {
    const view = await viewMerger(house, request, formOf(request))
    return view.offer && view.other
      ? ask(house, request, reply, view, view.other.id)
      : sendPage(reply, 409, mergerPage(textsOf(request), view))
  })
}

async function ask(house: House, request: Request, reply: Reply, view: MergerView, other: AccountId) {
  const [t, own] = [textsOf(request), view.own.id]
  const parsed = parseMerger(formOf(request), [own, other])
  if (!parsed.ok) return sendPage(reply, 422, mergerPage(t, { ...view, problems: parsed.problems }))
  const { survivor = own, reason = '' } = parsed.value
  const wish = { survivor, merged: survivor === own ? other : own, reason }
  const outcome = await askMerger(house.db, signedIn(request), wish, house.clock.now())
  if (isRefusal(outcome)) return sendPage(reply, 409, mergerPage(t, { ...view, no: outcome }))
  notify(request, 'administration.second.asked-it')
  return seeOther(reply, `/admin/accounts/${own}`)
}

async function viewMerger(house: House, request: Request, typed: Typed): Promise<MergerView> {
  const { id } = pathOf(IdPath, request)
  const view = await viewAct(house, signedIn(request), id, 'merger')
  const words = typeof typed['other'] === 'string' ? typed['other'].trim().slice(0, 254) : ''
  const found = words === '' ? undefined : await named(house, words)
  const other = found === id ? undefined : found
  const pair = await hintedAccounts(house.db, other ? [id, other] : [id])
  const [own, second] = [pair.find((one) => one.id === id), pair.find((one) => one.id === other)]
  if (!own) throw new Error('an account that was just there')
  return {
    ...view,
    typed,
    own,
    other: second,
    missed: words !== '' && !second ? refuse(missing(found, id)) : undefined,
    likely: second && likelySurvivor({ accounts: own.id < second.id ? [own, second] : [second, own] }).id,
    zone: zoneOf(house, request),
    now: house.clock.now(),
  }
}

const missing = (found: AccountId | undefined, id: AccountId): string =>
  found === id ? 'administration.do.merger.same' : 'administration.do.merger.nobody'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const named = async ({ db }: House, words: string): Promise<AccountId | undefined> =>
  (uuid.test(words) ? await findAccount(db, words) : await findAccountByIdentifier(db, words))?.id
