export { findAccount, findAccountOfPerson, identifiersOf, recipientOf } from './store/accounts.ts'
export type { Account, AccountState, Contact, Identifier } from './types.ts'
