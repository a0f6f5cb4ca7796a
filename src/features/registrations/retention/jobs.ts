import type { House } from '../../../platform/house.ts'
import type { Job } from '../../../platform/jobs/index.ts'
import { forgetCopiesAbout } from '../../../platform/outgoing-mail/forget.ts'
import { clearKept } from './actions/clear.ts'

/** Clears what is kept no longer, and what mails about it said. */
export const clearAll = (house: House): ReturnType<typeof clearKept> => clearKept(house, forgetCopiesAbout)

/** What is kept no longer goes at night. */
export const retentionJobs: readonly Job[] = [
  {
    name: 'registrations.clear-kept',
    every: '51 2 * * *',
    run: async (house) => void (await clearAll(house)),
  },
]
