import {
  findAccount,
  findAccountByIdentifier,
  holderOfAccount,
  holdersOf,
} from './features/accounts/index.ts'
import type { AccountsAbove } from './features/directory/index.ts'
import { beginAccount, reinitialise } from './features/sign-in/index.ts'
import type { House } from './platform/house.ts'
import { isRefusal } from './values/refusal.ts'

/** What the directory is told about accounts, and what it asks of them. */
export const accountsAbove = (house: House): AccountsAbove => ({
  holders: holdersOf,
  holderOfAccount,
  personOfAddress: async (db, email) => {
    const account = await findAccountByIdentifier(db, email)
    const survivor = account?.mergedInto ? await findAccount(db, account.mergedInto) : account
    return survivor?.personId
  },
  openAccount: async (tx, actor, it, now) => {
    const begun = await beginAccount(tx, house, actor, it, now)
    return isRefusal(begun) ? begun : begun.personId
  },
  reinitialise: async (actor, accountId, reason, now) => {
    const outcome = await reinitialise(house, actor, accountId, { by: 'focal-point', reason }, now)
    if (isRefusal(outcome)) return outcome
    return 'asked' in outcome ? 'asked' : 'begun'
  },
})
