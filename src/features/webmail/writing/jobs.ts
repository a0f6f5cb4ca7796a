import { z } from 'zod'
import type { Job } from '../../../platform/jobs/index.ts'
import { handOver } from './actions/hand-over.ts'
import { listDue } from './store.ts'

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
]
