import type { House } from '../../platform/house.ts'
import {
  formOf,
  NotFound,
  notify,
  seeOther,
  sendFile,
  sendPage,
  signedIn,
  textsOf,
  type Request,
  type Server,
} from '../../platform/http/index.ts'
import { isRefusal } from '../../values/refusal.ts'
import { changeMode } from './actions/change-mode.ts'
import { discard } from './actions/discard.ts'
import { withdraw } from './actions/withdraw.ts'
import { calendarFile } from './calendar/entry.ts'
import { attendancePage } from './pages/attendance.ts'
import { listPage } from './pages/list.ts'
import { showPage } from './pages/show.ts'
import { withdrawalPage } from './pages/withdrawal.ts'
import { parseMode, RegistrationPath } from './parse.ts'
import { accept } from './places/actions/accept.ts'
import { offerPage } from './places/pages/offer.ts'
import { deskAgainFor } from './reopening/actions/reopen.ts'
import { decideWithdrawal, mayChangeMode } from './rules.ts'
import { listMine } from './store/mine.ts'
import type { RegistrationView } from './types.ts'
import { findOwn, otherMode, showViewOf } from './own-view.ts'

const look = { config: { permission: 'signed-in', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'signed-in', freshness: 'any', limit: 'acts' } } as const

/** My registrations: the list, one of them, and what I can do with it. */
export function ownRoutes(server: Server, house: House): void {
  server.get('/registrations', look, async (request, reply) => {
    const mine = await listMine(house.db, signedIn(request).personId)
    return sendPage(reply, 200, listPage(textsOf(request), mine, house.clock.now()))
  })

  server.get('/registrations/:number', look, async (request, reply) => {
    const view = await own(house, request)
    if (view.it.state === 'draft') return seeOther(reply, `/events/${view.event.code}/registration`)
    const t = textsOf(request)
    return sendPage(reply, 200, showPage(t, await showViewOf(house, t, signedIn(request), view)))
  })

  server.get('/registrations/:number/calendar.ics', look, async (request, reply) => {
    const view = await own(house, request)
    const ics = await calendarFile(house, view, textsOf(request))
    if (!ics) throw new NotFound()
    return sendFile(reply, {
      name: `${view.event.code}.ics`,
      type: 'text/calendar; charset=utf-8',
      body: ics,
    })
  })

  server.get('/registrations/:number/offer', look, async (request, reply) => {
    const view = await own(house, request)
    if (view.it.state !== 'offered') return seeOther(reply, `/registrations/${view.it.number}`)
    return sendPage(reply, 200, offerPage(textsOf(request), view))
  })

  server.post('/registrations/:number/offer', act, async (request, reply) => {
    const view = await own(house, request)
    const outcome = await accept(house, signedIn(request), view.it)
    if (isRefusal(outcome)) return sendPage(reply, 409, offerPage(textsOf(request), view, outcome))
    notify(request, 'registrations.offer.taken')
    return seeOther(reply, `/registrations/${view.it.number}`)
  })

  server.get('/registrations/:number/withdrawal', look, async (request, reply) => {
    const view = await own(house, request)
    const may =
      view.it.state === 'draft' || !isRefusal(decideWithdrawal(view.it, view.event, house.clock.now()))
    if (!may) return seeOther(reply, `/registrations/${view.it.number}`)
    return sendPage(reply, 200, withdrawalPage(textsOf(request), view))
  })

  server.post('/registrations/:number/withdrawal', act, async (request, reply) => {
    const view = await own(house, request)
    const wasDraft = view.it.state === 'draft'
    const outcome = await (wasDraft ? discard : withdraw)(house, signedIn(request), view.it)
    if (isRefusal(outcome)) notify(request, outcome.refused, outcome.values, 'info')
    else notify(request, wasDraft ? 'registrations.discarded' : 'registrations.withdrawn')
    return seeOther(reply, wasDraft ? `/events/${view.event.code}` : `/registrations/${view.it.number}`)
  })

  server.get('/registrations/:number/attendance', look, async (request, reply) => {
    const view = await own(house, request)
    const to = otherMode(view.it)
    const no = mayChangeMode(view.it, to, view.event, house.clock.now())
    if (no) notify(request, no.refused, no.values, 'info')
    if (no) return seeOther(reply, `/registrations/${view.it.number}`)
    const again = await deskAgainFor(house.db, house, view.event, view.it, to, house.clock.now())
    return sendPage(reply, 200, attendancePage(textsOf(request), view, to, undefined, again !== undefined))
  })

  server.post('/registrations/:number/attendance', act, async (request, reply) => {
    const view = await own(house, request)
    const parsed = parseMode(formOf(request))
    const to = parsed.ok ? parsed.value.mode : otherMode(view.it)
    const isDone = view.it.mode === to
    const outcome = isDone ? undefined : await changeMode(house, signedIn(request), view.it, to)
    if (isRefusal(outcome)) return sendPage(reply, 409, attendancePage(textsOf(request), view, to, outcome))
    const isAgain = outcome?.next === 'pending' && view.it.state !== 'pending'
    notify(request, isAgain ? 'registrations.edit.reopened' : `registrations.attendance.done.${to}`)
    return seeOther(reply, `/registrations/${view.it.number}`)
  })
}

/** The registration of the address if it is this person's; else there is nothing here. */
async function own(house: House, request: Request): Promise<RegistrationView> {
  const { number } = RegistrationPath.parse(request.params)
  const view = await findOwn(house, signedIn(request), number)
  if (!view) throw new NotFound()
  return view
}
