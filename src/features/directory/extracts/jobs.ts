import type { House } from '../../../platform/house.ts'
import type { Job } from '../../../platform/jobs/index.ts'
import type { LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import type { HoldersOf } from '../people/holders.ts'
import { makingJob } from './actions/order.ts'
import { readyLetter } from './letters.ts'
import { makeExtract } from './make.ts'
import { findExtract, forgetExtracts } from './store.ts'

/** Making what was ordered, and forgetting it after a week. */
export const extractJobs = (holdersOf: HoldersOf): Job[] => [
  {
    name: makingJob,
    run: (house, payload) => makeExtract(house, holdersOf, String((payload as { id?: unknown }).id)),
  },
  {
    name: 'directory.forget-extracts',
    every: '23 4 * * *',
    run: async ({ db, clock }) => {
      await forgetExtracts(db, clock.now())
    },
  },
]

/** Who writes the letter about an extract that is ready. */
export const extractLetters = ({ db, profile, clock }: House): LetterWriters => ({
  'directory.extract-ready': async (told, t) => {
    const it = await findExtract(db, String(told['extractId']))
    if (it?.state !== 'ready' || it.expiresAt <= clock.now()) return undefined
    return readyLetter(t, {
      path: `/directory/extracts/${it.id}`,
      subject: it.subject,
      form: it.form,
      lines: it.rowsAll,
      until: it.expiresAt.toISOString().slice(0, 10),
      contact: profile.helpContacts.general,
    })
  },
})
