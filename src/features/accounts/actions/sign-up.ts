import { inTransaction } from '../../../platform/database/database.ts'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import { tell } from '../../../platform/outgoing-mail/tell.ts'
import { hashToken } from '../../../platform/secrets.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import { stranger } from '../../../values/actor.ts'
import type { Id } from '../../../values/ids.ts'
import { refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { findOrganisation } from '../../directory/index.ts'
import { emailKey, linkWorksFor } from '../rules.ts'
import { endSignUps, holdAddress, saveSignUp } from '../store/sign-ups.ts'
import type { SignUp, SignUpAnswers } from '../types.ts'
import { mayWriteTo } from './may-write-to.ts'
import { tokenOf } from './token.ts'

export type NewSignUp = {
  readonly email: string
  readonly answers: SignUpAnswers
  readonly returnTo: string | null
}

/**
 * Keeps what somebody typed until they prove their address, and queues one letter. Exactly the same is done for an
 * address that has an account: which letter leaves is decided when it is written, so nothing here tells them apart.
 */
export function signUp(
  db: Database,
  secrets: Secrets,
  it: NewSignUp,
  now: Date,
): Promise<{ id: Id } | Refusal> {
  return inTransaction(db, async (tx) => {
    const key = emailKey(it.email)
    if (!key) return refuse('accounts.address-wrong')
    if (!(await isChoosable(tx, it.answers))) return refuse('directory.organisation-gone')
    await holdAddress(tx, key)
    return { id: await replaceSignUp(tx, secrets, it, key, now) }
  })
}

async function isChoosable(tx: Transaction, { organisation }: SignUpAnswers): Promise<boolean> {
  if (organisation.kind !== 'listed') return true
  return (await findOrganisation(tx, organisation.id))?.state === 'listed'
}

/**
 * Ends what waits for the address and begins anew. Call it with the address held. An address that was written to often
 * enough keeps the link it has: the new sign-up is over at once, so that nobody can take another's link away for good.
 */
export async function replaceSignUp(
  tx: Transaction,
  secrets: Secrets,
  it: NewSignUp,
  key: string,
  now: Date,
): Promise<Id> {
  const mayWrite = await mayWriteTo(tx, key, now)
  if (mayWrite) await endSignUps(tx, key, now)
  const id = newId()
  const fresh = {
    ...it,
    id,
    emailKey: key,
    language: it.answers.language,
    createdAt: now,
    expiresAt: new Date(now.getTime() + linkWorksFor),
    endedAt: mayWrite ? null : now,
    lettersSent: mayWrite ? 1 : 0,
  }
  await saveSignUp(tx, fresh, hashToken(tokenOf(secrets, id)))
  await record(tx, stranger, 'accounts.signed-up', id, {}, now)
  if (mayWrite) await tellSignUp(tx, fresh, 1, now)
  return id
}

/**
 * Queues the letter of a sign-up. Its facts hold no token, so that whoever reads the outbox table cannot activate; and it
 * is addressed without the typed name, so that nobody can use us to write something to others.
 */
export async function tellSignUp(
  tx: Transaction,
  it: Pick<SignUp, 'id' | 'email' | 'language'>,
  letter: number,
  now: Date,
): Promise<void> {
  const to = { address: it.email, language: it.language }
  const onceKey = `accounts.sign-up:${it.id}:${letter}`
  await tell(tx, { occasion: 'accounts.sign-up', to, facts: { signUp: it.id }, lane: 'now', onceKey }, now)
}
