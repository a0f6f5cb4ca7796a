import type { House } from '../../../platform/house.ts'
import type { Job } from '../../../platform/jobs/index.ts'
import { compareWaiting } from './actions.ts'

/** Looks every minute for accounts that may be one person's. No page waits for it, so none can tell. */
export const nearDuplicateJobs = (_house: House): readonly Job[] => [
  {
    name: 'accounts.compare',
    every: '* * * * *',
    run: async ({ db, clock }: House): Promise<void> => {
      await compareWaiting(db, clock.now())
    },
  },
]
