import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { MailboxId } from '../../mailbox/index.ts'

/** What a reader has said of an address. */
export type Sender = { readonly showsPictures: boolean; readonly isKnown: boolean }

const longest = 320

/** An address as it is kept. Anybody may write a longer one into a letter; no index would take it. */
const keyOf = (address: string): string => address.toLowerCase().slice(0, longest)

const nothingSaid: Sender = { showsPictures: false, isKnown: false }

export async function findSender(db: Database, mailboxId: MailboxId, address: string): Promise<Sender> {
  const row = await db
    .selectFrom('webmail_sender')
    .select(['shows_pictures', 'is_known'])
    .where('mailbox_id', '=', mailboxId)
    .where('address', '=', keyOf(address))
    .executeTakeFirst()
  return row ? { showsPictures: row.shows_pictures, isKnown: row.is_known } : nothingSaid
}

/** Those of these addresses that the reader knows. */
export async function knownAmong(
  db: Database,
  mailboxId: MailboxId,
  addresses: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('webmail_sender')
    .select('address')
    .where('mailbox_id', '=', mailboxId)
    .where('is_known', '=', true)
    .where('address', '=', sql<string>`any(${addresses.map(keyOf)}::text[])`)
    .execute()
  return new Set(rows.map(({ address }) => address))
}

export async function saveSender(
  tx: Transaction,
  mailboxId: MailboxId,
  address: string,
  said: Partial<Sender>,
  now: Date,
): Promise<void> {
  const columns = {
    ...(said.showsPictures !== undefined && { shows_pictures: said.showsPictures }),
    ...(said.isKnown !== undefined && { is_known: said.isKnown }),
    changed_at: now,
  }
  await tx
    .insertInto('webmail_sender')
    .values({ mailbox_id: mailboxId, address: keyOf(address), ...columns })
    .onConflict((conflict) => conflict.columns(['mailbox_id', 'address']).doUpdateSet(columns))
    .execute()
}

/** The address of somebody who agreed to be in the directory and whose name is exactly this one. */
export async function memberNamed(db: Database, name: string): Promise<string | undefined> {
  const { rows } = await sql<{ address: string }>`
    select identifier.shown as address
    from person
      join account on account.person_id = person.id and account.state = 'active'
      join account_identifier as identifier
        on identifier.account_id = account.id and identifier.kind in ('mailbox', 'email') and identifier.ended_at is null
    where person.words @> name_words(${name}) and cardinality(name_words(${name})) > 1
      and lower(person.name) = lower(${name})
      and exists (select from consent where consent.person_id = person.id and consent.kind = 'directory' and withdrawn_at is null)
    order by identifier.kind = 'mailbox' desc limit 20`.execute(db)
  return rows[0]?.address
}

/** Whether any of a member's addresses is this one. */
export async function isAddressOfNamed(db: Database, name: string, address: string): Promise<boolean> {
  const { rows } = await sql`
    select from person join account on account.person_id = person.id
      join account_identifier as identifier on identifier.account_id = account.id
    where lower(person.name) = lower(${name}) and person.words @> name_words(${name})
      and lower(identifier.shown) = ${address.toLowerCase()} limit 1`.execute(db)
  return rows.length > 0
}
