import { accountsAbove } from './accounts-above.ts'
import { accessParts } from './access-parts.ts'
import { accessEnds, accessMerge, accessNotesMerge, forgetAccess } from './features/access/index.ts'
import { mergeAccounts, undoMerge, type AccountParts, type WhenMerged } from './features/accounts/index.ts'
import { accountClosed, rolesMerged, rolesTakenApart } from './features/directory/index.ts'
import { forgetReading, readingMerge } from './features/documents/index.ts'
import {
  desksMerge,
  enquiriesFreed,
  enquiriesMerge,
  feedbackMerge,
  forgetEnquiries,
} from './features/enquiries/index.ts'
import { forgetNominations, nominationsMerge } from './features/events/index.ts'
import {
  appPasswordsEnd,
  forgetMailbox,
  mailboxCloses,
  mailboxesMerge,
  mailboxUse,
} from './features/mailbox/index.ts'
import { forgetMeetings, meetingsMerge } from './features/meetings/index.ts'
import { dismissalsMerge, forgetDismissals } from './features/notices/index.ts'
import { forgetExportsOf } from './features/portal/index.ts'
import {
  calendarEnds,
  forgetAnswers,
  forgetCalendar,
  forgetDesk,
  forgetSavedViews,
  notesMerge,
  registrationsMerge,
  withdrawAll,
  withdrawnByClosing,
} from './features/registrations/index.ts'
import { findHasFactor, forgetFactors } from './features/sign-in/index.ts'
import { forgetVisas } from './features/visa-letters/index.ts'
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
    accessEnds(accessParts(house)),
    calendarEnds,
    enquiriesFreed,
    factorsEnd,
    mailboxCloses,
  ],
  whenErased: [
    forgetAccess,
    forgetAnswers,
    forgetCalendar,
    forgetDesk,
    forgetEnquiries,
    forgetDismissals,
    forgetMailbox,
    forgetMeetings,
    forgetNominations,
    forgetReading,
    forgetSavedViews,
    forgetVisas,
    (tx, _actor, { accountId }) => forgetExportsOf(tx, accountId),
  ],
  takenAlong: [withdrawnByClosing(house)],
  whenMerged: [
    registrationsMerge,
    notesMerge,
    nominationsMerge,
    readingMerge,
    meetingsMerge,
    mailboxesMerge,
    enquiriesMerge,
    feedbackMerge,
    desksMerge,
    dismissalsMerge,
    accessMerge(accessParts(house)),
    accessNotesMerge,
    rolesMerge(house),
  ],
  whenMergedAway: [factorsEnd, calendarEnds, appPasswordsEnd],
  hasSecondFactor: findHasFactor,
  mailboxUse,
})

/** Roles move where the desk makes two accounts one; nobody's own merge gets as far. */
const rolesMerge = (house: House): WhenMerged => ({
  name: 'roles',
  merge: (tx, actor, people, now) =>
    rolesMerged(tx, { house, accounts: accountsAbove(house) }, actor, people, now),
  takeApart: (tx, actor, people, moved, now) =>
    rolesTakenApart(tx, { house, accounts: accountsAbove(house) }, actor, people, moved, now),
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
