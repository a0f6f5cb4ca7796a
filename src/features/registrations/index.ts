export { calendarEnds, forgetCalendar } from './calendar/actions.ts'
export { attendingOf } from './attending.ts'
export { followOrganisation } from './actions/follow-organisation.ts'
export { withdraw } from './actions/withdraw.ts'
export { withdrawFormer } from './former-organisation/actions.ts'
export { formerAtStake } from './former-organisation/part.ts'
export { decisionJobs, decisionLetters } from './digests/jobs.ts'
export { deskJobs as registrationsDeskJobs } from './desk/jobs.ts'
export { notesMerge } from './desk/notes/merge.ts'
export { ownNotes } from './desk/notes/part.ts'
export { forgetDesk, registrationsOnDesk } from './desk/parts.ts'
export {
  accountOfPerson,
  affiliationsOfPerson,
  historyOfPerson,
  mailsOfPerson,
  registrationsOfPerson,
} from './desk/person/parts.ts'
export { registrationsDeskRoutes, type RegistrationsDeskParts } from './desk/routes.ts'
export { exportingJobs } from './export/jobs.ts'
export { exportsOnDesk } from './export/part.ts'
export { exportVerbs } from './export/verbs.ts'
export { figuresOnDesk } from './figures/desk-parts.ts'
export { groupMessageJobs, groupMessageLetters } from './group-messages/jobs.ts'
export { messagesOnDesk } from './group-messages/part.ts'
export { registrationJobs, registrationLetters } from './jobs.ts'
export { forgetAnswers, withdrawAll } from './leaving/actions.ts'
export { registrationsMerge } from './leaving/merge.ts'
export { challengeLetters } from './challenge/jobs.ts'
export { disputedOnDesk } from './challenge/part.ts'
export { onBehalfLetters } from './on-behalf/jobs.ts'
export { ownRegistrations } from './own-records/part.ts'
export { whenEventCancelled, whenEventChanged } from './notices/listeners.ts'
export {
  approvalsNeed,
  myNextRegistrations,
  myStatus,
  myStatuses,
  waitingForMe,
  withdrawnByClosing,
} from './parts.ts'
export { contactsOf } from './notices/store/whom.ts'
export { fillNewSeats } from './places/actions/fill-new-seats.ts'
export { policyOnDesk } from './policy-desk/part.ts'
export { retentionPart } from './retention/part.ts'
export { changesBetween, knownOf, settlesAfter } from './notices/rules.ts'
export { isKeptNoLonger, keptUntil } from './retention/rules.ts'
export { retentionVerbs, type DuePart } from './retention/verbs.ts'
export { waitingBeside } from './approvals/part.ts'
export { registrationRoutes } from './routes.ts'
export { forgetSavedViews } from './saved-views/actions.ts'
export { ownSavedViews } from './saved-views/part.ts'
export { plainDayIn } from './rules.ts'
export { confirmedAmong } from './store/confirmed.ts'
export { findById as findRegistration, findByNumber as findRegistrationByNumber } from './store/read.ts'
export { viewOf as viewRegistration } from './store/view.ts'
export { countsOfEvent } from './store/event-counts.ts'
export type { Registration, RegistrationView } from './types.ts'
