import type { House } from '../../../platform/house.ts'
import {
  formOf,
  notify,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  visitOf,
} from '../../../platform/http/index.ts'
import type { Reply, Request, Server } from '../../../platform/http/index.ts'
import type { AccountId } from '../../../values/ids.ts'
import { isRefusal } from '../../../values/refusal.ts'
import type { AdministrationParts } from '../parts.ts'
import type { Offer } from '../types.ts'
import { beginLook } from '../viewing/actions/begin.ts'
import { carryOut } from './carry-out.ts'
import { actPage } from './pages/act.ts'
import { parseAct } from './parse.ts'
import { plainActs } from './types.ts'
import type { Filled, PlainAct } from './types.ts'
import { viewAct } from './view.ts'
import { IdPath, pathOf } from '../path.ts'

const review = { config: { permission: 'accounts.manage', freshness: 'recent', limit: 'pages' } } as const
const acting = { config: { permission: 'accounts.manage', freshness: 'recent', limit: 'acts' } } as const

/** Each act on an account has a page that says what it means, and is done by the button on it. */
export function actRoutes(server: Server, house: House, parts: AdministrationParts): void {
  for (const act of plainActs) {
    const path = `/admin/accounts/:id/${act}`
    server.get(path, review, async (request, reply) => {
      const view = await viewAct(house, signedIn(request), accountIn(request), act)
      return sendPage(
        reply,
        view.offer ? 200 : 409,
        actPage(textsOf(request), { ...view, typed: formOf(request) }),
      )
    })
    server.post(path, acting, (request, reply) => doIt(house, parts, request, reply, act))
  }
}

const accountIn = (request: Request): AccountId => pathOf(IdPath, request).id

async function doIt(
  house: House,
  parts: AdministrationParts,
  request: Request,
  reply: Reply,
  act: PlainAct,
): Promise<Reply> {
  const [t, typed, id] = [textsOf(request), formOf(request), accountIn(request)]
  const view = { ...(await viewAct(house, signedIn(request), id, act)), typed }
  if (!view.offer) return sendPage(reply, 409, actPage(t, view))
  const parsed = parseAct(view.offer, typed)
  if (!parsed.ok) return sendPage(reply, 422, actPage(t, { ...view, problems: parsed.problems }))
  const outcome =
    act === 'viewing'
      ? await look(house, request, id, parsed.value)
      : await carryOut(parts)[act](house, signedIn(request), id, parsed.value, house.clock.now())
  if (isRefusal(outcome)) return sendPage(reply, 409, actPage(t, { ...view, no: outcome }))
  if (act === 'viewing') return seeOther(reply, '/')
  return leadBack(request, reply, view.offer, id, outcome)
}

const look = ({ db, clock }: House, request: Request, accountId: AccountId, { reason = '' }: Filled) =>
  beginLook(db, signedIn(request), { accountId, visit: visitOf(request).id, reason }, clock.now())

function leadBack(request: Request, reply: Reply, { act }: Offer, id: AccountId, outcome: object): Reply {
  const isAsked = 'asked' in outcome
  notify(request, isAsked ? 'administration.second.asked-it' : `administration.do.${act}.done`)
  return seeOther(reply, `/admin/accounts/${id}`)
}
