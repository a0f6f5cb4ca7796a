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
import type { Typed } from '../../../values/problem.ts'
import { findOrganisation } from '../store/organisations.ts'
import type { Organisation } from '../types.ts'
import type { AccountsAbove } from './accounts-above.ts'
import { absenceListRoutes } from './absence/routes.ts'
import { appoint } from './actions/appoint.ts'
import { countersign, refuseChange } from './actions/decide.ts'
import { confirmForHolder } from './actions/own-role.ts'
import { appointmentPage } from './pages/appointment.ts'
import { changePage, type Trouble } from './pages/change.ts'
import { deskPage } from './pages/desk.ts'
import { officePage } from './pages/organisation.ts'
import { rolePage } from './pages/role.ts'
import { IdPath, parseDeskFilter, parseReason, parseWish } from './parse.ts'
import { findRole } from './store/roles.ts'
import { appointmentViewOf, changeViewOf, deskViewOf, officeViewOf, roleViewOf } from './view.ts'

const look = { config: { permission: 'directory.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'directory.manage', freshness: 'recent', limit: 'acts' } } as const
const base = '/desk/focal-points'

/** The secretariat's desk for focal points: what waits for its signature, who is missing, who decides where. */
export function focalPointRoutes(server: Server, house: House, accounts: AccountsAbove): void {
  server.get(base, look, async (request, reply) => {
    const t = textsOf(request)
    const view = await deskViewOf(house, accounts, t, parseDeskFilter(queryOf(request)))
    return sendPage(reply, 200, deskPage(t, view))
  })
  absenceListRoutes(server, house)
  changeRoutes(server, house, accounts)
  officeRoutes(server, house, accounts)
  roleRoutes(server, house, accounts)
}

function changeRoutes(server: Server, house: House, accounts: AccountsAbove): void {
  const send = async (request: Request, reply: Reply, status: number, trouble: Trouble) => {
    const [t, actor] = [textsOf(request), signedIn(request)]
    const view = await changeViewOf(house, accounts, t, actor, idOf(request))
    if (!view) throw new NotFound()
    return sendPage(reply, status, changePage(t, view, trouble))
  }
  const answer = (request: Request, reply: Reply, outcome: object | Refusal, notice: string) => {
    if (isRefusal(outcome)) return refusedOr404(outcome, (no) => send(request, reply, 409, { no }))
    notify(request, notice)
    return seeOther(reply, base)
  }
  server.get(`${base}/changes/:id`, look, (request, reply) =>
    send(request, reply, 200, { typed: formOf(request) }),
  )
  server.post(`${base}/changes/:id/signature`, act, async (request, reply) => {
    const outcome = await countersign(house, accounts, signedIn(request), idOf(request))
    return answer(request, reply, outcome, 'directory.focal.change.signed')
  })
  server.post(`${base}/changes/:id/refusal`, act, async (request, reply) => {
    const typed = formOf(request)
    const parsed = parseReason(typed)
    if (!parsed.ok) return send(request, reply, 422, { problems: parsed.problems, typed })
    const { reason } = parsed.value
    const outcome = await refuseChange(house, accounts, signedIn(request), idOf(request), reason)
    return answer(request, reply, outcome, 'directory.focal.change.refused')
  })
}

function officeRoutes(server: Server, house: House, accounts: AccountsAbove): void {
  server.get(`${base}/organisations/:id`, look, async (request, reply) => {
    const view = await officeViewOf(house, accounts, idOf(request))
    if (!view) throw new NotFound()
    return sendPage(reply, 200, officePage(textsOf(request), view))
  })
  server.get(`${base}/organisations/:id/appointment`, look, (request, reply) =>
    sendAppointment(house, request, reply, 200, formOf(request)),
  )
  server.post(`${base}/organisations/:id/appointment`, act, (request, reply) =>
    appointNow(house, accounts, request, reply),
  )
}

async function appointNow(house: House, accounts: AccountsAbove, request: Request, reply: Reply) {
  const organisation = await organisationOf(house, request)
  const view = await appointmentViewOf(house, textsOf(request), organisation, '')
  const typed = formOf(request)
  const parsed = parseWish(typed, { ...view, needsReason: true })
  if (!parsed.ok) return sendAppointment(house, request, reply, 422, typed, { problems: parsed.problems })
  const wish = {
    ...parsed.value,
    what: 'appointment',
    organisationId: organisation.id,
    roleId: null,
  } as const
  const reason = parsed.value.reason ?? ''
  const outcome = await appoint(house, accounts, signedIn(request), { ...wish, reason })
  if (isRefusal(outcome)) return sendAppointment(house, request, reply, 409, typed, { no: outcome })
  notify(request, 'directory.focal.office.appointed')
  return seeOther(reply, `${base}/organisations/${organisation.id}`)
}

async function sendAppointment(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  typed: Typed,
  trouble: Trouble = {},
) {
  const organisation = await organisationOf(house, request)
  const { q } = parseDeskFilter(queryOf(request))
  const view = await appointmentViewOf(house, textsOf(request), organisation, q)
  return sendPage(reply, status, appointmentPage(textsOf(request), view, organisation.id, typed, trouble))
}

function roleRoutes(server: Server, house: House, accounts: AccountsAbove): void {
  const send = async (request: Request, reply: Reply, status: number, trouble: Trouble) => {
    const view = await roleViewOf(house, accounts, textsOf(request), idOf(request))
    if (!view) throw new NotFound()
    return sendPage(reply, status, rolePage(textsOf(request), view, trouble))
  }
  server.get(`${base}/roles/:id`, look, (request, reply) =>
    send(request, reply, 200, { typed: formOf(request) }),
  )
  server.post(`${base}/roles/:id/confirmation`, act, async (request, reply) => {
    const outcome = await confirmForHolder(house, signedIn(request), idOf(request))
    if (isRefusal(outcome)) return refusedOr404(outcome, (no) => send(request, reply, 409, { no }))
    notify(request, 'directory.focal.role.confirmed')
    return seeOther(reply, `${base}/organisations/${outcome.confirmed.organisationId}`)
  })
  server.post(`${base}/roles/:id/end`, act, async (request, reply) => {
    const role = await findRole(house.db, idOf(request), house.clock.now())
    if (!role) throw new NotFound()
    const typed = formOf(request)
    const parsed = parseReason(typed)
    if (!parsed.ok) return send(request, reply, 422, { problems: parsed.problems, typed })
    const { organisationId, kind, sector, isDeputy } = role
    const ending = { what: 'ending', organisationId, kind, sector, isDeputy, roleId: role.id } as const
    const wish = { ...ending, personId: null, newcomer: null, expiresOn: null, ...parsed.value }
    const outcome = await appoint(house, accounts, signedIn(request), wish)
    if (isRefusal(outcome)) return send(request, reply, 409, { no: outcome, typed })
    notify(request, 'directory.focal.role.ended')
    return seeOther(reply, `${base}/organisations/${organisationId}`)
  })
}

/** The id in the address; what cannot be one is unknown. */
function idOf(request: Request): string {
  const { id } = IdPath.parse(request.params)
  if (!id) throw new NotFound()
  return id
}

async function organisationOf({ db }: House, request: Request): Promise<Organisation> {
  const organisation = await findOrganisation(db, idOf(request))
  if (!organisation) throw new NotFound()
  return organisation
}

const refusedOr404 = (no: Refusal, show: (no: Refusal) => Promise<Reply>): Promise<Reply> =>
  no.refused === 'directory.focal.unknown' ? Promise.reject(new NotFound()) : show(no)
