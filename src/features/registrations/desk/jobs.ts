import type { Job } from '../../../platform/jobs/index.ts'
import { bulkJob, runBulk, type FindActor } from './bulk/actions.ts'
import { forgetBulks } from './bulk/store.ts'

const day = 24 * 60 * 60_000
const daysKept = 30

/** Acts on many that go on by themselves, and forgetting what they were about. */
export const deskJobs = (findActor: FindActor): readonly Job[] => [
  {
    name: bulkJob,
    run: (house, payload) => runBulk(house, (payload as { readonly id: string }).id, findActor),
  },
  {
    name: 'registrations.desk-forget-bulks',
    every: '43 3 * * *',
    run: ({ db, clock }) => forgetBulks(db, new Date(clock.now().getTime() - daysKept * day)),
  },
]
