import type { House } from '../../../platform/house.ts'
import {
  formOf,
  NotFound,
  queryOf,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import type { PersonId } from '../../../values/ids.ts'
import type { Typed } from '../../../values/problem.ts'
import { ask } from '../focal-points/actions/ask.ts'
import { parseDeskFilter, parseWish } from '../focal-points/parse.ts'
import type { NamingView } from '../focal-points/pages/naming.ts'
import { rolesOfOrganisation } from '../focal-points/store/roles.ts'
import type { Role, Wish } from '../focal-points/types.ts'
import { atDesk } from './at-desk.ts'
import { namingPage } from './pages/naming.ts'
import type { Trouble } from './pages/person.ts'
import { leadToRoles, refused, roleAt } from './role-routes.ts'
import { kindsToName, ownNamingViewOf } from './role-view.ts'
import type { AtDesk } from './types.ts'

const look = { config: { permission: 'organisation.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'organisation.manage', freshness: 'recent', limit: 'acts' } } as const

/** What a form about a role stands on: whose desk, and the role that would be handed over, if it is one. */
type Naming = { readonly at: AtDesk; readonly role: Role | undefined; readonly view: NamingView }

/** Naming another focal point or a deputy, and handing one's own role over; the secretariat countersigns. */
export function namingRoutes(server: Server, house: House): void {
  for (const [path, naming] of [
    ['/organisation/roles/new', newNaming],
    ['/organisation/roles/:id/hand-over', handOver],
  ] as const) {
    server.get(path, look, async (request, reply) =>
      send(request, reply, 200, await naming(house, request), { typed: formOf(request) }),
    )
    server.post(path, act, async (request, reply) =>
      take(house, request, reply, await naming(house, request)),
    )
  }
}

async function newNaming(house: House, request: Request): Promise<Naming> {
  const at = await atDesk(house, request)
  const roles = await rolesOfOrganisation(house.db, at.organisation.id, house.clock.now())
  const kinds = kindsToName(house, at, roles)
  if (kinds.length === 0) throw new NotFound()
  return { at, role: undefined, view: await viewOf(house, request, at, '/organisation/roles/new', kinds) }
}

async function handOver(house: House, request: Request): Promise<Naming> {
  const { at, role } = await roleAt(house, request)
  const path = `/organisation/roles/${role.id}/hand-over`
  return { at, role, view: await viewOf(house, request, at, path, [], role.personId) }
}

function viewOf(
  house: House,
  request: Request,
  at: AtDesk,
  path: string,
  kinds: readonly string[],
  except?: PersonId,
) {
  const { q: words } = parseDeskFilter(queryOf(request))
  const of = at.all.length > 1 ? at.organisation.id : undefined
  return ownNamingViewOf(house, textsOf(request), at, { path, of, words, kinds, except })
}

async function send(
  request: Request,
  reply: Reply,
  status: number,
  { at, role, view }: Naming,
  trouble: Trouble & { readonly typed: Typed },
): Promise<Reply> {
  const page = namingPage(textsOf(request), at, view, role ? { ...trouble, role } : trouble)
  return sendPage(reply, status, page)
}

async function take(house: House, request: Request, reply: Reply, naming: Naming): Promise<Reply> {
  const { at, role, view } = naming
  const typed = formOf(request)
  const parsed = parseWish(typed, view)
  if (!parsed.ok) return send(request, reply, 422, naming, { typed, problems: parsed.problems })
  const organisationId = at.organisation.id
  const wish: Wish = role
    ? { ...parsed.value, what: 'hand-over', organisationId, roleId: role.id, ...ofRole(role) }
    : { ...parsed.value, what: 'appointment', organisationId, roleId: null }
  const outcome = await ask(house, signedIn(request), wish)
  if (isRefusal(outcome)) return refused(outcome, (no) => send(request, reply, 409, naming, { typed, no }))
  return leadToRoles(request, reply, at)
}

const ofRole = ({ kind, sector, isDeputy }: Role) => ({ kind, sector, isDeputy })
