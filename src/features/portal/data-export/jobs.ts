import type { House } from '../../../platform/house.ts'
import type { Job } from '../../../platform/jobs/index.ts'
import type { LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import { makeExport } from './actions/make-export.ts'
import { exportReadyLetter } from './letters.ts'
import type { OwnParts } from './parts.ts'
import { isThere } from './rules.ts'
import { findExport, forgetExpired } from './store.ts'

/** Who writes the letter about a copy. */
export const exportLetters = ({ db, clock, profile }: House): LetterWriters => ({
  'portal.export-ready': async (told, t) => {
    const it = await findExport(db, String(told['id']))
    if (!it || !isThere(it, clock.now()) || !it.expiresAt) return undefined
    return exportReadyLetter(t, { until: it.expiresAt, contact: profile.helpContacts.accounts })
  },
})

/** Making copies, and forgetting them after a week. */
export const exportJobs = (parts: OwnParts): readonly Job[] => [
  {
    name: 'portal.make-export',
    run: (house, payload) => makeExport(house, parts, (payload as { readonly id: string }).id),
  },
  {
    name: 'portal.forget-exports',
    every: '27 * * * *',
    run: async ({ db, clock }) => {
      await forgetExpired(db, clock.now())
    },
  },
]
