import { sql, type SelectQueryBuilder } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import type { AccountId, Id } from '../../../values/ids.ts'
import { lateAfter } from '../rules.ts'
import { heaps, type Desk, type EnquiryLine, type EnquiryState, type Heap, type Source } from '../types.ts'

/** What a member of staff looks at: their desks, a heap of them, words of the subject or the number. */
export type Wish = {
  readonly desks: readonly Desk[]
  readonly heap: Heap
  readonly words: string
  readonly me: AccountId
  readonly now: Date
}

/** The words as they stand, without the signs that mean something in a pattern. */
const escaped = (words: string): string => words.replace(/[\\%_]/g, (sign) => `\\${sign}`)

type Query = SelectQueryBuilder<Tables, 'enquiry', object>

function meant(db: Database, { desks, heap, words, me, now }: Wish): Query {
  const all: Query = db
    .selectFrom('enquiry')
    .where('erased_at', 'is', null)
    .where('desk', '=', sql<string>`any(${[...desks]}::text[])`)
    .$if(words !== '', (query) =>
      query.where(sql<boolean>`enquiry.search like '%' || folded(${escaped(words)}) || '%'`),
    )
  if (heap === 'mine') return all.where('assigned_to', '=', me).where('state', '!=', 'closed')
  if (heap !== 'late') return all.where('state', '=', heap)
  return all.where('state', '=', 'open').where('state_since', '<', new Date(now.getTime() - lateAfter))
}

/** A page of a heap: what is open by age, the oldest first; everything else the newest first. */
export async function listEnquiries(
  db: Database,
  wish: Wish,
  { page, perPage }: { readonly page: number; readonly perPage: number },
): Promise<readonly EnquiryLine[]> {
  const isByAge = wish.heap === 'open' || wish.heap === 'late'
  const rows = await meant(db, wish)
    .leftJoin('person', 'person.id', 'enquiry.person_id')
    .select([
      'enquiry.id',
      'number',
      'desk',
      'source',
      'state',
      'state_since',
      'subject',
      'assigned_to',
      'changed_at',
      'enquiry.name as typed_name',
      'person.name as person_name',
    ])
    .orderBy(isByAge ? 'state_since' : 'changed_at', isByAge ? 'asc' : 'desc')
    .orderBy('enquiry.id')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    desk: row.desk as Desk,
    source: row.source as Source,
    state: row.state as EnquiryState,
    stateSince: row.state_since,
    subject: row.subject,
    assignedTo: row.assigned_to,
    changedAt: row.changed_at,
    name: row.person_name ?? row.typed_name ?? '',
  }))
}

/** How many there are of each heap. */
export async function countHeaps(
  db: Database,
  wish: Omit<Wish, 'heap'>,
): Promise<Readonly<Record<Heap, number>>> {
  const counts = await Promise.all(
    heaps.map(async (heap) => {
      const { count } = await meant(db, { ...wish, heap })
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return [heap, count] as const
    }),
  )
  return Object.fromEntries(counts) as Record<Heap, number>
}

/** The ids of everything that a filter means, the oldest first: for doing one thing to all of it. */
export async function listIds(db: Database, wish: Wish, most: number): Promise<readonly Id[]> {
  const rows = await meant(db, wish).select('enquiry.id').orderBy('state_since').limit(most).execute()
  return rows.map(({ id }) => id)
}

/** These threads, as far as they are on these desks. */
export async function listThese(db: Database, desks: readonly Desk[], ids: readonly Id[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('enquiry')
    .select(['id', 'number', 'subject'])
    .where('erased_at', 'is', null)
    .where('desk', '=', sql<string>`any(${[...desks]}::text[])`)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('state_since')
    .execute()
}
