import { accountsAbove } from './accounts-above.ts'
import type { AccountParts } from './features/accounts/index.ts'
import { accountClosed } from './features/directory/index.ts'
import { forgetAnswers, withdrawAll, withdrawnByClosing } from './features/registrations/index.ts'
import { forgetFactors } from './features/sign-in/index.ts'
import type { House } from './platform/house.ts'

/** What every room does when an account is closed or erased, and what it shows to whoever thinks about closing theirs. */
export const whenAccountsGo = (house: House): AccountParts => ({
  whenClosed: [
    (tx, actor, { personId }, now) =>
      accountClosed(tx, { house, accounts: accountsAbove(house) }, actor, personId, now),
    withdrawAll,
    (tx, _actor, { accountId }, now) => forgetFactors(tx, accountId, now),
  ],
  whenErased: [forgetAnswers],
  takenAlong: [withdrawnByClosing(house)],
})
