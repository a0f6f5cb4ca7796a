import type { House } from '../../../platform/house.ts'
import {
  formOf,
  notify,
  queryOf,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Server,
} from '../../../platform/http/index.ts'
import type { Desk } from '../desk.ts'
import type { AccessParts } from '../parts.ts'
import { approveMany } from './approve-many.ts'
import { resultPage } from './pages/result.ts'
import { reviewPage } from './pages/review.ts'
import { readOf, wantedOf } from './parse.ts'
import { beyondOf, chosenOf, pickedLines } from './view.ts'

/** Approving many at once: picked in the list, read once more, and what became of each. */
export function approvalRoutes(server: Server, house: House, parts: AccessParts, it: Desk): void {
  const { base, permission } = it
  const access = house.profile.accessName
  const look = { config: { permission, freshness: 'any', limit: 'pages' } } as const
  const act = { config: { permission, freshness: 'recent', limit: 'acts' } } as const

  // What was picked becomes an address, so that the review survives a reload and a change of language.
  server.post(`${base}/review`, { config: { ...act.config, freshness: 'any' } }, (request, reply) => {
    const { registrationIds, all, beyond } = wantedOf(formOf(request))
    const query = new URLSearchParams(registrationIds.map((one) => ['pick', one]))
    if (all !== undefined) query.set('pick-all', `=${all}`)
    if (beyond > 0) query.set('beyond', String(beyond))
    if (query.size > 0) return seeOther(reply, `${base}/review?${query}`)
    notify(request, 'access.queue.nobody-picked', {}, 'info')
    return seeOther(reply, base)
  })

  server.get(`${base}/review`, look, async (request, reply) => {
    const remit = await it.remit(signedIn(request))
    const chosen = await chosenOf(house, remit, wantedOf(queryOf(request)))
    const lines = await pickedLines(house, textsOf(request), remit, chosen)
    if (lines.length === 0) return seeOther(reply, base)
    const beyond = await beyondOf(house, remit, queryOf(request))
    return sendPage(reply, 200, reviewPage(textsOf(request), { access, base, lines, beyond }))
  })

  server.post(`${base}/approvals`, act, async (request, reply) => {
    const read = readOf(formOf(request))
    await approveMany(house, parts, signedIn(request), await it.remit(signedIn(request)), read)
    const query = new URLSearchParams([...read.keys()].map((one) => ['pick', one]))
    return seeOther(reply, query.size > 0 ? `${base}/approvals?${query}` : base)
  })

  server.get(`${base}/approvals`, look, async (request, reply) => {
    const actor = signedIn(request)
    const { registrationIds } = wantedOf(queryOf(request))
    const remit = await it.remit(actor)
    const lines = await pickedLines(house, textsOf(request), remit, registrationIds)
    if (lines.length === 0) return seeOther(reply, base)
    const view = { access, base, lines, by: actor.accountId }
    return sendPage(reply, 200, resultPage(textsOf(request), view))
  })
}
