import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { MailboxId } from '../types.ts'
import type { Away } from './types.ts'

export async function findAway(db: Database | Transaction, mailboxId: MailboxId): Promise<Away | undefined> {
  const row = await db
    .selectFrom('mail_away')
    .selectAll()
    .where('mailbox_id', '=', mailboxId)
    .executeTakeFirst()
  return (
    row && {
      isOn: row.is_on,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      words: row.words as Away['words'],
    }
  )
}

/** Keeps what is answered. */
export async function saveAway(tx: Transaction, mailboxId: MailboxId, it: Away, now: Date): Promise<void> {
  const row = {
    is_on: it.isOn,
    starts_at: it.startsAt,
    ends_at: it.endsAt,
    words: JSON.stringify(it.words),
    changed_at: now,
  }
  await tx
    .insertInto('mail_away')
    .values({ mailbox_id: mailboxId, ...row })
    .onConflict((on) => on.column('mailbox_id').doUpdateSet(row))
    .execute()
}

/** Notes that somebody is answered now. False: they were within so long, and are not answered again. */
export async function takeAnswer(
  tx: Transaction,
  mailboxId: MailboxId,
  address: string,
  now: Date,
  notSince: Date,
): Promise<boolean> {
  const taken = await tx
    .insertInto('mail_away_answer')
    .values({ mailbox_id: mailboxId, address: address.toLowerCase(), answered_at: now })
    .onConflict((on) =>
      on
        .columns(['mailbox_id', 'address'])
        .doUpdateSet({ answered_at: now })
        .where('mail_away_answer.answered_at', '<=', notSince),
    )
    .returning('address')
    .executeTakeFirst()
  return taken !== undefined
}

export const forgetAnswers = async (db: Database, before: Date): Promise<void> => {
  await db.deleteFrom('mail_away_answer').where('answered_at', '<', before).execute()
}
