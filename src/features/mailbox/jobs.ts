import type { House } from '../../platform/house.ts'
import type { Job } from '../../platform/jobs/index.ts'
import type { LetterWriters } from '../../platform/outgoing-mail/letter.ts'
import { forgetSendings } from '../mail-routing/index.ts'
import { clearDeleted, deleteArchived, forgetNumbers } from './actions/clear.ts'
import { fillingLetter } from './letters.ts'
import { findMailbox } from './store/mailboxes.ts'

const keptFor = 30 * 86_400_000

/** What runs by itself: mailboxes that are over are cleared, and what nobody asks for any more is forgotten. */
export const mailboxJobs: readonly Job[] = [
  {
    name: 'mailbox.clear',
    every: '37 * * * *',
    run: async (house) => {
      await deleteArchived(house)
      await clearDeleted(house)
      await forgetNumbers(house)
      await forgetSendings(house.db, new Date(house.clock.now().getTime() - keptFor))
    },
  },
]

/** Who writes this room's letters. A warning that is no longer true is not sent. */
export const mailboxLetters = ({ db }: Pick<House, 'db'>): LetterWriters => ({
  'mailbox.filling': async (told, t) => {
    const it = await findMailbox(db, String(told['mailbox']))
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
