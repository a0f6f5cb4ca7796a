import type { House } from '../../../platform/house.ts'
import type { Job } from '../../../platform/jobs/index.ts'
import { compareWaiting } from './actions.ts'
import { compareNewcomers } from './store.ts'

const day = 24 * 3_600_000

/**
 * Looks every minute for accounts that may be one person's, and at night at those who came to an organisation. No page
 * waits for it, so none can tell.
 */
export const nearDuplicateJobs = (_house: House): readonly Job[] => [
  {
    name: 'accounts.compare',
    every: '* * * * *',
    run: async ({ db, clock }: House): Promise<void> => {
      await compareWaiting(db, clock.now())
    },
  },
  {
    name: 'accounts.compare-newcomers',
    every: '37 2 * * *',
    run: ({ db, clock }: House): Promise<void> =>
      compareNewcomers(db, new Date(clock.now().getTime() - 2 * day), clock.now()),
  },
]
