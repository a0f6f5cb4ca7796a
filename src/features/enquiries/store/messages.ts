import { sql, type Selectable } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import { newId } from '../../../platform/ids.ts'
import type { AccountId, Id } from '../../../values/ids.ts'
import type { EnquiryFile, EnquiryMessage, MessageKind, MessagePage, Written } from '../types.ts'

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

type Which = { readonly withNotes: boolean }

const messages = (db: Database | Transaction, enquiryId: Id, { withNotes }: Which) =>
  db
    .selectFrom('enquiry_message')
    .where('enquiry_id', '=', enquiryId)
    .$if(!withNotes, (query) => query.where('enquiry_message.kind', '!=', 'note'))

/** Everything that was written on a thread, in order; notes only where they are asked for. */
export async function messagesOf(
  db: Database | Transaction,
  enquiryId: Id,
  which: Which,
): Promise<readonly EnquiryMessage[]> {
  const rows = await messages(db, enquiryId, which).selectAll().orderBy('at').orderBy('id').execute()
  return withFiles(db, rows)
}

/** As many messages stand on a page of a thread. */
export const messagesPerPage = 30

/** The newest messages of a thread, or those right before one of them: a long thread is never read whole. */
export async function pageOfMessages(
  db: Database,
  enquiryId: Id,
  { before, ...which }: Which & { readonly before?: Id | undefined },
): Promise<MessagePage> {
  const upTo = (id: Id) =>
    sql<boolean>`(at, id) < (select at, id from enquiry_message where id = ${id} and enquiry_id = ${enquiryId})`
  const rows = await messages(db, enquiryId, which)
    .selectAll()
    .$if(before !== undefined, (query) => query.where(upTo(before ?? '')))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(messagesPerPage)
    .execute()
  const page = { messages: await withFiles(db, rows.toReversed()), isNewest: before === undefined }
  const first = rows.at(-1)
  if (!first || rows.length < messagesPerPage) return { ...page, earlier: 0 }
  const { count } = await messages(db, enquiryId, which)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(upTo(first.id))
    .executeTakeFirstOrThrow()
  return { ...page, earlier: count }
}

/** The answer a letter brings; undefined when it is gone. */
export async function findAnswer(db: Database, enquiryId: Id, id: Id): Promise<EnquiryMessage | undefined> {
  const rows = await messages(db, enquiryId, { withNotes: false })
    .selectAll()
    .where('id', '=', id)
    .where('kind', '=', 'answer')
    .execute()
  return (await withFiles(db, rows))[0]
}

/** One file of a thread; a note's only where notes are asked for. */
export async function findFile(
  db: Database,
  enquiryId: Id,
  id: Id,
  which: Which,
): Promise<EnquiryFile | undefined> {
  return messages(db, enquiryId, which)
    .innerJoin('enquiry_file', 'enquiry_file.message_id', 'enquiry_message.id')
    .selectAll('enquiry_file')
    .where('enquiry_file.id', '=', id)
    .executeTakeFirst()
}

async function withFiles(
  db: Database | Transaction,
  rows: readonly Selectable<Tables['enquiry_message']>[],
): Promise<readonly EnquiryMessage[]> {
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
export async function countTheirs(db: Database | Transaction, enquiryId: Id, since: Date): Promise<number> {
  const { count } = await db
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
