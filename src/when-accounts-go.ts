import { accountsAbove } from './accounts-above.ts'
import { mergeAccounts, undoMerge, type AccountParts, type WhenMerged } from './features/accounts/index.ts'
import { accountClosed, rolesMerged } from './features/directory/index.ts'
import { forgetExportsOf } from './features/portal/index.ts'
import {
  forgetAnswers,
  registrationsMerge,
  withdrawAll,
  withdrawnByClosing,
} from './features/registrations/index.ts'
import { findHasFactor, forgetFactors } from './features/sign-in/index.ts'
import type { Transaction } from './platform/database/database.ts'
import type { House } from './platform/house.ts'
import type { Actor } from './values/actor.ts'
import type { AccountId } from './values/ids.ts'

type Going = NonNullable<AccountParts['whenClosed']>[number]

const factorsEnd: Going = (tx, _actor, { accountId }, now) => forgetFactors(tx, accountId, now)

/**
 * What every room does when an account is closed, erased or becomes part of another, and what it shows to whoever thinks
 * about closing theirs.
 */
export const whenAccountsGo = (house: House): AccountParts => ({
  whenClosed: [
    (tx, actor, { personId }, now) =>
      accountClosed(tx, { house, accounts: accountsAbove(house) }, actor, personId, now),
    withdrawAll,
    factorsEnd,
  ],
  whenErased: [forgetAnswers, (tx, _actor, { accountId }) => forgetExportsOf(tx, accountId)],
  takenAlong: [withdrawnByClosing(house)],
  whenMerged: [registrationsMerge, rolesMerge(house)],
  whenMergedAway: [factorsEnd],
  hasSecondFactor: findHasFactor,
})

/** Roles move where the desk makes two accounts one; nobody's own merge gets as far. They do not come back by themselves. */
const rolesMerge = (house: House): WhenMerged => ({
  name: 'roles',
  merge: async (tx, actor, people, now) => {
    await rolesMerged(tx, { house, accounts: accountsAbove(house) }, actor, people, now)
    return []
  },
  takeApart: () => Promise.resolve(),
})

/** How the desk makes two accounts one, and takes them apart again. */
export const deskMerges = (house: House) => ({
  merge: (
    tx: Transaction,
    actor: Actor,
    two: { readonly survivor: AccountId; readonly merged: AccountId },
    now: Date,
  ) => mergeAccounts(tx, actor, whenAccountsGo(house), two, now),
  undoMerge: (actor: Actor, merged: AccountId, now: Date) =>
    undoMerge(house, actor, whenAccountsGo(house), merged, now),
})
