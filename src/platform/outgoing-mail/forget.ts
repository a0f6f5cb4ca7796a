import { sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import type { PersonId } from '../../values/ids.ts'

/**
 * Forgets what was written to somebody who is erased, also to addresses that nobody knew yet to be theirs. That a mail
 * left, when and on which occasion stays; to whom, and what it said, does not. What has not left never does.
 */
export async function forgetMailsOf(
  tx: Transaction,
  personId: PersonId,
  addresses: readonly string[],
): Promise<void> {
  const keys = addresses.map((address) => address.toLowerCase())
  const theirs = sql<boolean>`(person_id = ${personId} or lower(to_address) = any(${keys}::text[]))`
  await tx.deleteFrom('outbox').where(theirs).where('state', 'in', ['queued', 'retrying']).execute()
  await tx
    .updateTable('outbox')
    .set({
      to_address: '',
      to_name: null,
      facts: '{}',
      once_key: null,
      subject: null,
      text_body: null,
      html_body: null,
      source: null,
    })
    .where(theirs)
    .execute()
}

/**
 * Forgets what mails about these registrations said, whoever they went to. That each left, when, to which address and on
 * which occasion stays. Mails that have not left are left alone.
 */
export async function forgetCopiesAbout(tx: Transaction, registrationIds: readonly string[]): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ to_name: null, subject: null, text_body: null, html_body: null, source: null })
    .where(sql<boolean>`facts ? 'registrationId'`)
    .where(sql<string>`facts ->> 'registrationId'`, '=', sql<string>`any(${[...registrationIds]}::text[])`)
    .where('state', 'in', ['sent', 'withheld', 'failed'])
    .execute()
}
