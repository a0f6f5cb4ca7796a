import type { Job } from '../../../platform/jobs/index.ts'
import { count, countingJob } from './actions/count.ts'

/** Counting who could register, where the directory is too large to wait for it. */
export const policyDeskJobs: readonly Job[] = [
  {
    name: countingJob,
    run: (house, payload) => count(house, (payload as { readonly eventId: string }).eventId),
  },
]
