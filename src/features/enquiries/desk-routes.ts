import type { House } from '../../platform/house.ts'
import {
  formOf,
  NotFound,
  queryOf,
  sendPage,
  signedIn,
  textsOf,
  type Request,
  type Server,
} from '../../platform/http/index.ts'
import { deskListPage, closedPage, closingPage, mostTogether } from './pages/desk-list.ts'
import { closeMany } from './actions/work.ts'
import { zoneOf } from './mine-routes.ts'
import { ClosingForm, DeskQuery, type DeskWish } from './parse.ts'
import { desksOf } from './rules.ts'
import { countHeaps, listEnquiries, listIds, listThese, type Wish } from './store/list.ts'
import type { Desk } from './types.ts'

const look = { config: { permission: 'portal.desk', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'portal.desk', freshness: 'any', limit: 'acts' } } as const

const perPage = 25

/** The desks' list, and closing many together: looked at first, one act each, and what became of each. */
export function deskRoutes(server: Server, house: House): void {
  server.get('/desk/enquiries', look, async (request, reply) =>
    sendPage(reply, 200, await listPage(house, request)),
  )
  server.post('/desk/enquiries/closing', act, async (request, reply) => {
    const t = textsOf(request)
    const { sure, lines } = await picked(house, request)
    if (!sure) return sendPage(reply, 200, closingPage(t, { lines }))
    const outcomes = await closeMany(
      house,
      signedIn(request),
      lines.map(({ id }) => id),
    )
    const done = lines.map((one) => ({ ...one, outcome: outcomes.get(one.id) ?? {} }))
    return sendPage(reply, 200, closedPage(t, done))
  })
}

/** The desks of whoever asks; a member of staff who has none does not learn that there are any. */
export function desksHere(request: Request): readonly Desk[] {
  const desks = desksOf(signedIn(request).permissions)
  if (desks.length === 0) throw new NotFound()
  return desks
}

function wishOf({ clock }: House, request: Request, { desk, heap, q }: DeskWish): Wish {
  const all = desksHere(request)
  const desks = desk && all.includes(desk) ? [desk] : all
  return { desks, heap, words: q, me: signedIn(request).accountId, now: clock.now() }
}

async function listPage(house: House, request: Request) {
  const wish = DeskQuery.parse(queryOf(request))
  const meant = wishOf(house, request, wish)
  const [found, counts] = await Promise.all([
    listEnquiries(house.db, meant, { page: wish.page, perPage }),
    countHeaps(house.db, meant),
  ])
  const assignedTo = (account: string | null) =>
    account === null ? undefined : account === meant.me ? ('me' as const) : ('colleague' as const)
  return deskListPage(textsOf(request), {
    desks: desksHere(request),
    wish,
    counts,
    lines: found.map((one) => ({ ...one, assigned: assignedTo(one.assignedTo) })),
    perPage,
    timeZone: zoneOf(house, request),
    now: house.clock.now(),
  })
}

/** What was ticked, or everything that the filter means; of the desks of whoever asks only. */
async function picked(house: House, request: Request) {
  const { pick, 'pick-all': all, sure } = ClosingForm.parse(formOf(request))
  const query = DeskQuery.parse(Object.fromEntries(new URLSearchParams(all ?? '')))
  const ids = all ? await listIds(house.db, wishOf(house, request, query), mostTogether) : pick
  return { sure: sure === 'yes', lines: await listThese(house.db, desksHere(request), ids) }
}
