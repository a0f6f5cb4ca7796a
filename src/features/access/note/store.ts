import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { AccountId, OrganisationId } from '../../../values/ids.ts'

/** What those who decide about access leave to whoever decides next. */
export type Note = {
  readonly organisationId: OrganisationId
  readonly words: string
  /** The name of whoever wrote it last; empty: they are erased. */
  readonly by: string
  readonly at: Date
}

/** The notes of these organisations; most have none. */
export async function notesOf(
  db: Database,
  organisations: readonly OrganisationId[],
): Promise<ReadonlyMap<OrganisationId, Note>> {
  const rows = await db
    .selectFrom('access_note')
    .leftJoin('account', 'account.id', 'access_note.written_by')
    .leftJoin('person', 'person.id', 'account.person_id')
    .select(['access_note.organisation_id', 'access_note.words', 'access_note.written_at', 'person.name'])
    .where('access_note.organisation_id', '=', sql<string>`any(${[...organisations]}::uuid[])`)
    .execute()
  const notes = rows.map((row) => ({
    organisationId: row.organisation_id,
    words: row.words,
    by: row.name ?? '',
    at: row.written_at,
  }))
  return new Map(notes.map((one) => [one.organisationId, one]))
}

/** The notes that somebody wrote last, for the copy they may have of their data. */
export const notesBy = (db: Database, account: AccountId) =>
  db
    .selectFrom('access_note')
    .innerJoin('organisation', 'organisation.id', 'access_note.organisation_id')
    .select(['organisation.name as organisation', 'access_note.words', 'access_note.written_at as at'])
    .where('written_by', '=', account)
    .orderBy('written_at')
    .execute()

/** Notes of one account are another's, or nobody's; says whose organisations' they are. */
export async function saveWriter(
  tx: Transaction,
  from: AccountId,
  into: AccountId | null,
): Promise<readonly OrganisationId[]> {
  const rows = await tx
    .updateTable('access_note')
    .set({ written_by: into })
    .where('written_by', '=', from)
    .returning('organisation_id')
    .execute()
  return rows.map((row) => row.organisation_id)
}

/** Those of these organisations' notes that one account has are the other's again. */
export async function saveWriterBack(
  tx: Transaction,
  { from, into }: { readonly from: AccountId; readonly into: AccountId },
  organisations: readonly OrganisationId[],
): Promise<void> {
  await tx
    .updateTable('access_note')
    .set({ written_by: into })
    .where('written_by', '=', from)
    .where('organisation_id', '=', sql<string>`any(${[...organisations]}::uuid[])`)
    .execute()
}

/** What nobody has written anew since a time goes. */
export async function forgetOldNotes(db: Database, before: Date): Promise<void> {
  await db.deleteFrom('access_note').where('written_at', '<', before).execute()
}

/** Writes the note of an organisation; without words it is gone. */
export async function saveNote(
  tx: Transaction,
  organisationId: OrganisationId,
  words: string,
  by: AccountId,
  now: Date,
): Promise<void> {
  const said = { words, written_by: by, written_at: now }
  if (words === '') await tx.deleteFrom('access_note').where('organisation_id', '=', organisationId).execute()
  else
    await tx
      .insertInto('access_note')
      .values({ organisation_id: organisationId, ...said })
      .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(said))
      .execute()
}
