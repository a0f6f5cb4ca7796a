export { replaceContact } from './addresses/actions/replace-contact.ts'
export { moveAccount } from './actions/move.ts'
export type { AccountMove } from './actions/move.ts'
export { giveConsent, withdrawConsent } from './actions/consents.ts'
export { completeSignUp } from './actions/complete-sign-up.ts'
export type { CompletedSignUp } from './actions/complete-sign-up.ts'
export { createAccount } from './actions/create-account.ts'
export type { CreatedAccount, NewAccount } from './actions/create-account.ts'
export { renewSignUp } from './actions/renew-sign-up.ts'
export { signUp } from './actions/sign-up.ts'
export { sendAgainWithin } from './actions/send-again.ts'
export { findAccountByIdentifier, findSignUpOfToken, isAddressTaken } from './find.ts'
export { accountsJobs, accountsLetters } from './jobs.ts'
export { endMailName, endMailNames, findMailAccount, isReservedName, saveMailName } from './mail-names.ts'
export type { NameOfWay } from './jobs.ts'
export { decideInactivity, quietBefore } from './inactivity/rules.ts'
export { inactivityOf, rememberUse } from './inactivity/store.ts'
export type { Inactivity } from './inactivity/types.ts'
export { mergeAccounts } from './merging/actions/merge-accounts.ts'
export { undoMerge } from './merging/actions/undo-merge.ts'
export type { WhenMerged } from './merging/listeners.ts'
export { mergesOf } from './merging/store.ts'
export type { Merge } from './merging/types.ts'
export { ownAccount } from './own-records/part.ts'
export type { AccountParts } from './parts.ts'
export { accountsRoutes } from './routes.ts'
export { decideActivation, emailKey, identifierKey } from './rules.ts'
export {
  findAccount,
  findAccountOfPerson,
  findHolder,
  holdAccount,
  savePassword,
  saveRehashed,
  saveSignedIn,
} from './store/accounts.ts'
export { decideLink } from './links/rules.ts'
export type { AccountLink } from './links/types.ts'
export { accountStates, blockReasons, mayMove } from './states.ts'
export { blockAccount, blockHeld, restartLink } from './life/actions/block.ts'
export { askForFourEyes, confirmFourEyes, refuseFourEyes } from './life/actions/four-eyes.ts'
export type { CarryOut, FourEyesActs } from './life/actions/four-eyes.ts'
export { momentIn } from './moment.ts'
export { unblockAccount, unblockHeld } from './life/actions/unblock.ts'
export type { WaysIn } from './life/actions/unblock.ts'
export { isContactNew, needsFourEyes, opensByMail, restart } from './life/rules.ts'
export { findFourEyes, fourEyesAbout, listFourEyes, standingOf } from './life/store.ts'
export { fourEyesKinds } from './life/types.ts'
export type { FourEyes, FourEyesKind, Standing } from './life/types.ts'
export {
  endLinks,
  findLink,
  findLinkOfToken,
  forgetLinks,
  linksSince,
  linkTokenOf,
  saveLink,
  saveLinkFacts,
  takeLink,
} from './store/links.ts'
export { dismissHint } from './near-duplicates/actions.ts'
export { likelySurvivor, otherThan } from './near-duplicates/rules.ts'
export {
  compareSoon,
  countHints,
  findHint,
  hintsOf,
  hintsWithin,
  listHints,
} from './near-duplicates/store.ts'
export type { Hint, HintedAccount, HintReason } from './near-duplicates/types.ts'
export { isAgreed } from './store/consents.ts'
export { reachableFocalPoints } from './store/focal-points.ts'
export { holderOfAccount, holdersOf, languageOfAccount } from './store/holders.ts'
export { identifiersOf, recipientOf } from './store/identifiers.ts'
export { findAccountsNamed } from './store/namesakes.ts'
export type { Account, AccountState, BlockReason, Contact, Holder, Identifier, SignUp } from './types.ts'
export { accountVerbs } from './verbs.ts'
export { keepSignUp } from './visit.ts'
