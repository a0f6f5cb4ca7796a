import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import type { Id } from '../../../values/ids.ts'
import type { SignUp, SignUpAnswers } from '../types.ts'

const signUpOf = (row: Selectable<Tables['sign_up']>): SignUp => ({
  id: row.id,
  email: row.email,
  emailKey: row.email_key,
  answers: row.answers as SignUpAnswers,
  language: row.language,
  returnTo: row.return_to,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  usedAt: row.used_at,
  endedAt: row.ended_at,
  lettersSent: row.letters_sent,
  letterSentAt: row.letter_sent_at,
})

/** Whoever signs up or activates with this address waits here for the other, whether the address is known or not. */
export async function holdAddress(tx: Transaction, emailKey: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`address ${emailKey}`}, 0))`.execute(tx)
}

/** Ends what still waits for this address: the newest sign-up counts. */
export async function endSignUps(tx: Transaction, emailKey: string, now: Date): Promise<void> {
  await tx
    .updateTable('sign_up')
    .set({ ended_at: now })
    .where('email_key', '=', emailKey)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
}

export async function saveSignUp(
  tx: Transaction,
  it: Omit<SignUp, 'usedAt' | 'letterSentAt'>,
  tokenHash: Buffer,
): Promise<void> {
  await tx
    .insertInto('sign_up')
    .values({
      id: it.id,
      token_hash: tokenHash,
      email: it.email,
      email_key: it.emailKey,
      answers: JSON.stringify(it.answers),
      language: it.language,
      return_to: it.returnTo,
      created_at: it.createdAt,
      expires_at: it.expiresAt,
      ended_at: it.endedAt,
      letters_sent: it.lettersSent,
      letter_sent_at: it.createdAt,
    })
    .execute()
}

export async function findSignUp(db: Database | Transaction, id: Id): Promise<SignUp | undefined> {
  const row = await db.selectFrom('sign_up').selectAll().where('id', '=', id).executeTakeFirst()
  return row && signUpOf(row)
}

export async function holdSignUp(tx: Transaction, id: Id): Promise<SignUp | undefined> {
  const row = await tx.selectFrom('sign_up').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row && signUpOf(row)
}

export async function findSignUpByToken(
  db: Database | Transaction,
  tokenHash: Buffer,
): Promise<SignUp | undefined> {
  const row = await db
    .selectFrom('sign_up')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row && signUpOf(row)
}

/** How many letters went to this address in the last hour and in the last day, whoever asked for them. */
export async function countLetters(
  tx: Transaction,
  emailKey: string,
  { hourAgo, dayAgo }: { readonly hourAgo: Date; readonly dayAgo: Date },
): Promise<{ readonly inTheHour: number; readonly inTheDay: number }> {
  return tx
    .selectFrom('sign_up')
    .select((eb) => [
      sql<number>`coalesce(sum(letters_sent) filter (where ${eb.ref('letter_sent_at')} > ${hourAgo}), 0)::integer`.as(
        'inTheHour',
      ),
      sql<number>`coalesce(sum(letters_sent), 0)::integer`.as('inTheDay'),
    ])
    .where('email_key', '=', emailKey)
    .where('letter_sent_at', '>', dayAgo)
    .executeTakeFirstOrThrow()
}

export async function saveLetterSent(tx: Transaction, id: Id, now: Date): Promise<void> {
  await tx
    .updateTable('sign_up')
    .set((eb) => ({ letters_sent: eb('letters_sent', '+', 1), letter_sent_at: now }))
    .where('id', '=', id)
    .execute()
}

export async function saveUsed(tx: Transaction, id: Id, now: Date): Promise<void> {
  await tx.updateTable('sign_up').set({ used_at: now }).where('id', '=', id).execute()
}

/** Removes sign-ups that were never confirmed, and the answers of those that became accounts. */
export async function forgetSignUps(db: Database, expiredBefore: Date): Promise<number> {
  const gone = await db.deleteFrom('sign_up').where('expires_at', '<', expiredBefore).executeTakeFirst()
  return Number(gone.numDeletedRows)
}
