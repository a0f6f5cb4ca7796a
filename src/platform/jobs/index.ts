export { addJob } from './add-job.ts'
export type { Job } from './job.ts'
export { openJobs, prepareJobs, type Jobs } from './open-jobs.ts'
