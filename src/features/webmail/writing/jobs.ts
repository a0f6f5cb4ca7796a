import { z } from 'zod'
import type { Job } from '../../../platform/jobs/index.ts'
import { handOver } from './actions/hand-over.ts'
import { forgetForms, listDue } from './store.ts'

const remembered = 30 * 86_400_000

const Payload = z.object({ id: z.uuid() })

/** Letters leave when their time has come; what was missed leaves with the next minute. */
export const writingJobs: Job[] = [
  { name: 'webmail.send', run: (house, payload) => handOver(house, Payload.parse(payload).id) },
  {
    name: 'webmail.send-missed',
    every: '* * * * *',
    run: async (house) => {
      for (const id of await listDue(house.db, house.clock.now())) await handOver(house, id)
    },
  },
  {
    name: 'webmail.forget-forms',
    every: '23 3 * * *',
    run: (house) => forgetForms(house.db, new Date(house.clock.now().getTime() - remembered)),
  },
]
