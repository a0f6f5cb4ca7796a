import { inTransaction } from '../../platform/database/database.ts'
import type { House } from '../../platform/house.ts'
import type { Job } from '../../platform/jobs/index.ts'
import { followAll } from './actions/follow.ts'
import { lookForUnused } from './disuse/actions/look-for-unused.ts'
import { tellStatus, type Asked } from './enquiry.ts'
import { yearsKept } from './kept.ts'
import { forgetOldNotes } from './note/store.ts'
import type { AccessParts } from './parts.ts'
import { forgetOldWords } from './store/applications.ts'

/** Answering enquiries by mail, letting access follow the facts, and forgetting what has served. */
export const accessJobs = (parts: Pick<AccessParts, 'whenAccessMoves'>): readonly Job[] => [
  { name: 'access.tell-status', run: (house, payload) => tellStatus(house, payload as Asked) },
  { name: 'access.follow', every: '*/5 * * * *', run: async (house) => void (await followAll(house, parts)) },
  {
    name: 'access.look-for-unused',
    every: '23 4 * * *',
    run: async (house) => void (await lookForUnused(house, parts)),
  },
  { name: 'access.forget-words', every: '47 3 * * *', run: forgetOld },
]

const portion = 500

/** What was written in applications that are long over, and notes that nobody has written anew. */
async function forgetOld({ db, clock }: House): Promise<void> {
  const before = new Date(clock.now().getTime() - yearsKept * 365 * 86_400_000)
  const some = () => inTransaction(db, (tx) => forgetOldWords(tx, before, portion))
  while ((await some()) === portion);
  await forgetOldNotes(db, before)
}
