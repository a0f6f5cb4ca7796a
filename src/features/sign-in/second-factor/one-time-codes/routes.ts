import { formOf, seeOther, sendPage, signedIn, textsOf } from '../../../../platform/http/index.ts'
import type { Reply, Request, Server } from '../../../../platform/http/index.ts'
import type { House } from '../../../../platform/house.ts'
import type { Problem } from '../../../../values/problem.ts'
import { isRefusal } from '../../../../values/refusal.ts'
import { identifiersOf } from '../../../accounts/index.ts'
import { entranceOf } from '../../entrance.ts'
import { codesPage, newCodesPage } from '../pages/codes.ts'
import { goOn, own, refused, removed, securityPath } from '../security/doors.ts'
import { isNeeded } from '../security/view.ts'
import { parseCode } from '../second-step/parse.ts'
import { beginApp, confirmApp, findBeginning, removeApp, secretOf } from './actions/set-up-app.ts'
import { findApp } from './store.ts'
import type { CodesApp } from './store.ts'
import { codesUri } from './totp.ts'

const base = `${securityPath}/codes`

/** The app for one-time codes: set up with a first code, replaced by another, removed. */
export function codesRoutes(server: Server, house: House): void {
  const { db, clock, profile, secrets } = house

  const showBegun = async (
    request: Request,
    reply: Reply,
    begun: CodesApp,
    status = 200,
    problems: readonly Problem[] = [],
  ) => {
    const t = textsOf(request)
    const secret = secretOf(secrets, begun)
    const label = (await identifiersOf(db, signedIn(request).accountId))[0]?.shown ?? ''
    const uri = codesUri(secret, { issuer: t.words(profile.name.short), label })
    return sendPage(reply, status, newCodesPage(t, { secret, uri, problems }))
  }

  server.get(base, own('pages'), async (request, reply) => {
    const actor = signedIn(request)
    const begun = await findBeginning(house, actor, clock.now())
    if (begun) return showBegun(request, reply, begun)
    if (!(await findApp(db, actor.accountId))) return seeOther(reply, securityPath)
    return sendPage(reply, 200, codesPage(textsOf(request), { mustStay: await isNeeded(house, actor) }))
  })

  server.post(base, own('acts'), async (request, reply) => {
    const outcome = await beginApp(house, signedIn(request), clock.now())
    return isRefusal(outcome) ? refused(reply, outcome) : seeOther(reply, base)
  })

  server.post(`${base}/confirmation`, own('acts'), async (request, reply) => {
    const actor = signedIn(request)
    const parsed = parseCode(formOf(request), 'sign-in.problem.code')
    const again = async (problems: readonly Problem[]) => {
      const begun = await findBeginning(house, actor, clock.now())
      return begun ? showBegun(request, reply, begun, 422, problems) : seeOther(reply, securityPath)
    }
    if (!parsed.ok) return again(parsed.problems)
    const { begin } = entranceOf(house, request, reply)
    const outcome = await confirmApp(house, actor, parsed.value.code, begin, clock.now())
    if (!isRefusal(outcome)) return goOn(house, reply, actor.accountId, outcome, 'sign-in.codes.added')
    if (outcome.refused !== 'sign-in.code-wrong') return refused(reply, outcome)
    return again([{ field: 'code', code: outcome.refused }])
  })

  server.post(`${base}/removal`, own('acts'), async (request, reply) => {
    const outcome = await removeApp(house, signedIn(request), clock.now())
    return isRefusal(outcome) ? refused(reply, outcome) : removed(reply, 'sign-in.codes.removed', outcome)
  })
}
