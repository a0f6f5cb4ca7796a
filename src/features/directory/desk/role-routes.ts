import type { House } from '../../../platform/house.ts'
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
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import type { AccountsAbove } from '../focal-points/accounts-above.ts'
import { ask } from '../focal-points/actions/ask.ts'
import { withdrawChange } from '../focal-points/actions/decide.ts'
import { confirmRoles, endOwnRole } from '../focal-points/actions/own-role.ts'
import { IdPath, parseReason } from '../focal-points/parse.ts'
import { findRole } from '../focal-points/store/roles.ts'
import type { Role } from '../focal-points/types.ts'
import { atDesk } from './at-desk.ts'
import { ownRolePage } from './pages/role.ts'
import { rolesPage } from './pages/roles.ts'
import type { Trouble } from './pages/person.ts'
import { ofThis } from './people-routes.ts'
import { ownRoleViewOf, rolesViewOf } from './role-view.ts'
import type { AtDesk } from './types.ts'

const look = { config: { permission: 'organisation.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'organisation.manage', freshness: 'recent', limit: 'acts' } } as const

/** Who decides for an organisation, and giving a role of one's own away. */
export function roleRoutes(server: Server, house: House, accounts: AccountsAbove): void {
  server.get('/organisation/roles', look, async (request, reply) => {
    const at = await atDesk(house, request)
    const view = await rolesViewOf(house, accounts, signedIn(request), at)
    return sendPage(reply, 200, rolesPage(textsOf(request), view))
  })
  server.post('/organisation/roles/confirmation', act, async (request, reply) => {
    const at = await atDesk(house, request)
    const isHere = ({ organisationId }: Role) => organisationId === at.organisation.id
    const { confirmed } = await confirmRoles(house, signedIn(request), isHere)
    notify(request, 'directory.desk.roles.confirmed', { count: confirmed })
    return seeOther(reply, `/organisation/roles${ofThis(at)}`)
  })
  server.get('/organisation/roles/:id', look, (request, reply) =>
    sendRole(house, accounts, request, reply, 200, { typed: formOf(request) }),
  )
  server.post('/organisation/roles/:id/end', act, async (request, reply) => {
    const { at, role } = await roleAt(house, request)
    const outcome = await endOwnRole(house, accounts, signedIn(request), role.id)
    if (isRefusal(outcome)) return sendRole(house, accounts, request, reply, 409, { no: outcome })
    const isOwn = role.personId === signedIn(request).personId
    notify(request, isOwn ? 'directory.desk.role.given-up' : 'directory.desk.role.removed')
    const isLast = isOwn && at.mandates.length === 1
    return seeOther(reply, isLast ? '/' : `/organisation/roles${ofThis(at)}`)
  })
  server.post('/organisation/roles/:id/ending', act, async (request, reply) => {
    const { at, role } = await roleAt(house, request)
    const typed = formOf(request)
    const parsed = parseReason(typed)
    if (!parsed.ok)
      return sendRole(house, accounts, request, reply, 422, { problems: parsed.problems, typed })
    const { organisationId, kind, sector, isDeputy } = role
    const wish = { what: 'ending', organisationId, kind, sector, isDeputy, roleId: role.id } as const
    const nobody = { personId: null, newcomer: null, expiresOn: null }
    const outcome = await ask(house, signedIn(request), { ...wish, ...nobody, ...parsed.value })
    if (isRefusal(outcome))
      return refused(outcome, (no) => sendRole(house, accounts, request, reply, 409, { no }))
    return leadToRoles(request, reply, at)
  })
  server.post('/organisation/changes/:id/withdrawal', act, async (request, reply) => {
    const outcome = await withdrawChange(house, signedIn(request), idOf(request))
    if (isRefusal(outcome) && outcome.refused === 'directory.focal.unknown') throw new NotFound()
    if (isRefusal(outcome)) notify(request, outcome.refused, {}, 'info')
    else notify(request, 'directory.desk.roles.taken-back')
    const of = isRefusal(outcome) ? undefined : outcome.withdrawn.organisationId
    return seeOther(reply, `/organisation/roles${ofThis(await atDesk(house, request, of))}`)
  })
}

async function sendRole(
  house: House,
  accounts: AccountsAbove,
  request: Request,
  reply: Reply,
  status: number,
  trouble: Trouble,
): Promise<Reply> {
  const { at, role } = await roleAt(house, request)
  const view = await ownRoleViewOf(house, accounts, signedIn(request), at, role)
  return sendPage(reply, status, ownRolePage(textsOf(request), view, trouble))
}

/** The live role an address names, and the desk of its organisation; of any other organisation, nothing. */
export async function roleAt(
  house: House,
  request: Request,
): Promise<{ readonly at: AtDesk; readonly role: Role }> {
  const role = await findRole(house.db, idOf(request), house.clock.now())
  if (!role || role.until) throw new NotFound()
  return { at: await atDesk(house, request, role.organisationId), role }
}

/** What was asked for is with the secretariat now. */
export function leadToRoles(request: Request, reply: Reply, at: AtDesk): Reply {
  notify(request, 'directory.desk.naming.asked')
  return seeOther(reply, `/organisation/roles${ofThis(at)}`)
}

export const refused = (no: Refusal, show: (no: Refusal) => Promise<Reply>): Promise<Reply> =>
  no.refused === 'directory.focal.unknown' ? Promise.reject(new NotFound()) : show(no)

function idOf(request: Request): string {
  const { id } = IdPath.parse(request.params)
  if (!id) throw new NotFound()
  return id
}
