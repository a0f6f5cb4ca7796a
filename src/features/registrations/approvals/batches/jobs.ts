import type { House } from '../../../../platform/house.ts'
import type { Job } from '../../../../platform/jobs/index.ts'
import type { AffiliationListener } from '../../../directory/index.ts'
import { actorOfKept, jobName, type ActorKept } from './actions/begin.ts'
import { run } from './actions/run.ts'
import { forgetBatches } from './store.ts'

const daysKept = 30

/** Deciding about more than a few, and forgetting after a month what cannot be taken back any more. */
export const batchJobs = (whenAffiliationApproved: readonly AffiliationListener[] = []): readonly Job[] => [
  {
    name: jobName,
    run: async (house: House, payload: unknown) => {
      const { id, actor } = payload as { readonly id: string; readonly actor: ActorKept }
      await run(house, actorOfKept(actor), id, { whenAffiliationApproved })
    },
  },
  {
    name: 'registrations.forget-batches',
    every: '41 3 * * *',
    run: async ({ db, clock }: House) =>
      forgetBatches(db, new Date(clock.now().getTime() - daysKept * 24 * 3_600_000)),
  },
]
