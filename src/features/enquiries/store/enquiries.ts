import { sql, type Selectable } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import { newId } from '../../../platform/ids.ts'
import type { AccountId, Id, PersonId } from '../../../values/ids.ts'
import type { AboutKind, Desk, Enquiry, EnquiryState, NewEnquiry, Source } from '../types.ts'

const enquiryOf = (row: Selectable<Tables['enquiry']>): Enquiry => ({
  id: row.id,
  number: row.number,
  desk: row.desk as Desk,
  source: row.source as Source,
  state: row.state as EnquiryState,
  stateSince: row.state_since,
  personId: row.person_id,
  name: row.name,
  address: row.address,
  language: row.language,
  subject: row.subject,
  about:
    row.about_kind && row.about_ref ? { kind: row.about_kind as AboutKind, ref: row.about_ref } : undefined,
  assignedTo: row.assigned_to,
  revision: row.revision,
  createdAt: row.created_at,
  changedAt: row.changed_at,
})

/** What was erased is not found any more by those who ask for it. */
const kept = (db: Database | Transaction) =>
  db.selectFrom('enquiry').selectAll().where('erased_at', 'is', null)

export async function findEnquiry(db: Database | Transaction, id: Id): Promise<Enquiry | undefined> {
  const row = await kept(db).where('id', '=', id).executeTakeFirst()
  return row && enquiryOf(row)
}

export async function findEnquiryByNumber(
  db: Database | Transaction,
  number: string,
): Promise<Enquiry | undefined> {
  const row = await kept(db).where('number', '=', number).executeTakeFirst()
  return row && enquiryOf(row)
}

/** Holds a thread until the transaction ends, so that two answers do not cross. */
export async function holdEnquiry(tx: Transaction, id: Id): Promise<Enquiry | undefined> {
  const row = await kept(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && enquiryOf(row)
}

/** What somebody asked while they were signed in, the newest first. */
export async function enquiriesOf(
  db: Database | Transaction,
  personId: PersonId,
  most = 100,
): Promise<readonly Enquiry[]> {
  const rows = await kept(db)
    .where('person_id', '=', personId)
    .orderBy('changed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.map(enquiryOf)
}

export async function insertEnquiry(
  tx: Transaction,
  it: NewEnquiry & { readonly number: string },
  now: Date,
): Promise<Enquiry> {
  const { personId, name, address } = it.writer
  const row = await tx
    .insertInto('enquiry')
    .values({
      id: newId(),
      number: it.number,
      desk: it.desk,
      source: it.source,
      state: 'open',
      state_since: now,
      person_id: personId ?? null,
      name: personId ? null : (name ?? null),
      address: personId ? null : (address ?? null),
      language: it.language,
      subject: it.subject,
      about_kind: it.about?.kind ?? null,
      about_ref: it.about?.ref ?? null,
      created_at: now,
      changed_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return enquiryOf(row)
}

export type EnquiryChange = {
  readonly state?: EnquiryState
  readonly desk?: Desk
  readonly assignedTo?: AccountId | null
}

/** Saves what changed of a thread that is held, and counts it. */
export async function saveEnquiry(
  tx: Transaction,
  held: Pick<Enquiry, 'id' | 'state'>,
  { state, desk, assignedTo }: EnquiryChange,
  now: Date,
): Promise<Enquiry> {
  const row = await tx
    .updateTable('enquiry')
    .set({
      ...(state && state !== held.state && { state, state_since: now }),
      ...(desk && { desk }),
      ...(assignedTo !== undefined && { assigned_to: assignedTo }),
      revision: sql<number>`revision + 1`,
      changed_at: now,
    })
    .where('id', '=', held.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return enquiryOf(row)
}
