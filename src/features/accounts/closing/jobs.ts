import type { House } from '../../../platform/house.ts'
import type { Job } from '../../../platform/jobs/index.ts'
import type { LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import { forgetMailsOf } from '../../../platform/outgoing-mail/forget.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { addressesOf } from '../addresses/store.ts'
import { decideLink } from '../links/rules.ts'
import { findAccount } from '../store/accounts.ts'
import { userNameOf } from '../store/identifiers.ts'
import { findLink, linkTokenOf } from '../store/links.ts'
import { eraseClosed } from './actions/erase-closed.ts'
import { closedLetter, reopenedLetter } from './letters.ts'
import type { WhenGoing } from './listeners.ts'
import { erasedOn } from './rules.ts'

/** Who writes the letters about closing. What is no longer so when a letter is written is not sent. */
export const closingLetters = ({ db, clock, profile, secrets }: House): LetterWriters => ({
  'accounts.closed': async (told, t) => {
    const account = await findAccount(db, String(told['account']))
    const link = decideLink(await findLink(db, String(told['link'])), clock.now())
    if (account?.state !== 'closed' || isRefusal(link)) return undefined
    return closedLetter(t, {
      contact: profile.helpContacts.accounts,
      userName: await userNameOf(db, account.id),
      path: `/account/reopening/${linkTokenOf(secrets, link.purpose, link.id)}`,
      erasedOn: erasedOn(account.stateSince),
    })
  },
  'accounts.reopened': async (told, t) =>
    reopenedLetter(t, {
      contact: profile.helpContacts.accounts,
      userName: await userNameOf(db, String(told['account'])),
    }),
})

/** The mails that went to somebody are forgotten with them. */
export const forgetMails: WhenGoing = async (tx, _actor, { accountId, personId }) => {
  const addresses = await addressesOf(tx, accountId)
  const written = addresses.flatMap(({ key, shown }) => [key, shown])
  await forgetMailsOf(tx, personId, written)
}

/** Erases accounts that were closed thirty days ago. */
export const closingJobs = (whenErased: readonly WhenGoing[] = []): readonly Job[] => [
  {
    name: 'accounts.erase-closed',
    every: '47 2 * * *',
    run: async (house) => {
      await eraseClosed(house, [forgetMails, ...whenErased])
    },
  },
]
