import type { House } from '../../../../platform/house.ts'
import type { Actor } from '../../../../values/actor.ts'
import type { AccountId } from '../../../../values/ids.ts'
import { unblockAccount } from '../../../accounts/index.ts'
import type { WaysIn } from '../../../accounts/index.ts'
import { factorsOf } from '../../second-factor/store.ts'
import { giveCode } from './give-code.ts'

/** What can be signed in with: a password, or a passkey, which is enough by itself. */
export const waysIn = (house: Pick<House, 'secrets' | 'profile'>): WaysIn => ({
  isThere: async (tx, account) =>
    account.passwordHash !== null || (await factorsOf(tx, account.id)).passkeys > 0,
  begin: async (tx, account, now) => {
    await giveCode(tx, house, account, true, now)
  },
})

/** Opens a blocked account: as it was, or with a new code. See `unblockAccount`. */
export const unblock = (
  house: Pick<House, 'db' | 'secrets' | 'profile'>,
  actor: Actor,
  accountId: AccountId,
  wish: { readonly reason?: string | undefined },
  now: Date,
) => unblockAccount(house, actor, accountId, wish, waysIn(house), now)
