import {
  beginSession,
  deviceOfRequest,
  renewVisit,
  seeOther,
  startSession,
  takeReturn,
} from '../../platform/http/index.ts'
import type { Reply, Request } from '../../platform/http/index.ts'
import { inTransaction } from '../../platform/database/database.ts'
import type { House } from '../../platform/house.ts'
import type { AccountId } from '../../values/ids.ts'
import { findAccount, saveSignedIn } from '../accounts/index.ts'
import type { BeginSession } from './actions/let-in.ts'
import type { Entered } from './actions/sign-in.ts'
import { deviceOf, isKnownTo, rememberDevice } from './known-device.ts'
import { tellOfNewDevice } from './lock/actions/tell-of-new-device.ts'
import { offerPasskey, offerPasskeyLater } from './second-factor/offer.ts'
import { pendingOf } from './second-factor/second-step/mark.ts'
import { forgetPending, keepPending } from './second-factor/second-step/pending.ts'
import { findHasFactor } from './second-factor/store.ts'

/** Where the second step is taken. */
export const stepPath = '/sign-in/second-step'

/** The web's side of every way in: what a browser brings along, and what it is given. */
export type Entrance = {
  /** The mark of this device, when the account's owner signed in on it before. */
  readonly knownMark: (accountId: AccountId) => string | undefined
  readonly begin: BeginSession
  /** To where the person wanted to be, or to the second step. */
  readonly arrive: (entered: Entered) => Promise<Reply>
}

export function entranceOf(house: House, request: Request, reply: Reply): Entrance {
  const device = deviceOf(house, request)
  const knownMark = (accountId: AccountId) => (isKnownTo(house, device, accountId) ? device?.mark : undefined)
  return {
    knownMark,
    begin: async (tx, accountId, assurance, before) => {
      forgetPending(request)
      if (before && !knownMark(accountId))
        await tellOfNewDevice(tx, house, before, deviceOfRequest(request), house.clock.now())
      return beginSession(tx, reply, accountId, assurance)
    },
    arrive: async (entered) => {
      if ('pending' in entered) {
        await renewVisit(reply)
        keepPending(request, entered.pending)
        return seeOther(reply, stepPath)
      }
      entered.handOver()
      if (!knownMark(entered.accountId)) rememberDevice(house, reply, entered.accountId)
      await offerPasskey(house, request, entered.accountId)
      return seeOther(reply, takeReturn(request) ?? '/')
    },
  }
}

/**
 * Somebody has proved by one thing who they are, such as a welcome code, and has just chosen a password. Where they have
 * a second factor it is asked for, since no way in goes around it; otherwise their session begins, and the page that
 * follows offers a passkey. Gives the path of the step that is still to come.
 */
export async function enterByOneFactor(
  house: House,
  reply: Reply,
  accountId: AccountId,
): Promise<typeof stepPath | undefined> {
  if (await awaitStep(house, reply, accountId)) return stepPath
  await inTransaction(house.db, (tx) => saveSignedIn(tx, accountId, house.clock.now()))
  await startSession(reply, accountId)
  rememberDevice(house, reply, accountId)
  offerPasskeyLater(reply.request)
  await offerPasskey(house, reply.request, accountId)
  return undefined
}

/** Where somebody has a second factor, only that is still to come. Whether they have one. */
export async function awaitStep(house: House, reply: Reply, accountId: AccountId): Promise<boolean> {
  const account = await findAccount(house.db, accountId)
  if (!account || !(await findHasFactor(house.db, accountId))) return false
  await renewVisit(reply)
  keepPending(reply.request, pendingOf(house.secrets, account, house.clock.now()))
  return true
}
