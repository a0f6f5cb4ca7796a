import { inTransaction } from '../../../platform/database/database.ts'
import type { Database } from '../../../platform/database/database.ts'
import { hashToken } from '../../../platform/secrets.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import type { Id } from '../../../values/ids.ts'
import { isRefusal, refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { decideActivation } from '../rules.ts'
import { findSignUpByToken, holdAddress } from '../store/sign-ups.ts'
import { replaceSignUp } from './sign-up.ts'

/** A new link for one that has expired, with everything that was typed. Only who holds the old link can ask. */
export function renewSignUp(
  db: Database,
  secrets: Secrets,
  token: string,
  now: Date,
): Promise<{ id: Id } | Refusal> {
  return inTransaction(db, async (tx) => {
    const found = await findSignUpByToken(tx, hashToken(token))
    if (!found) return refuse('accounts.link-unknown')
    await holdAddress(tx, found.emailKey)
    const it = await findSignUpByToken(tx, hashToken(token))
    const state = decideActivation(it, now)
    if (isRefusal(state) && state.refused !== 'accounts.link-expired') return state
    return { id: await replaceSignUp(tx, secrets, found, found.emailKey, now) }
  })
}
