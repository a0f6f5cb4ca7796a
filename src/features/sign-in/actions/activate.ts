import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { stranger } from '../../../values/actor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { completeSignUp, decideActivation, findSignUpOfToken } from '../../accounts/index.ts'
import type { CompletedSignUp } from '../../accounts/index.ts'
import { bodyWords, ownWords } from '../own-words.ts'
import { hashPassword } from '../passwords.ts'
import { decidePassword } from '../rules.ts'

/** Turns a proven address and a chosen password into an account. The hash is made before anything is held. */
export async function activate(
  { db, profile }: Pick<House, 'db' | 'profile'>,
  token: string,
  password: string,
  now: Date,
): Promise<CompletedSignUp | Refusal> {
  const it = decideActivation(await findSignUpOfToken(db, token), now)
  if (isRefusal(it)) return it
  const fine = decidePassword(password, ownWords(profile, it.answers.name, it.email))
  if (isRefusal(fine)) return fine

  const hash = await hashPassword(password)
  return inTransaction(db, (tx) => completeSignUp(tx, stranger, it.id, hash, bodyWords(profile), now))
}
