import { z } from 'zod'
import type { Verb } from '../../../platform/command-line.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { operator } from '../../../values/actor.ts'
import { refuse } from '../../../values/refusal.ts'
import { findAccount, findAccountByIdentifier } from '../../accounts/index.ts'
import { resetFactors } from './actions/reset-factors.ts'

/** For the day on which the only administrator has lost everything: the machine's operator does alone what takes two of staff. */
export const factorVerbs: readonly Verb[] = [
  {
    noun: 'account',
    verb: 'reset-factors',
    summary:
      'Removes passkeys, codes app and recovery codes of somebody who has lost them all. The password stays; they are told by mail.',
    options: {
      account: {
        value: 'ACCOUNT',
        summary: 'A user name, an e-mail address or an id.',
        positional: true,
        required: true,
      },
    },
    examples: ['bin/plenary account reset-factors tanabeh'],
    run: async ({ db, clock }, { account }) => {
      const typed = String(account)
      const isId = z.uuid().safeParse(typed).success
      const found = isId ? await findAccount(db, typed) : await findAccountByIdentifier(db, typed)
      if (!found) return refuse('accounts.unknown')
      return inTransaction(db, (tx) => resetFactors(tx, operator, found.id, clock.now()))
    },
  },
]
