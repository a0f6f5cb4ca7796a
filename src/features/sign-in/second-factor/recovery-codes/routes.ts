import { seeOther, sendPage, signedIn, textsOf } from '../../../../platform/http/index.ts'
import type { Server } from '../../../../platform/http/index.ts'
import type { House } from '../../../../platform/house.ts'
import { isRefusal } from '../../../../values/refusal.ts'
import { unlessBusy } from '../../busy.ts'
import { recoveryCodesPage } from '../pages/codes.ts'
import { own, recoveryCodesPath, refused, securityPath } from '../security/doors.ts'
import { isOnTheWay, returnPath } from '../security/return.ts'
import { factorsOf } from '../store.ts'
import { renewCodes } from './actions/renew-codes.ts'
import { forgetShown, keepShown, shownIn } from './shown.ts'

/** The paper for the day on which the phone is lost. */
export function recoveryCodeRoutes(server: Server, house: House): void {
  const { db, clock } = house

  server.get(recoveryCodesPath, own('pages'), async (request, reply) => {
    const { accountId } = signedIn(request)
    const codes = shownIn(house, request, accountId)
    const { recoveryCodes: left } = await factorsOf(db, accountId)
    const view = { codes, left, goesOn: isOnTheWay(request) }
    return sendPage(reply, 200, recoveryCodesPage(textsOf(request), view))
  })

  server.post(recoveryCodesPath, own('acts'), async (request, reply) => {
    const actor = signedIn(request)
    const outcome = await unlessBusy(() => renewCodes(house, actor, clock.now()))
    if (isRefusal(outcome)) return refused(reply, outcome)
    keepShown(house, request, actor.accountId, outcome.codes)
    return seeOther(reply, recoveryCodesPath)
  })

  server.post(`${recoveryCodesPath}/kept`, own('acts', 'any'), async (request, reply) => {
    forgetShown(request)
    return seeOther(reply, returnPath(request) ?? securityPath)
  })
}
