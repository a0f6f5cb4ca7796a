import type { House } from '../../../platform/house.ts'
import {
  formOf,
  notify,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import type { Typed } from '../../../values/problem.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { goAway } from '../focal-points/absence/actions.ts'
import type { AccountsAbove } from '../focal-points/accounts-above.ts'
import { setAbsence } from '../focal-points/actions/own-role.ts'
import { parseAbsence } from '../focal-points/parse.ts'
import { atDesk } from './at-desk.ts'
import { absencePage } from './pages/absence.ts'
import type { Trouble } from './pages/person.ts'
import { absenceViewOf } from './role-view.ts'

const look = { config: { permission: 'organisation.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'organisation.manage', freshness: 'recent', limit: 'acts' } } as const

/** When somebody who decides is away; deputies are asked meanwhile. */
export function absenceRoutes(server: Server, house: House, accounts: AccountsAbove): void {
  server.get('/organisation/absence', look, (request, reply) =>
    send(house, request, reply, 200, { typed: formOf(request) }),
  )
  server.post('/organisation/absence', act, async (request, reply) => {
    const typed = formOf(request)
    const parsed = parseAbsence(typed)
    if (!parsed.ok) return send(house, request, reply, 422, { typed, problems: parsed.problems })
    const outcome = await goAway(house, accounts, signedIn(request), parsed.value)
    if (isRefusal(outcome)) {
      const problems = [{ field: 'until', code: outcome.refused }]
      return send(house, request, reply, 422, { typed, problems })
    }
    notify(request, 'directory.desk.absence.kept')
    return seeOther(reply, '/organisation/absence')
  })
  server.post('/organisation/absence/end', act, async (request, reply) => {
    await setAbsence(house, signedIn(request), undefined)
    notify(request, 'directory.desk.absence.ended')
    return seeOther(reply, '/organisation/absence')
  })
}

async function send(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  trouble: Trouble & { readonly typed: Typed },
): Promise<Reply> {
  const at = await atDesk(house, request)
  const view = await absenceViewOf(house, textsOf(request), signedIn(request), at)
  return sendPage(reply, status, absencePage(textsOf(request), view, trouble))
}
