import { sql, type RawBuilder } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Id, RegistrationId } from '../../../../values/ids.ts'
import type { Language } from '../../../../values/language.ts'
import type { Contact } from '../../../accounts/index.ts'
import type { Filter } from '../../desk/filter.ts'
import { whereOf } from '../../desk/store/where.ts'
import type { Reach, SkipReason } from '../types.ts'

/**
 * Everybody in a group once, with the registration they sent last and why they cannot be written to. Somebody with several
 * registrations in the group gets one message.
 */
const readersOf = (filter: Filter, now: Date): RawBuilder<unknown> => sql`
  select one.person_id, one.registration_id, person.language, person.name, contact.shown as address,
    case when account.state in ('closed', 'merged') then 'account-closed'
      when contact.shown is null then 'no-address' end as reason
  from (
    select distinct on (registration.person_id) registration.person_id, registration.id as registration_id
    from registration where ${whereOf(filter, now)}
    order by registration.person_id, registration.submitted_at desc nulls last, registration.id desc
  ) as one
  join person on person.id = one.person_id
  left join account on account.person_id = one.person_id
  left join account_identifier as contact on contact.account_id = account.id and contact.is_contact`

/** Whom a group would reach now: how many in each language, and who is skipped and why. */
export async function reachOf(db: Database | Transaction, filter: Filter, now: Date): Promise<Reach> {
  const [{ rows }, all] = await Promise.all([
    sql<{ language: Language; reason: SkipReason | null; count: number }>`
      select language, reason, count(*)::int as count from (${readersOf(filter, now)}) as readers
      group by language, reason order by count(*) desc, language`.execute(db),
    sql<{ count: number }>`
      select count(*)::int as count from registration where ${whereOf(filter, now)}`.execute(db),
  ])
  const sum = (reason: SkipReason | null) =>
    rows.filter((row) => row.reason === reason).reduce((total, { count }) => total + count, 0)
  return {
    byLanguage: rows
      .filter(({ reason }) => reason === null)
      .map(({ language, count }) => ({ language, count })),
    readers: sum(null),
    registrations: all.rows[0]?.count ?? 0,
    skipped: { 'no-address': sum('no-address'), 'account-closed': sum('account-closed') },
  }
}

/**
 * Fixes whom a message goes to: everybody the group means at this moment, once. Says how many they are, and how many cannot
 * be written to. A hundred thousand take their time.
 */
export async function insertReaders(
  tx: Transaction,
  id: Id,
  filter: Filter,
  now: Date,
): Promise<{ readonly readers: number; readonly skipped: number }> {
  await sql`set local statement_timeout = '2min'`.execute(tx)
  const { rows } = await sql<{ readers: number; skipped: number }>`
    with fixed as (
      insert into group_message_reader (message_id, person_id, registration_id, state, reason)
      select ${id}::uuid, person_id, registration_id, case when reason is null then 'waiting' else 'skipped' end, reason
      from (${readersOf(filter, now)}) as readers returning state
    )
    select (count(*) filter (where state = 'waiting'))::int as readers,
      (count(*) filter (where state = 'skipped'))::int as skipped from fixed`.execute(tx)
  return rows[0] ?? { readers: 0, skipped: 0 }
}

/** A message that is not sent after all has no readers. */
export const deleteReaders = async (tx: Transaction, id: Id): Promise<void> => {
  await tx.deleteFrom('group_message_reader').where('message_id', '=', id).execute()
}

/** One real reader of each language, to show a text by. */
export async function sampleReaders(
  db: Database,
  filter: Filter,
  now: Date,
): Promise<readonly { readonly registrationId: RegistrationId; readonly to: Contact }[]> {
  const { rows } = await sql<{
    person_id: string
    registration_id: string
    language: string
    name: string
    address: string
  }>`
    select distinct on (language) person_id, registration_id, language, name, address
    from (${readersOf(filter, now)}) as readers where reason is null
    order by language, person_id`.execute(db)
  return rows.map((row) => ({
    registrationId: row.registration_id,
    to: { personId: row.person_id, address: row.address, language: row.language, name: row.name },
  }))
}

/** Somebody who waits for a message, with where they can be written to; undefined where they no longer can. */
export type Waiting = {
  readonly personId: string
  readonly registrationId: RegistrationId
  readonly to: Contact | undefined
}

export async function listWaiting(tx: Transaction, id: Id, most: number): Promise<readonly Waiting[]> {
  const { rows } = await sql<{
    person_id: string
    registration_id: string
    language: string
    name: string
    address: string | null
  }>`
    select reader.person_id, reader.registration_id, person.language, person.name,
      case when account.state in ('closed', 'merged') then null else contact.shown end as address
    from (
      select person_id, registration_id from group_message_reader
      where message_id = ${id} and state = 'waiting' order by person_id limit ${most}
    ) as reader
    join person on person.id = reader.person_id
    left join account on account.person_id = reader.person_id
    left join account_identifier as contact on contact.account_id = account.id and contact.is_contact
    order by reader.person_id`.execute(tx)
  return rows.map((row) => ({
    personId: row.person_id,
    registrationId: row.registration_id,
    to:
      row.address === null
        ? undefined
        : { personId: row.person_id, address: row.address, language: row.language, name: row.name },
  }))
}

/** These were told, or skipped because nobody can write to them any more. */
export async function saveReaders(
  tx: Transaction,
  id: Id,
  people: readonly string[],
  what: 'told' | 'skipped',
  now: Date,
): Promise<void> {
  await tx
    .updateTable('group_message_reader')
    .set(what === 'told' ? { state: 'told', told_at: now } : { state: 'skipped', reason: 'no-address' })
    .where('message_id', '=', id)
    .where('person_id', '=', sql<string>`any(${[...people]}::uuid[])`)
    .where('state', '=', 'waiting')
    .execute()
}

/** Whoever still waits is told no more. Says how many there were. */
export async function stopReaders(tx: Transaction, id: Id): Promise<number> {
  const done = await tx
    .updateTable('group_message_reader')
    .set({ state: 'skipped', reason: 'stopped' })
    .where('message_id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}
