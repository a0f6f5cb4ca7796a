import type { House } from '../../platform/house.ts'
import type { Job } from '../../platform/jobs/index.ts'
import type { LetterWriters } from '../../platform/outgoing-mail/letter.ts'
import { forgetSendings } from '../mail-routing/index.ts'
import { clearDeleted, deleteArchived, forgetNumbers } from './actions/clear.ts'
import { forgetAnswers } from './away/store.ts'
import { forwardingLetters } from './forwarding/jobs.ts'
import { clearForwardings } from './forwarding/store.ts'
import { fillingLetter } from './letters.ts'
import { postmasterLetters } from './postmaster/letters.ts'
import { findMailbox } from './store/mailboxes.ts'

const keptFor = 30 * 86_400_000
/** Where mail went is remembered a year longer than it went there. */
const rememberedFor = 365 * 86_400_000

/** What runs by itself: mailboxes that are over are cleared, and what nobody asks for any more is forgotten. */
export const mailboxJobs: readonly Job[] = [
  {
    name: 'mailbox.clear',
    every: '37 * * * *',
    run: async (house) => {
      await deleteArchived(house)
      await clearDeleted(house)
      await forgetNumbers(house)
      const now = house.clock.now()
      const before = new Date(now.getTime() - keptFor)
      await forgetSendings(house.db, before)
      await forgetAnswers(house.db, before)
      await clearForwardings(house.db, now, new Date(now.getTime() - rememberedFor))
    },
  },
]

/** Who writes this room's letters. A warning that is no longer true is not sent. */
export const mailboxLetters = (
  house: Pick<House, 'db' | 'clock' | 'secrets' | 'profile'>,
): LetterWriters => ({
  ...forwardingLetters(house),
  ...postmasterLetters,
  'mailbox.filling': async (told, t) => {
    const it = await findMailbox(house.db, String(told['mailbox']))
    const percent = Number(told['percent'])
    if (it?.state !== 'active' || it.warnedPercent < percent) return undefined
    return fillingLetter(t, {
      address: it.address,
      percent,
      usedBytes: it.usedBytes,
      quotaBytes: it.quotaBytes,
    })
  },
})
