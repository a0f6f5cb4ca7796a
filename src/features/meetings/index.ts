export { meetingJobs } from './jobs.ts'
export { forgetMeetings, meetingsMerge, ownMeetings } from './leaving/parts.ts'
export { meetingRoutes } from './routes.ts'
export { nextMeeting } from './parts.ts'
