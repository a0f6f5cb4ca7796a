import type { Job } from '../../../platform/jobs/index.ts'
import { goOnExporting, makeExport } from './actions/make.ts'
import { forgetExports } from './store/exports.ts'

/** Making files, making those a dead worker left, and forgetting them after a day. */
export const exportingJobs: readonly Job[] = [
  {
    name: 'registrations.make-export',
    run: (house, payload) => makeExport(house, (payload as { readonly id: string }).id),
  },
  { name: 'registrations.exports-go-on', every: '* * * * *', run: goOnExporting },
  {
    name: 'registrations.forget-exports',
    every: '*/10 * * * *',
    run: async ({ db, clock }) => void (await forgetExports(db, clock.now())),
  },
]
