export { forgetVisas } from './actions/forget.ts'
export { visaLetterJobs, visaLetterWriters } from './jobs.ts'
export { ownVisas } from './own-records.ts'
export { visaLetterRoutes } from './routes.ts'
