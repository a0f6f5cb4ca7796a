import { inTransaction } from '../../platform/database/database.ts'
import type { Job } from '../../platform/jobs/index.ts'
import { forgetOldFeedback } from './feedback/store.ts'
import { clearFiles } from './files.ts'
import { yearsKept } from './kept.ts'
import { eraseOld } from './store/leaving.ts'
import { usedFiles } from './store/messages.ts'

const day = 86_400_000
const portion = 200

/** Every night: old threads are emptied, old feedback goes, and files that no message has any more are removed. */
export const enquiryJobs: readonly Job[] = [
  {
    name: 'enquiries.clear',
    every: '37 3 * * *',
    run: async (house) => {
      const now = house.clock.now()
      const before = new Date(now.getTime() - yearsKept * 365 * day)
      const some = () => inTransaction(house.db, (tx) => eraseOld(tx, before, now, portion))
      while ((await some()) === portion);
      const fewer = () => inTransaction(house.db, (tx) => forgetOldFeedback(tx, before, portion))
      while ((await fewer()) === portion);
      await clearFiles(house, (addresses) => usedFiles(house.db, addresses))
    },
  },
]
