import { sql, type RawBuilder } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Id, PersonId } from '../../../values/ids.ts'
import type { Language } from '../../../values/language.ts'
import type { Contact } from '../../accounts/index.ts'

/** Everybody with an open account who belongs to a listed member of one of these kinds whose membership does not rest. */
const readersOf = (categories: readonly string[]): RawBuilder<unknown> => sql`
  select distinct on (person.id) person.id as person_id, person.language, person.name, contact.shown as address
  from affiliation
  join organisation on organisation.id = affiliation.organisation_id
  join person on person.id = affiliation.person_id
  join account on account.person_id = person.id and account.state = 'active'
  join account_identifier as contact on contact.account_id = account.id and contact.is_contact
  where affiliation.state = 'approved' and organisation.state = 'listed' and organisation.membership = 'active'
    and organisation.category = any(${[...categories]}::text[])`

/** To how many people a circular would go now, by the language they read. */
export async function countReaders(
  db: Database,
  categories: readonly string[],
): Promise<readonly { readonly language: Language; readonly count: number }[]> {
  if (categories.length === 0) return []
  const { rows } = await sql<{ language: Language; count: number }>`
    select language, count(*)::int as count from (${readersOf(categories)}) as readers
    group by language order by count(*) desc, language`.execute(db)
  return rows
}

/** The next people to write to, in the order of their ids. */
export async function nextReaders(
  tx: Transaction,
  categories: readonly string[],
  after: PersonId | null,
  most: number,
): Promise<readonly Contact[]> {
  const beyond = after === null ? sql`` : sql`and person.id > ${after}::uuid`
  const { rows } = await sql<{ person_id: PersonId; language: Language; name: string; address: string }>`
    ${readersOf(categories)} ${beyond} order by person.id limit ${most}`.execute(tx)
  return rows.map(({ person_id, language, name, address }) => ({
    personId: person_id,
    language,
    name,
    address,
  }))
}

/** Circulars whose mails are due. */
export async function listToMail(db: Database, now: Date): Promise<readonly Id[]> {
  const rows = await db
    .selectFrom('notice')
    .select('id')
    .where('mail_state', '=', 'waiting')
    .where('shown_from', '<=', now)
    .orderBy('shown_from')
    .execute()
  return rows.map(({ id }) => id)
}

/** The last person written to of a circular that is held, while there are others. */
export async function findMailedAfter(tx: Transaction, id: Id): Promise<PersonId | null> {
  const row = await tx.selectFrom('notice').select('mailed_after').where('id', '=', id).executeTakeFirst()
  return row?.mailed_after ?? null
}

export async function saveMailed(tx: Transaction, id: Id, after: PersonId, count: number): Promise<void> {
  await tx
    .updateTable('notice')
    .set((eb) => ({ mailed_after: after, mailed: eb('mailed', '+', count) }))
    .where('id', '=', id)
    .execute()
}

export async function saveAllMailed(tx: Transaction, id: Id): Promise<void> {
  await tx.updateTable('notice').set({ mail_state: 'sent' }).where('id', '=', id).execute()
}
