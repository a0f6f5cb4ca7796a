export { visaLetterJobs, visaLetterWriters } from './jobs.ts'
export { visaLetterRoutes } from './routes.ts'
export { countQueue as countVisaQueue } from './store/queue.ts'
