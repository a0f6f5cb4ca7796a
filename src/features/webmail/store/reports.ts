import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Id } from '../../../values/ids.ts'
import type { MailboxId } from '../../mailbox/index.ts'
import type { Sign } from '../verdict/types.ts'

export async function insertReport(
  tx: Transaction,
  it: {
    readonly id: Id
    readonly mailboxId: MailboxId
    readonly sender: string
    readonly subject: string
    readonly header: Buffer
    readonly signs: readonly Sign[]
  },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('webmail_report')
    .values({
      id: it.id,
      mailbox_id: it.mailboxId,
      sender: it.sender.slice(0, 500),
      subject: it.subject.slice(0, 500),
      header: it.header,
      signs: JSON.stringify(it.signs),
      reported_at: now,
    })
    .execute()
}

export type Report = {
  readonly id: Id
  readonly sender: string
  readonly subject: string
  readonly signs: readonly Sign[]
  readonly reportedAt: Date
  /** Whose mailbox it came to. */
  readonly address: string
}

/** The newest reports of fraud, for those who look after the house. */
export async function listReports(db: Database, limit: number): Promise<readonly Report[]> {
  const rows = await db
    .selectFrom('webmail_report')
    .innerJoin('mailbox', 'mailbox.id', 'webmail_report.mailbox_id')
    .select(['webmail_report.id', 'sender', 'subject', 'signs', 'reported_at', 'mailbox.address'])
    .orderBy('reported_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    sender: row.sender,
    subject: row.subject,
    signs: row.signs as readonly Sign[],
    reportedAt: row.reported_at,
    address: row.address,
  }))
}
