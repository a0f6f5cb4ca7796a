import type { House } from '../../../../platform/house.ts'
import {
  formOf,
  NotFound,
  notify,
  queryOf,
  seeOther,
  sendFile,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../../../platform/http/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import { isRefusal, type Refusal } from '../../../../values/refusal.ts'
import { searchOrganisations } from '../../../directory/index.ts'
import { decide } from '../../approvals/actions/decide.ts'
import { calendarFile } from '../../calendar/entry.ts'
import { RegistrationPath } from '../../parse.ts'
import type { RegistrationView } from '../../types.ts'
import { cancel } from '../actions/cancel.ts'
import { giveSeat } from '../actions/give-seat.ts'
import { moveMode } from '../actions/move-mode.ts'
import { represent } from '../actions/represent.ts'
import { parseReason } from '../bulk/parse.ts'
import { removeNote, writeNote } from '../notes/actions.ts'
import { findNote } from '../notes/store.ts'
import { everyDesk } from '../remit.ts'
import { actPage, type ActView } from './act-page.ts'
import { whyNotOne, type OneAct } from './acts.ts'
import { onePage, type Trouble } from './page.ts'
import { ActPath, NotePath, parseMode, parseNote, parseOrganisation, wordsIn } from './parse.ts'
import { findSent, oneViewOf, type RegistrationPart } from './view.ts'

const look = { config: { permission: 'registrations.read-all', freshness: 'any', limit: 'pages' } } as const
const write = { config: { permission: 'registrations.read-all', freshness: 'any', limit: 'acts' } } as const
const weigh = {
  config: { permission: 'registrations.decide-all', freshness: 'any', limit: 'pages' },
} as const
const act = { config: { permission: 'registrations.decide-all', freshness: 'any', limit: 'acts' } } as const

/** One registration for staff: everything about it, notes, and acts in its person's place. */
export function oneRoutes(server: Server, house: House, parts: readonly RegistrationPart[]): void {
  const show = async (request: Request, reply: Reply, status: number, trouble: Trouble = {}) => {
    const t = textsOf(request)
    const view = await oneViewOf(house, t, signedIn(request), await sent(house, request), parts)
    return sendPage(reply, status, onePage(t, view, trouble))
  }

  server.get('/desk/registrations/:number', look, (request, reply) =>
    show(request, reply, 200, { typed: formOf(request) }),
  )

  server.get('/desk/registrations/:number/calendar.ics', look, async (request, reply) => {
    const view = await sent(house, request)
    const body = await calendarFile(house, view, textsOf(request))
    if (!body) throw new NotFound()
    return sendFile(reply, { name: `${view.event.code}.ics`, type: 'text/calendar; charset=utf-8', body })
  })

  server.post('/desk/registrations/:number/notes', write, async (request, reply) => {
    const { it } = await sent(house, request)
    const typed = formOf(request)
    const parsed = parseNote(typed)
    if (!parsed.ok) return show(request, reply, 422, { problems: parsed.problems, typed })
    const about = { personId: it.personId, registrationId: it.id }
    await writeNote(house, signedIn(request), about, parsed.value.words)
    notify(request, 'registrations.desk.notes.written')
    return seeOther(reply, `/desk/registrations/${it.number}#notes`)
  })

  server.post('/desk/notes/:id/removal', write, async (request, reply) => {
    const { id } = NotePath.parse(request.params)
    const note = await findNote(house.db, id)
    if (!note || isRefusal(await removeNote(house, signedIn(request), id))) throw new NotFound()
    notify(request, 'registrations.desk.notes.removed')
    const page = note.number ? `registrations/${note.number}` : `people/${note.personId}`
    return seeOther(reply, `/desk/${page}#notes`)
  })

  server.get('/desk/registrations/:number/:act', weigh, async (request, reply) => {
    const view = await actOf(house, request)
    const no = whyNotOne(view.act, view, house.clock.now())
    if (no) notify(request, no.refused, no.values, 'info')
    if (no) return seeOther(reply, `/desk/registrations/${view.it.number}`)
    return sendPage(reply, 200, actPage(textsOf(request), view, { typed: formOf(request) }))
  })

  server.post('/desk/registrations/:number/:act', act, async (request, reply) => {
    const view = await actOf(house, request)
    const typed = formOf(request)
    const wish = parseAct(view, typed)
    if ('problems' in wish)
      return sendPage(reply, 422, actPage(textsOf(request), view, { problems: wish.problems, typed }))
    const outcome = await wish.do(house, request)
    if (isRefusal(outcome))
      return sendPage(reply, 409, actPage(textsOf(request), view, { no: outcome, typed }))
    notify(request, `registrations.desk.done.${view.act}`)
    return seeOther(reply, `/desk/registrations/${view.it.number}`)
  })
}

async function sent(house: House, request: Request): Promise<RegistrationView> {
  const { number } = RegistrationPath.parse(request.params)
  const view = await findSent(house, number)
  if (!view) throw new NotFound()
  return view
}

async function actOf(house: House, request: Request): Promise<ActView> {
  const what: OneAct | null = ActPath.parse(request.params).act
  if (!what) throw new NotFound()
  const words = what === 'organisation' ? wordsIn({ ...queryOf(request), ...formOf(request) }) : ''
  const found = words === '' ? [] : (await searchOrganisations(house.db, { words, page: 1 })).organisations
  return { ...(await sent(house, request)), act: what, words, found, profile: house.profile }
}

type Wish =
  | { readonly problems: readonly Problem[] }
  | { readonly do: (house: House, request: Request) => Promise<object | Refusal> }

/** The act with what it needs, or what is missing. */
function parseAct({ act: what, it: { number } }: ActView, typed: Typed): Wish {
  switch (what) {
    case 'approval':
      return {
        do: (house, request) => decide(house, signedIn(request), everyDesk, number, { is: 'approval' }),
      }
    case 'seat':
      return { do: (house, request) => giveSeat(house, signedIn(request), number) }
    case 'attendance': {
      const parsed = parseMode(typed)
      return parsed.ok
        ? { do: (house, request) => moveMode(house, signedIn(request), number, parsed.value.mode) }
        : parsed
    }
    case 'organisation': {
      const parsed = parseOrganisation(typed)
      return parsed.ok
        ? { do: (house, request) => represent(house, signedIn(request), number, parsed.value.organisation) }
        : parsed
    }
    case 'rejection':
    case 'cancellation': {
      const parsed = parseReason(typed)
      if (!parsed.ok) return parsed
      const { reason } = parsed.value
      return what === 'cancellation'
        ? { do: (house, request) => cancel(house, signedIn(request), number, reason) }
        : {
            do: (house, request) =>
              decide(house, signedIn(request), everyDesk, number, { is: 'rejection', reason }),
          }
    }
  }
}
