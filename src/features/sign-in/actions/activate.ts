import { inTransaction } from '../../../platform/database/database.ts'
import type { Database } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { stranger } from '../../../values/actor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { completeSignUp, decideActivation, findSignUpOfToken, holdersOf } from '../../accounts/index.ts'
import type { CompletedSignUp, SignUp } from '../../accounts/index.ts'
import { findOrganisation, tellClaimsOf } from '../../directory/index.ts'
import { decideNewPassword } from '../new-password.ts'
import { bodyWords, wordsOf } from '../own-words.ts'
import { hashPassword } from '../passwords.ts'

/** Turns a proven address and a chosen password into an account. The hash is made before anything is held. */
export async function activate(
  house: Pick<House, 'db' | 'config' | 'profile'>,
  token: string,
  password: string,
  now: Date,
): Promise<CompletedSignUp | Refusal> {
  const { db, profile } = house
  const it = decideActivation(await findSignUpOfToken(db, token), now)
  if (isRefusal(it)) return it
  const fine = await decideNewPassword(house, password, await wordsIn(db, it))
  if (isRefusal(fine)) return fine

  const hash = await hashPassword(password)
  return inTransaction(db, async (tx) => {
    const completed = await completeSignUp(tx, stranger, it.id, hash, bodyWords(profile), now)
    if (!isRefusal(completed)) await tellClaimsOf(tx, profile, holdersOf, completed.personId, now)
    return completed
  })
}

/** What was typed at sign-up: names, the address and the organisation. */
async function wordsIn(db: Database, { email, answers }: SignUp): Promise<readonly string[]> {
  const { name, badgeName, organisation } = answers
  const listed = organisation.kind === 'listed' ? await findOrganisation(db, organisation.id) : undefined
  const unlisted = organisation.kind === 'unlisted' ? [organisation.name] : []
  return [name, badgeName ?? '', email, ...(listed ? wordsOf(listed) : unlisted)]
}
