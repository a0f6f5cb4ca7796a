import { inTransaction } from '../../../platform/database/database.ts'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Id } from '../../../values/ids.ts'
import { isRefusal, refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { decideAnotherLetter } from '../rules.ts'
import { holdAddress, holdSignUp, saveLetterSent } from '../store/sign-ups.ts'
import { mayWriteTo } from './may-write-to.ts'
import { tellSignUp } from './sign-up.ts'

/** Sends the letter of a sign-up once more, to the address it went to. */
export const sendAgain = (db: Database, id: Id, now: Date): Promise<{ again: true } | Refusal> =>
  inTransaction(db, (tx) => sendAgainWithin(tx, id, now))

/** The same as part of a larger act. */
export async function sendAgainWithin(
  tx: Transaction,
  id: Id,
  now: Date,
): Promise<{ again: true } | Refusal> {
  const held = await holdSignUp(tx, id)
  if (!held) return refuse('accounts.sign-up-over')
  const outcome = decideAnotherLetter(held, now)
  if (isRefusal(outcome)) return outcome
  await holdAddress(tx, held.emailKey)
  if (!(await mayWriteTo(tx, held.emailKey, now))) return refuse('accounts.letters-enough')

  await saveLetterSent(tx, id, now)
  await tellSignUp(tx, held, held.lettersSent + 1, now)
  return outcome
}
