import { sql } from 'kysely'
import type { Database } from '../../../../platform/database/database.ts'
import type { PersonId, RegistrationId } from '../../../../values/ids.ts'
import type { MailLine } from '../types.ts'

const most = 20

/** Mails to the person about one registration of theirs, the newest first. */
export async function mailsAbout(
  db: Database,
  it: { readonly id: RegistrationId; readonly personId: PersonId },
): Promise<readonly MailLine[]> {
  const rows = await rowsOf(db)
    .where('outbox.person_id', '=', it.personId)
    .where(sql<string>`outbox.facts ->> 'registrationId'`, '=', it.id)
    .execute()
  return rows.map(mailOf)
}

/** The newest mails to a person. */
export async function mailsTo(db: Database, personId: PersonId): Promise<readonly MailLine[]> {
  return (await rowsOf(db).where('outbox.person_id', '=', personId).execute()).map(mailOf)
}

const rowsOf = (db: Database) =>
  db
    .selectFrom('outbox')
    .select(['id', 'occasion', 'state', 'to_address', 'last_error', 'sent_at', 'created_at', 'due_at'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]

const mailOf = (row: Row): MailLine => ({
  id: row.id,
  occasion: row.occasion,
  state: row.last_error === 'outdated' ? 'outdated' : (row.state as MailLine['state']),
  to: row.to_address,
  at: row.sent_at ?? row.created_at,
  dueAt: row.due_at,
})
