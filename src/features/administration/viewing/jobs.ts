import type { House } from '../../../platform/house.ts'
import type { Job } from '../../../platform/jobs/index.ts'
import type { LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import { findPerson } from '../../directory/index.ts'
import { findAccount } from '../../accounts/index.ts'
import { moment } from '../words.ts'
import { endLooksThatAreOver } from './actions/end.ts'
import { lookedLetter } from './letters.ts'
import { findLook } from './store.ts'

export const viewingLetters = ({ db, profile, clock }: House): LetterWriters => ({
  'administration.looked': async (told, t) => {
    const look = await findLook(db, String(told['look']))
    const account = look && (await findAccount(db, look.accountId))
    if (!account) return undefined
    const zone = (await findPerson(db, account.personId))?.timeZone ?? profile.seat.timeZone
    return lookedLetter(t, {
      from: moment(t, look.startedAt, zone, clock.now()),
      until: moment(t, look.until, zone, clock.now()),
      reason: look.reason,
      contact: profile.helpContacts.accounts,
    })
  },
})

export const viewingJobs: readonly Job[] = [
  {
    name: 'administration.end-looks',
    every: '*/5 * * * *',
    run: ({ db, clock }: House): Promise<void> => endLooksThatAreOver(db, clock.now()),
  },
]
