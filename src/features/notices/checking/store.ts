import type { Database } from '../../../platform/database/database.ts'
import type { Named, SentMail } from './types.ts'

/** A mail as it is kept: what it said, and the whole of it where that is still there. */
export type KeptMail = Omit<SentMail, 'files'> & { readonly source: string | undefined }

/** The one mail that was written in this span; what was no longer true when it was due was never a mail. */
export async function findSentMail(db: Database, { from, to }: Named): Promise<KeptMail | undefined> {
  const rows = await db
    .selectFrom('outbox')
    .select([
      'id',
      'person_id',
      'to_address',
      'subject',
      'sent_at',
      'created_at',
      'holds_secrets',
      'text_body',
      'html_body',
      'source',
    ])
    .where('id', '>=', from)
    .where('id', '<=', to)
    .where('subject', 'is not', null)
    .where((eb) => eb.or([eb('last_error', 'is', null), eb('last_error', '!=', 'outdated')]))
    .limit(2)
    .execute()
  const [row] = rows
  if (!row || rows.length > 1) return undefined
  return {
    source: row.source ?? undefined,
    id: row.id,
    personId: row.person_id ?? undefined,
    address: row.to_address,
    subject: row.subject ?? '',
    sentAt: row.sent_at ?? row.created_at,
    // What let somebody in was cut out of the copy, so it never equals what was sent.
    text: row.holds_secrets ? undefined : (row.text_body ?? undefined),
    html: row.holds_secrets ? undefined : (row.html_body ?? undefined),
  }
}
