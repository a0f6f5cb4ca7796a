import type { House } from '../../../platform/house.ts'
import type { LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import { isRefusal } from '../../../values/refusal.ts'
import {
  decideLink,
  findAccount,
  findLink,
  identifiersOf,
  linkTokenOf,
  momentIn,
} from '../../accounts/index.ts'
import { findPerson } from '../../directory/index.ts'
import { newDeviceLetter } from './letters.ts'
import { lock, lockWorksFor, shownNetwork } from './rules.ts'

/** Who writes the letter of this shelf. Once its link is over, there is nothing to lock any more. */
export const lockLetters = ({ db, clock, secrets, profile }: House): LetterWriters => ({
  'sign-in.new-device': async (told, t) => {
    const link = decideLink(await findLink(db, String(told['link'])), clock.now())
    const account = isRefusal(link) ? undefined : await findAccount(db, link.accountId)
    if (isRefusal(link) || account?.state !== 'active') return undefined
    const person = await findPerson(db, account.personId)
    const names = await identifiersOf(db, account.id)
    return newDeviceLetter(t, {
      userName: names.find(({ kind }) => kind === 'username')?.shown ?? '',
      when: momentIn(t, link.createdAt, person?.timeZone ?? t.seat.timeZone),
      device: typeof told['device'] === 'string' ? told['device'] : '',
      network: typeof told['network'] === 'string' ? shownNetwork(told['network']) : '',
      token: linkTokenOf(secrets, lock, link.id),
      days: lockWorksFor / (24 * 3_600_000),
      contact: profile.helpContacts.accounts,
    })
  },
})
