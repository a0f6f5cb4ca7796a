import type { Job } from '../../platform/jobs/index.ts'
import { followAll } from './actions/follow.ts'
import { lookForUnused } from './disuse/actions/look-for-unused.ts'
import { tellStatus, type Asked } from './enquiry.ts'
import type { AccessParts } from './parts.ts'

/** Answering enquiries by mail, and letting access follow the facts. */
export const accessJobs = (parts: Pick<AccessParts, 'whenAccessMoves'>): readonly Job[] => [
  { name: 'access.tell-status', run: (house, payload) => tellStatus(house, payload as Asked) },
  { name: 'access.follow', every: '*/5 * * * *', run: async (house) => void (await followAll(house, parts)) },
  {
    name: 'access.look-for-unused',
    every: '23 4 * * *',
    run: async (house) => void (await lookForUnused(house, parts)),
  },
]
