export { visaLetterJobs, visaLetterWriters } from './jobs.ts'
export { visaLetterRoutes } from './routes.ts'
