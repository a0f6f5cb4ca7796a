import type { House } from '../../../platform/house.ts'
import type { Job } from '../../../platform/jobs/index.ts'
import type { LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import { findAccount, identifiersOf, linkTokenOf } from '../../accounts/index.ts'
import { findPerson } from '../../directory/index.ts'
import { maskedAddress } from '../accounts/rules.ts'
import { moment } from '../words.ts'
import { settleMailboxChanges } from './actions/settle.ts'
import { newMailboxLetter, oldMailboxLetter } from './letters.ts'
import { isOpen } from './rules.ts'
import { findChange } from './store.ts'
import { provePurpose, stopPurpose } from './types.ts'

export const mailboxLetters = ({ db, secrets, profile, clock }: House): LetterWriters => ({
  'administration.mailbox-change': async (told, t) => {
    const change = await findChange(db, String(told['change']))
    const account = change && isOpen(change) ? await findAccount(db, change.accountId) : undefined
    if (!change || !account) return undefined
    const zone = (await findPerson(db, account.personId))?.timeZone ?? profile.seat.timeZone
    const names = await identifiersOf(db, account.id)
    const it = {
      userName: names.find(({ kind }) => kind === 'username')?.shown ?? '',
      due: moment(t, change.dueAt, zone, clock.now()),
      stop: linkTokenOf(secrets, stopPurpose, String(told['stop'])),
      contact: profile.helpContacts.accounts,
    }
    if (told['side'] !== 'new') return oldMailboxLetter(t, { ...it, address: maskedAddress(change.address) })
    const prove = linkTokenOf(secrets, provePurpose, String(told['prove']))
    return newMailboxLetter(t, { ...it, address: change.address, prove })
  },
})

export const mailboxJobs: readonly Job[] = [
  {
    name: 'administration.change-mailboxes',
    every: '*/10 * * * *',
    run: (house: House): Promise<void> => settleMailboxChanges(house, house.clock.now()),
  },
]
