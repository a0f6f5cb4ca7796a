export { registrationLetters } from './jobs.ts'
export { approvalsNeed, myNextRegistrations, myStatus, myStatuses, waitingForMe } from './parts.ts'
export { registrationRoutes } from './routes.ts'
