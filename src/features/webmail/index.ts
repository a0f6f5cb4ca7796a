export { unreadOf } from './mine.ts'
export { webmailRoutes } from './routes.ts'
