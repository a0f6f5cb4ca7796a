import { z } from 'zod'
import type { House } from '../../../platform/house.ts'
import { NotFound, queryOf, seeOther, sendPage, signedIn, textsOf } from '../../../platform/http/index.ts'
import type { Server } from '../../../platform/http/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { zoneOf } from '../zone.ts'
import { showAddresses } from './actions/show-addresses.ts'
import { areOpen, openAddresses } from './open-addresses.ts'
import { deskPage } from './pages/desk.ts'
import { listPage } from './pages/list.ts'
import { askedOf } from './parse.ts'
import { searchAccounts } from './store/search.ts'
import { findWaitingSignUp } from './store/sign-ups.ts'
import { viewDesk } from './view-desk.ts'
import { IdPath, pathOf } from '../path.ts'

const search = { config: { permission: 'accounts.manage', freshness: 'any', limit: 'search' } } as const
const look = { config: { permission: 'accounts.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'accounts.manage', freshness: 'recent', limit: 'acts' } } as const

const HistoryQuery = z.object({ before: z.uuid().optional().catch(undefined) })

/** Finding accounts, and everything about one. */
export function accountsRoutes(server: Server, house: House): void {
  const { db, clock } = house
  server.get('/admin/accounts', search, async (request, reply) => {
    const [asked, now] = [askedOf(queryOf(request)), clock.now()]
    const found = await searchAccounts(db, asked)
    const signUp = await findWaitingSignUp(db, asked.words, now)
    const view = { asked, found, signUp, zone: zoneOf(house, request), now }
    return sendPage(reply, 200, listPage(textsOf(request), view))
  })

  server.get('/admin/accounts/:id', look, async (request, reply) => {
    const { id } = pathOf(IdPath, request)
    const { before } = HistoryQuery.parse(queryOf(request))
    const asked = { id, before, isOpen: areOpen(request, id, clock.now()), zone: zoneOf(house, request) }
    return sendPage(reply, 200, deskPage(textsOf(request), await viewDesk(house, signedIn(request), asked)))
  })

  server.post('/admin/accounts/:id/addresses', act, async (request, reply) => {
    const { id } = pathOf(IdPath, request)
    const outcome = await showAddresses(db, signedIn(request), id, clock.now())
    if (isRefusal(outcome)) throw new NotFound()
    openAddresses(request, id, clock.now())
    return seeOther(reply, `/admin/accounts/${id}`)
  })
}
