export { withdrawFormer } from './former-organisation/actions.ts'
export { formerAtStake } from './former-organisation/part.ts'
export { registrationLetters } from './jobs.ts'
export { forgetAnswers, withdrawAll } from './leaving/actions.ts'
export { registrationsMerge } from './leaving/merge.ts'
export {
  approvalsNeed,
  myNextRegistrations,
  myStatus,
  myStatuses,
  waitingForMe,
  withdrawnByClosing,
} from './parts.ts'
export { registrationRoutes } from './routes.ts'
