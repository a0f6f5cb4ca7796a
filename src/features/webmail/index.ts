export { serversOf } from './set-up/servers.ts'
export { unreadOf } from './mine.ts'
export { webmailRoutes } from './routes.ts'
export { writingJobs as webmailJobs } from './writing/jobs.ts'
