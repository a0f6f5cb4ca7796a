import type { Job } from '../../platform/jobs/index.ts'
import { clearFiles } from './files.ts'
import { usedFiles } from './store/read.ts'

/** Every night: files that are no version of any document are removed. */
export const libraryJobs: readonly Job[] = [
  {
    name: 'documents.clear-files',
    every: '41 3 * * *',
    run: async (house) => {
      await clearFiles(house, (addresses) => usedFiles(house.db, addresses))
    },
  },
]
