export { meetingJobs } from './jobs.ts'
export { meetingRoutes } from './routes.ts'
export { nextMeeting } from './parts.ts'
