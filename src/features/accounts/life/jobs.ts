import type { House } from '../../../platform/house.ts'
import type { LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { findPerson } from '../../directory/index.ts'
import { decideLink } from '../links/rules.ts'
import { momentIn } from '../moment.ts'
import { findAccount } from '../store/accounts.ts'
import { identifiersOf } from '../store/identifiers.ts'
import { findLink, linkTokenOf } from '../store/links.ts'
import type { Identifier } from '../types.ts'
import { blockedLetter, unblockedLetter } from './letters.ts'
import { restart, restartWorksFor } from './rules.ts'
import { endFourEyes } from './store.ts'

const day = 24 * 3_600_000

/** Who writes the letters of this shelf. What is no longer so when a letter is written is not sent. */
export const lifeLetters = ({ db, clock, secrets, profile }: House): LetterWriters => ({
  'accounts.blocked': async (told, t) => {
    const account = await findAccount(db, String(told['account']))
    if (account?.state !== 'blocked' || account.blockReason === null) return undefined
    const link = typeof told['restart'] === 'string' ? await findLink(db, told['restart']) : undefined
    const isOver = isRefusal(decideLink(link, clock.now()))
    const person = await findPerson(db, account.personId)
    return blockedLetter(t, {
      userName: userNameIn(await identifiersOf(db, account.id)),
      reason: account.blockReason,
      since: momentIn(t, account.stateSince, person?.timeZone ?? t.seat.timeZone),
      contact: profile.helpContacts.accounts,
      token: link && !isOver ? linkTokenOf(secrets, restart, link.id) : undefined,
      days: restartWorksFor / day,
    })
  },
  'accounts.unblocked': async (told, t) => {
    const account = await findAccount(db, String(told['account']))
    if (account?.state !== 'active') return undefined
    return unblockedLetter(t, {
      userName: userNameIn(await identifiersOf(db, account.id)),
      contact: profile.helpContacts.accounts,
    })
  },
})

const userNameIn = (all: readonly Identifier[]): string =>
  all.find(({ kind }) => kind === 'username')?.shown ?? ''

/** What was asked for and nobody looked at runs out. */
export const lifeJobs = () => [
  {
    name: 'accounts.end-four-eyes',
    every: '41 * * * *',
    run: ({ db, clock }: House): Promise<void> => endFourEyes(db, clock.now()),
  },
]
