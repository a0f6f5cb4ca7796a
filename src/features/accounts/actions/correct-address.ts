import { inTransaction } from '../../../platform/database/database.ts'
import type { Database } from '../../../platform/database/database.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import type { Id } from '../../../values/ids.ts'
import { refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { emailKey } from '../rules.ts'
import { endSignUps, findSignUp, holdAddress } from '../store/sign-ups.ts'
import { replaceSignUp } from './sign-up.ts'

/** The same sign-up with another address. The link that went to the mistyped one no longer works. */
export function correctAddress(
  db: Database,
  secrets: Secrets,
  id: Id,
  email: string,
  now: Date,
): Promise<{ id: Id } | Refusal> {
  return inTransaction(db, async (tx) => {
    const it = await findSignUp(tx, id)
    const key = emailKey(email)
    if (!it || it.usedAt || it.endedAt) return refuse('accounts.sign-up-over')
    if (!key) return refuse('accounts.address-wrong')
    for (const one of [it.emailKey, key].sort()) await holdAddress(tx, one)

    await endSignUps(tx, it.emailKey, now)
    return { id: await replaceSignUp(tx, secrets, { ...it, email }, key, now) }
  })
}
