import type { Database } from '../../../../platform/database/database.ts'
import type { Id } from '../../../../values/ids.ts'
import { emailKey } from '../../../accounts/index.ts'
import type { WaitingSignUp } from '../types.ts'

const waiting = (db: Database, now: Date) =>
  db
    .selectFrom('sign_up')
    .select(['id', 'email', 'created_at', 'expires_at', 'letters_sent'])
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)

type Row = Awaited<ReturnType<ReturnType<typeof waiting>['executeTakeFirstOrThrow']>>

const signUpOf = (row: Row): WaitingSignUp => ({
  id: row.id,
  email: row.email,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  lettersSent: row.letters_sent,
})

/** Whoever signed up with this address and has not proved it yet. Only whole addresses find somebody. */
export async function findWaitingSignUp(
  db: Database,
  typed: string,
  now: Date,
): Promise<WaitingSignUp | undefined> {
  const key = typed.includes('@') ? emailKey(typed) : undefined
  if (key === undefined) return undefined
  const row = await waiting(db, now).where('email_key', '=', key).executeTakeFirst()
  return row && signUpOf(row)
}

export async function findSignUpWaiting(db: Database, id: Id, now: Date): Promise<WaitingSignUp | undefined> {
  const row = await waiting(db, now).where('id', '=', id).executeTakeFirst()
  return row && signUpOf(row)
}
