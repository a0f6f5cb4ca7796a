import type { Job } from '../../../platform/jobs/index.ts'
import { clearFiles } from './files.ts'
import { usedFiles } from './store/read.ts'

/** Every night: files that no document has any more are removed. */
export const documentJobs: readonly Job[] = [
  {
    name: 'events.clear-files',
    every: '23 3 * * *',
    run: async (house) => {
      await clearFiles(house, (addresses) => usedFiles(house.db, addresses))
    },
  },
]
