import type { Database } from '../../../platform/database/database.ts'
import type { PersonId } from '../../../values/ids.ts'

export type OwnMessage = {
  readonly at: Date
  readonly to: string
  readonly state: string
  readonly subject: string | null
  readonly text: string | null
}

/** The mails that were written to a person, oldest first; the newest of them where they are too many. */
export async function messagesOf(
  db: Database,
  personId: PersonId,
  most: number,
): Promise<readonly OwnMessage[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['created_at', 'to_address', 'state', 'subject', 'text_body'])
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.toReversed().map((row) => ({
    at: row.created_at,
    to: row.to_address,
    state: row.state,
    subject: row.subject,
    text: row.text_body,
  }))
}
