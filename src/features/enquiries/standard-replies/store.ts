import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import { newId } from '../../../platform/ids.ts'
import type { AccountId, Id } from '../../../values/ids.ts'
import { inLanguage, type Language, type Localised } from '../../../values/language.ts'
import type { Desk } from '../types.ts'
import type { StandardReply } from './types.ts'

const replyOf = (row: Selectable<Tables['standard_reply']>): StandardReply => ({
  id: row.id,
  title: row.title,
  desk: (row.desk as Desk | null) ?? undefined,
  words: row.words as Localised,
})

const live = (db: Database | Transaction) =>
  db.selectFrom('standard_reply').selectAll().where('ended_at', 'is', null)

export async function listStandard(db: Database): Promise<readonly StandardReply[]> {
  return (await live(db).orderBy('title').limit(500).execute()).map(replyOf)
}

export async function findStandard(db: Database | Transaction, id: Id): Promise<StandardReply | undefined> {
  const row = await live(db).where('id', '=', id).executeTakeFirst()
  return row && replyOf(row)
}

/** What a desk may choose from. */
export async function titlesFor(
  db: Database,
  desk: Desk,
): Promise<readonly { readonly id: Id; readonly title: string }[]> {
  return live(db)
    .where((eb) => eb.or([eb('desk', 'is', null), eb('desk', '=', desk)]))
    .orderBy('title')
    .limit(200)
    .execute()
}

/** The words in the language of whoever asked, else in the nearest there is. */
export async function standardWordsFor(
  db: Database,
  id: Id,
  language: Language,
): Promise<string | undefined> {
  const found = await findStandard(db, id)
  return found && inLanguage(found.words, language)
}

/** Saves a new one, or the words of one that is there. */
export async function saveStandard(
  tx: Transaction,
  it: Omit<StandardReply, 'id'> & { readonly id: Id | undefined },
  by: AccountId,
  now: Date,
): Promise<Id> {
  const said = { title: it.title, desk: it.desk ?? null, words: JSON.stringify(it.words), changed_at: now }
  const id = it.id ?? newId()
  await tx
    .insertInto('standard_reply')
    .values({ ...said, id, created_by: by })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(said))
    .execute()
  return id
}

export async function endStandard(tx: Transaction, id: Id, now: Date): Promise<boolean> {
  const ended = await tx
    .updateTable('standard_reply')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return ended !== undefined
}
