import type { House } from '../../../platform/house.ts'
import { formOf, notify, seeOther, sendPage, signedIn, textsOf } from '../../../platform/http/index.ts'
import type { Reply, Request, RouteConfig, Server } from '../../../platform/http/index.ts'
import type { Problem } from '../../../values/problem.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { findAccount } from '../store/accounts.ts'
import { userNameOf } from '../store/identifiers.ts'
import { chooseUserName } from './actions/choose-user-name.ts'
import { userNamePage } from './pages/choose.ts'
import { parseUserName } from './parse.ts'

const members = (freshness: RouteConfig['freshness'], limit: RouteConfig['limit']) => ({
  config: { permission: 'signed-in', freshness, limit } as const,
})

/** The user name of my account. */
export function userNameRoutes(server: Server, house: House): void {
  const { db, clock, profile } = house

  const show = async (request: Request, reply: Reply, status: number, problems: readonly Problem[] = []) => {
    const { accountId } = signedIn(request)
    const typed = formOf(request)['user-name']
    const account = await findAccount(db, accountId)
    const view = {
      userName: await userNameOf(db, accountId),
      isChosen: (account?.userNameChangedAt ?? null) !== null,
      typed: typeof typed === 'string' ? typed : '',
      problems,
      contact: profile.helpContacts.accounts,
    }
    return sendPage(reply, status, userNamePage(textsOf(request), view))
  }

  server.get('/account/user-name', members('any', 'pages'), (request, reply) => show(request, reply, 200))

  server.post('/account/user-name', members('recent', 'acts'), async (request, reply) => {
    const parsed = parseUserName(formOf(request))
    if (!parsed.ok) return show(request, reply, 422, parsed.problems)
    const outcome = await chooseUserName(house, signedIn(request), parsed.value, clock.now())
    if (isRefusal(outcome)) return show(request, reply, 409, [{ field: 'user-name', code: outcome.refused }])
    notify(request, 'accounts.user-name.done', { name: outcome.userName })
    return seeOther(reply, '/account')
  })
}
