import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { AccountId, Id, PersonId } from '../../../values/ids.ts'

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
    .where('erased_at', 'is', null)
    .execute()
}

type Accounts = { readonly from: AccountId; readonly into: AccountId | null }

/** The threads a member of staff has are a colleague's from now on, or everybody's; says which they were. */
export async function reassign(tx: Transaction, { from, into }: Accounts): Promise<readonly Id[]> {
  const rows = await tx
    .updateTable('enquiry')
    .set({ assigned_to: into })
    .where('assigned_to', '=', from)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Of these threads, those that one still has are the other's again. */
export async function assignBack(
  tx: Transaction,
  { from, into }: { readonly from: AccountId; readonly into: AccountId },
  ids: readonly Id[],
): Promise<void> {
  await tx
    .updateTable('enquiry')
    .set({ assigned_to: into })
    .where('assigned_to', '=', from)
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
    .select(['number', 'subject', 'state', 'kind', 'words', 'quoted', 'from_address as from', 'at'])
    .select((row) =>
      jsonArrayFrom(
        row
          .selectFrom('enquiry_file')
          .select(['enquiry_file.name', 'enquiry_file.size'])
          .whereRef('enquiry_file.message_id', '=', 'enquiry_message.id')
          .orderBy('place'),
      ).as('files'),
    )
    .where('person_id', '=', personId)
    .where('kind', '!=', 'note')
    .orderBy('at')
    .limit(most)
    .execute()
}
