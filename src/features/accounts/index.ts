export { completeSignUp } from './actions/complete-sign-up.ts'
export type { CompletedSignUp } from './actions/complete-sign-up.ts'
export { createAccount } from './actions/create-account.ts'
export type { CreatedAccount, NewAccount } from './actions/create-account.ts'
export { findSignUpOfToken } from './find.ts'
export { findAccountByIdentifier } from './find.ts'
export { decideActivation } from './rules.ts'
export {
  findAccount,
  findAccountOfPerson,
  savePassword,
  saveRehashed,
  saveSignedIn,
} from './store/accounts.ts'
export { isAgreed } from './store/consents.ts'
export { identifiersOf, recipientOf } from './store/identifiers.ts'
export type { Account, AccountState, Contact, Identifier, SignUp } from './types.ts'
