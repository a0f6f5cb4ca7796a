import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { AccountId, Id } from '../../../values/ids.ts'
import type { EnquiryFile, EnquiryMessage, MessageKind, Written } from '../types.ts'

/** Puts a message on a thread. Undefined: this mail is on it already. */
export async function insertMessage(
  tx: Transaction,
  enquiryId: Id,
  it: Written & { readonly kind: MessageKind; readonly byAccount?: AccountId | undefined },
  now: Date,
): Promise<Id | undefined> {
  const made = await tx
    .insertInto('enquiry_message')
    .values({
      id: newId(),
      enquiry_id: enquiryId,
      kind: it.kind,
      by_account: it.byAccount ?? null,
      from_address: it.fromAddress ?? null,
      message_id: it.messageId ?? null,
      words: it.words,
      quoted: it.quoted ?? null,
      at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['enquiry_id', 'message_id']).where('message_id', 'is not', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  const files = (it.files ?? []).map((file, place) => ({
    ...file,
    id: newId(),
    place,
    message_id: made?.id ?? '',
  }))
  if (made && files.length > 0) await tx.insertInto('enquiry_file').values(files).execute()
  return made?.id
}

/** Everything that was written on a thread, in order; notes only where they are asked for. */
export async function messagesOf(
  db: Database | Transaction,
  enquiryId: Id,
  { withNotes }: { readonly withNotes: boolean },
): Promise<readonly EnquiryMessage[]> {
  const rows = await db
    .selectFrom('enquiry_message')
    .selectAll()
    .where('enquiry_id', '=', enquiryId)
    .$if(!withNotes, (query) => query.where('kind', '!=', 'note'))
    .orderBy('at')
    .orderBy('id')
    .execute()
  const files = await filesOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as MessageKind,
    byAccount: row.by_account,
    fromAddress: row.from_address,
    words: row.words,
    quoted: row.quoted,
    at: row.at,
    files: files.get(row.id) ?? [],
  }))
}

async function filesOf(
  db: Database | Transaction,
  messages: readonly Id[],
): Promise<ReadonlyMap<Id, readonly EnquiryFile[]>> {
  if (messages.length === 0) return new Map()
  const rows = await db
    .selectFrom('enquiry_file')
    .selectAll()
    .where('message_id', '=', sql<string>`any(${[...messages]}::uuid[])`)
    .orderBy('place')
    .execute()
  return Map.groupBy(rows, (row) => row.message_id)
}

/** How often whoever asked has written on it since then. */
export async function countTheirs(tx: Transaction, enquiryId: Id, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom('enquiry_message')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('enquiry_id', '=', enquiryId)
    .where('kind', '=', 'theirs')
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return count
}

/** Which of these files some message still has. */
export async function usedFiles(db: Database, addresses: readonly string[]): Promise<ReadonlySet<string>> {
  if (addresses.length === 0) return new Set()
  const rows = await db
    .selectFrom('enquiry_file')
    .select('sha256')
    .where('sha256', '=', sql<string>`any(${[...addresses]}::text[])`)
    .execute()
  return new Set(rows.flatMap(({ sha256 }) => sha256 ?? []))
}
