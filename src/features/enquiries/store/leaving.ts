import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Id, PersonId } from '../../../values/ids.ts'

/** What a person asked moves to another, and which it was. */
export async function moveEnquiries(
  tx: Transaction,
  { from, into }: { readonly from: PersonId; readonly into: PersonId },
): Promise<readonly Id[]> {
  const rows = await tx
    .updateTable('enquiry')
    .set({ person_id: into })
    .where('person_id', '=', from)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

export async function returnEnquiries(tx: Transaction, from: PersonId, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('enquiry')
    .set({ person_id: from })
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
}

/** What was written in these threads goes, and who wrote it; that there were threads stays. */
async function eraseThese(tx: Transaction, ids: readonly Id[], now: Date): Promise<void> {
  if (ids.length === 0) return
  await tx
    .deleteFrom('enquiry_message')
    .where('enquiry_id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  await tx
    .updateTable('enquiry')
    .set({
      erased_at: now,
      subject: '–',
      name: null,
      address: null,
      person_id: null,
      about_kind: null,
      about_ref: null,
      assigned_to: null,
      state: 'closed',
    })
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
}

/** Somebody is erased: their threads are empty, and nothing leads to them. */
export async function eraseOfPerson(tx: Transaction, personId: PersonId, now: Date): Promise<number> {
  const rows = await tx
    .selectFrom('enquiry')
    .select('id')
    .where('person_id', '=', personId)
    .forUpdate()
    .execute()
  await eraseThese(
    tx,
    rows.map(({ id }) => id),
    now,
  )
  return rows.length
}

/** Threads in which nothing happened for long, some at a time. */
export async function eraseOld(tx: Transaction, before: Date, now: Date, most: number): Promise<number> {
  const rows = await tx
    .selectFrom('enquiry')
    .select('id')
    .where('erased_at', 'is', null)
    .where('changed_at', '<', before)
    .orderBy('changed_at')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute()
  await eraseThese(
    tx,
    rows.map(({ id }) => id),
    now,
  )
  return rows.length
}

/** Every word of somebody's threads, oldest first, for the copy they may have of it. */
export async function wordsOf(db: Database, personId: PersonId, most: number) {
  return db
    .selectFrom('enquiry')
    .innerJoin('enquiry_message', 'enquiry_message.enquiry_id', 'enquiry.id')
    .select(['number', 'subject', 'state', 'kind', 'words', 'at'])
    .where('person_id', '=', personId)
    .where('kind', '!=', 'note')
    .orderBy('at')
    .limit(most)
    .execute()
}
