import type { House } from '../../../platform/house.ts'
import {
  formOf,
  notify,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import { keepSetting } from './actions/set.ts'
import { settingPage } from './pages/setting.ts'
import { parseSetting } from './parse.ts'
import { findSetting } from './store/settings.ts'

const look = { config: { permission: 'approvals.decide', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'approvals.decide', freshness: 'any', limit: 'acts' } } as const

/** How somebody who decides wants to be told. */
export function decisionMailRoutes(server: Server, house: House): void {
  const at = '/account/approval-mails'
  server.get(at, look, async (request, reply) => {
    const setting = await findSetting(house.db, signedIn(request).personId)
    return sendPage(
      reply,
      200,
      settingPage(textsOf(request), { setting, mayBeAway: mayBeAway(request) }, formOf(request)),
    )
  })
  server.post(at, act, async (request, reply) => {
    const [actor, typed] = [signedIn(request), formOf(request)]
    const parsed = parseSetting(typed)
    if (!parsed.ok) {
      const setting = await findSetting(house.db, actor.personId)
      return sendPage(
        reply,
        422,
        settingPage(textsOf(request), { setting, mayBeAway: mayBeAway(request) }, typed, parsed.problems),
      )
    }
    await keepSetting(house, actor, parsed.value)
    notify(request, 'registrations.digest.setting.kept')
    return seeOther(reply, at)
  })
}

/** Focal points say when they are away; whoever decides for the secretariat has colleagues. */
const mayBeAway = (request: Request): boolean => signedIn(request).permissions.has('organisation.manage')
