import type { House } from '../../src/platform/house.ts'
import type { Database } from '../../src/platform/database/database.ts'
import type { LetterWriters } from '../../src/platform/outgoing-mail/letter.ts'
import { openOutbox } from '../../src/platform/outgoing-mail/worker.ts'

export { linksIn } from '../../src/features/messages/links.ts'
export { openSink, type Manner, type Sink } from './sink.ts'

export type TestMail = {
  readonly id: string
  readonly occasion: string
  readonly lane: string
  readonly language: string
  readonly state: string
  readonly facts: Record<string, unknown>
  readonly messageId: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly source: string
  readonly tries: number
  readonly dueAt: Date
  readonly lastError: string | null
}

/** Every mail to an address, the oldest first. Subject and text are empty until `runOutbox` has written them. */
export async function mailsTo(db: Database, address: string): Promise<TestMail[]> {
  const rows = await db
    .selectFrom('outbox')
    .selectAll()
    .where('to_address', '=', address)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    occasion: row.occasion,
    lane: row.lane,
    language: row.language,
    state: row.state,
    facts: row.facts as Record<string, unknown>,
    messageId: row.message_id,
    subject: row.subject ?? '',
    text: row.text_body ?? '',
    html: row.html_body ?? '',
    source: row.source ?? '',
    tries: row.tries,
    dueAt: row.due_at,
    lastError: row.last_error,
  }))
}

/** Writes everything that is due and keeps it, as an installation without a relay does. Says how many mails there were. */
export async function runOutbox(house: House, writers: LetterWriters): Promise<number> {
  const outbox = openOutbox({ ...house, config: { ...house.config, smtpUrl: undefined } }, writers)
  let all = 0
  for (let taken = await outbox.sendDue(); taken > 0; taken = await outbox.sendDue()) all += taken
  await outbox.stop()
  return all
}
