import type { House } from '../../../platform/house.ts'
import {
  formOf,
  NotFound,
  notify,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
} from '../../../platform/http/index.ts'
import type { Reply, Request, Server } from '../../../platform/http/index.ts'
import type { Problem } from '../../../values/problem.ts'
import { isRefusal } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { findAccount, findAccountByIdentifier } from '../../accounts/index.ts'
import type { Account } from '../../accounts/index.ts'
import { roles } from '../../roles/index.ts'
import { zoneOf } from '../zone.ts'
import { changeRole } from './actions/change-role.ts'
import { endRolePage, giveRolePage } from './pages/form.ts'
import { rolesPage } from './pages/list.ts'
import { parseReason, parseRole, type RoleForm } from './parse.ts'
import { findGrant, listGrants } from './store.ts'
import type { Grant } from './types.ts'
import { IdPath, pathOf } from '../path.ts'

const look = { config: { permission: 'roles.manage', freshness: 'any', limit: 'pages' } } as const
const review = { config: { permission: 'roles.manage', freshness: 'recent', limit: 'pages' } } as const
const act = { config: { permission: 'roles.manage', freshness: 'recent', limit: 'acts' } } as const

/** Who holds which staff role: giving and ending them. */
export function rolesRoutes(server: Server, house: House): void {
  const { db, clock } = house
  server.get('/admin/roles', look, async (request, reply) => {
    const view = { grants: await listGrants(db), zone: zoneOf(house, request), now: clock.now() }
    return sendPage(reply, 200, rolesPage(textsOf(request), view))
  })

  server.get('/admin/roles/new', review, async (request, reply) =>
    sendPage(reply, 200, giveRolePage(textsOf(request), roles, { typed: formOf(request) })),
  )

  server.post('/admin/roles', act, async (request, reply) => {
    const typed = formOf(request)
    const parsed = parseRole(typed)
    if (!parsed.ok) return sendGive(request, reply, 422, { problems: parsed.problems })
    const account = await named(house, parsed.value)
    if (!account) return sendGive(request, reply, 422, { problems: [unknownAccount] })
    const { role, reason } = parsed.value
    const change = { accountId: account.id, role, ends: false }
    const outcome = await changeRole(db, signedIn(request), change, reason || undefined, clock.now())
    if (isRefusal(outcome)) return sendRefused(request, reply, outcome, sendGive)
    return leadBack(request, reply, outcome, 'administration.roles.given')
  })

  server.get('/admin/roles/:id/ending', review, async (request, reply) =>
    sendPage(
      reply,
      200,
      endRolePage(textsOf(request), await grantOf(house, request), { typed: formOf(request) }),
    ),
  )

  server.post('/admin/roles/:id/ending', act, async (request, reply) => {
    const grant = await grantOf(house, request)
    const sendEnd: Send = (asked, answer, status, trouble) =>
      sendPage(answer, status, endRolePage(textsOf(asked), grant, { ...trouble, typed: formOf(asked) }))
    const parsed = parseReason(formOf(request))
    if (!parsed.ok) return sendEnd(request, reply, 422, { problems: parsed.problems })
    const change = { accountId: grant.accountId, role: grant.role, ends: true }
    const outcome = await changeRole(
      db,
      signedIn(request),
      change,
      parsed.value.reason || undefined,
      clock.now(),
    )
    if (isRefusal(outcome)) return sendRefused(request, reply, outcome, sendEnd)
    return leadBack(request, reply, outcome, 'administration.roles.ended')
  })
}

type Trouble = { readonly problems?: readonly Problem[]; readonly no?: Refusal }
type Send = (request: Request, reply: Reply, status: number, trouble: Trouble) => Reply

const unknownAccount: Problem = { field: 'account', code: 'administration.roles.account.unknown' }

const sendGive: Send = (request, reply, status, trouble) =>
  sendPage(reply, status, giveRolePage(textsOf(request), roles, { ...trouble, typed: formOf(request) }))

/** What two must agree on needs a reason: that is a problem of the field, not a no. */
const sendRefused = (request: Request, reply: Reply, no: Refusal, send: Send): Reply =>
  no.refused === 'administration.reason.missing'
    ? send(request, reply, 422, { problems: [{ field: 'reason', code: no.refused }] })
    : send(request, reply, 409, { no })

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const named = ({ db }: House, { account }: RoleForm): Promise<Account | undefined> =>
  uuid.test(account) ? findAccount(db, account) : findAccountByIdentifier(db, account)

async function grantOf({ db }: House, request: Request): Promise<Grant> {
  const grant = await findGrant(db, pathOf(IdPath, request).id)
  if (!grant) throw new NotFound()
  return grant
}

function leadBack(request: Request, reply: Reply, outcome: object, done: string): Reply {
  notify(request, 'asked' in outcome ? 'administration.second.asked-it' : done)
  return seeOther(reply, '/admin/roles')
}
