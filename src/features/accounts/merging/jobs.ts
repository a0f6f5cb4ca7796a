import type { House } from '../../../platform/house.ts'
import type { Job } from '../../../platform/jobs/index.ts'
import type { LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { forgetMails } from '../closing/jobs.ts'
import type { WhenGoing } from '../closing/listeners.ts'
import { findPerson } from '../../directory/index.ts'
import { decideLink } from '../links/rules.ts'
import { findAccount } from '../store/accounts.ts'
import { userNameOf } from '../store/identifiers.ts'
import { findLink, linkTokenOf } from '../store/links.ts'
import { writeMerge } from './actions/ask-merge.ts'
import type { AskedMerge } from './actions/ask-merge.ts'
import { settleMerges } from './actions/settle-merges.ts'
import { mergeAskedLetter, mergedLetter, mergeUndoneLetter } from './letters.ts'
import { canBeUndoneFor, mergeLinkWorksFor } from './rules.ts'
import type { MergeFacts } from './types.ts'

const hour = 3_600_000

/** Who writes the letters about making two accounts one. */
export const mergingLetters = ({ db, clock, profile, secrets }: House): LetterWriters => {
  const contact = profile.helpContacts.accounts
  return {
    'accounts.merge-asked': async (told, t) => {
      const link = decideLink(await findLink(db, String(told['link'])), clock.now())
      if (isRefusal(link)) return undefined
      const { survivor } = link.facts as unknown as MergeFacts
      const account = await findAccount(db, survivor)
      const person = account && (await findPerson(db, account.personId))
      if (!person) return undefined
      return mergeAskedLetter(t, {
        contact,
        userName: await userNameOf(db, link.accountId),
        survivor: { name: person.badgeName ?? person.name, userName: await userNameOf(db, survivor) },
        path: `/account/merging/confirmation/${linkTokenOf(secrets, link.purpose, link.id)}`,
        hours: mergeLinkWorksFor / hour,
      })
    },
    'accounts.merged': async (told, t) =>
      mergedLetter(t, {
        contact,
        goes: await userNameOf(db, String(told['merged'])),
        stays: await userNameOf(db, String(told['survivor'])),
        days: canBeUndoneFor / (24 * hour),
      }),
    'accounts.merge-undone': async (told, t) =>
      mergeUndoneLetter(t, {
        contact,
        userName: await userNameOf(db, String(told['account'])),
        isBack: told['isBack'] === true,
      }),
  }
}

/** Looks up which account was meant, and settles merges that nobody takes apart any more. */
export const mergingJobs = (whenErased: readonly WhenGoing[] = []): readonly Job[] => [
  {
    name: 'accounts.ask-merge',
    run: (house, payload) => writeMerge(house, payload as AskedMerge, house.clock.now()),
  },
  {
    name: 'accounts.settle-merges',
    every: '57 2 * * *',
    run: async (house) => {
      await settleMerges(house, [forgetMails, ...whenErased])
    },
  },
]
