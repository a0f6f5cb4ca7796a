export { copy, move } from './actions/copy.ts'
export { append, deliver } from './actions/deliver.ts'
export type { AppendFacts } from './actions/deliver.ts'
export { emptyFolder, expunge } from './actions/expunge.ts'
export { createFolder, deleteFolder, giveRole, renameFolder, subscribe } from './actions/folders.ts'
export { followAccess } from './actions/follow-access.ts'
export {
  addAlias,
  archiveMailbox,
  changeQuota,
  createMailbox,
  createMailboxWithin,
  deleteMailbox,
  resumeMailbox,
  suspendMailbox,
} from './actions/life.ts'
export type { NewMailbox } from './actions/life.ts'
export { removeAlias } from './actions/remove-alias.ts'
export { appPasswordRoutes } from './app-passwords/routes.ts'
export { mailPasswordsPart } from './app-passwords/security-part.ts'
export { mailboxJobs, mailboxLetters } from './jobs.ts'
export { sizesOf } from './letters.ts'
export { appPasswordsEnd, forgetMailbox, mailboxCloses, mailboxesMerge, ownMailbox } from './leaving/parts.ts'
export { mayMoveMailbox } from './states.ts'
export { postmasterAddress } from './postmaster/address.ts'
export { mailboxVerbs } from './verbs.ts'
export {
  askForwarding,
  changeCopy,
  confirmForwarding,
  declineForwarding,
  endForwarding,
} from './forwarding/actions.ts'
export type { ForwardingWish } from './forwarding/actions.ts'
export { receive } from './forwarding/receive.ts'
export { forwardRefused } from './forwarding/returned.ts'
export { decideAnswer } from './forwarding/deciding.ts'
export { findForwardingOfToken, forwardingsOf } from './forwarding/store.ts'
export type { Forwarding, ForwardingEnd, ForwardingState } from './forwarding/types.ts'
export { longestWords } from './away/deciding.ts'
export { changeAway } from './away/actions.ts'
export { findAway } from './away/store.ts'
export type { Away } from './away/types.ts'
export { mark } from './actions/mark.ts'
export { deliverInside } from './actions/deliver-inside.ts'
export { sendLetter } from './actions/send.ts'
export type { Letter, Sent } from './actions/send.ts'
export { mailSignIn } from './entrance/mail-sign-in.ts'
export type { MailDoor, MailSignedIn } from './entrance/mail-sign-in.ts'
export { MailSessions } from './entrance/sessions.ts'
export type { MailHouse } from './actions/within.ts'
export { baseSubject, flagsOf, maySend, smallDraft, tryAgainFor, warningAt } from './rules.ts'
export { readRaw } from './store/blobs.ts'
export { findMailboxOfAddress, isOwn, ownAddresses } from './store/addresses.ts'
export { findFolder, findFolderOfRole, folderStatus, listFolders } from './store/folders.ts'
export { findMailbox, findMailboxOf, listMailboxes, mailboxesOf } from './store/mailboxes.ts'
export { mailboxUse } from './mailbox-use.ts'
export { findMessage, listUids } from './store/messages.ts'
export { changesSince, fetchRows, largest, listedByIds, listThread, pageOf } from './store/reading.ts'
export { search } from './store/search.ts'
export type { Found, Where } from './store/search.ts'
export { mailboxChannel } from './store/waking.ts'
export { folderRoles, mostMessageBytes } from './types.ts'
export type * from './types.ts'
