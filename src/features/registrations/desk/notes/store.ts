import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import { newId } from '../../../../platform/ids.ts'
import type { AccountId, Id, PersonId, RegistrationId } from '../../../../values/ids.ts'
import type { Note } from '../types.ts'

const most = 200

/** Notes about a person and every registration of theirs, or about one registration only; the newest first. */
export async function notesAbout(
  db: Database,
  about: { readonly personId: PersonId } | { readonly registrationId: RegistrationId },
): Promise<readonly Note[]> {
  const all = rowsOf(db)
  const some =
    'personId' in about
      ? all.where('registration_note.person_id', '=', about.personId)
      : all.where('registration_note.registration_id', '=', about.registrationId)
  const rows = await some
    .orderBy('registration_note.written_at', 'desc')
    .orderBy('registration_note.id', 'desc')
    .limit(most)
    .execute()
  return rows.map(noteOf)
}

export async function findNote(db: Database, id: Id): Promise<Note | undefined> {
  const row = await rowsOf(db).where('registration_note.id', '=', id).executeTakeFirst()
  return row && noteOf(row)
}

const rowsOf = (db: Database) =>
  db
    .selectFrom('registration_note')
    .innerJoin('account', 'account.id', 'registration_note.written_by')
    .innerJoin('person', 'person.id', 'account.person_id')
    .leftJoin('registration', 'registration.id', 'registration_note.registration_id')
    .select([
      'registration_note.id',
      'registration_note.person_id',
      'registration_note.registration_id',
      'registration_note.words',
      'registration_note.written_by',
      'registration_note.written_at',
      'person.name',
      'registration.number',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]

const noteOf = (row: Row): Note => ({
  id: row.id,
  personId: row.person_id,
  registrationId: row.registration_id,
  number: row.number,
  words: row.words,
  writtenBy: row.written_by,
  writer: row.name,
  writtenAt: row.written_at,
})

export async function insertNote(
  tx: Transaction,
  it: {
    readonly personId: PersonId
    readonly registrationId: RegistrationId | null
    readonly words: string
    readonly writtenBy: AccountId
  },
  now: Date,
): Promise<Id> {
  const id = newId()
  await tx
    .insertInto('registration_note')
    .values({
      id,
      person_id: it.personId,
      registration_id: it.registrationId,
      words: it.words,
      written_by: it.writtenBy,
      written_at: now,
    })
    .execute()
  return id
}

/** Removes a note that this account wrote; says whether it was there. */
export async function deleteNote(tx: Transaction, id: Id, writtenBy: AccountId): Promise<boolean> {
  const row = await tx
    .deleteFrom('registration_note')
    .where('id', '=', id)
    .where('written_by', '=', writtenBy)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function deleteNotesAbout(tx: Transaction, personId: PersonId): Promise<void> {
  await tx.deleteFrom('registration_note').where('person_id', '=', personId).execute()
}

/** Two accounts of one person become one: what was noted about either is about the person. */
export async function moveNotes(tx: Transaction, from: PersonId, into: PersonId): Promise<readonly Id[]> {
  const rows = await tx
    .updateTable('registration_note')
    .set({ person_id: into })
    .where('person_id', '=', from)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Those that moved go back, where they are still there. */
export async function giveNotesBack(
  tx: Transaction,
  from: PersonId,
  to: PersonId,
  ids: readonly Id[],
): Promise<void> {
  await tx
    .updateTable('registration_note')
    .set({ person_id: to })
    .where('person_id', '=', from)
    .where('id', '=', sql<Id>`any(${[...ids]}::uuid[])`)
    .execute()
}
