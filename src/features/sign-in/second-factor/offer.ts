import { notify, visitOf } from '../../../platform/http/index.ts'
import type { Request } from '../../../platform/http/index.ts'
import type { House } from '../../../platform/house.ts'
import type { AccountId } from '../../../values/ids.ts'
import { mayHavePasskeys } from './passkeys/ceremony.ts'
import { findHasFactor } from './store.ts'

const name = 'sign-in.offer-passkey'

/** Where a passkey is added. */
export const newPasskeyPath = '/account/security/passkeys/new'

/** A password was just chosen: once somebody is signed in, the page they come to says that there is something better. */
export const offerPasskeyLater = (request: Request): void => visitOf(request).keep(name, true)

/** Says it, in a line on the page that follows, to whoever was to be told and has no second factor yet. */
export async function offerPasskey(house: House, request: Request, accountId: AccountId): Promise<void> {
  if (visitOf(request).kept(name) !== true) return
  visitOf(request).forget(name)
  if (!mayHavePasskeys(house.config) || (await findHasFactor(house.db, accountId))) return
  notify(request, 'sign-in.passkey.offer', undefined, 'info', newPasskeyPath)
}
