import { sql } from 'kysely'
import type { Database } from '../../../../platform/database/database.ts'
import type { PersonId } from '../../../../values/ids.ts'
import { isNamed } from '../../../directory/index.ts'
import type { Candidate } from '../types.ts'

export const mostCandidates = 25

type Row = {
  id: PersonId
  name: string
  other_script_name: string | null
  user_name: string | null
  state: string | null
}

const candidateOf = (row: Row): Candidate => ({
  id: row.id,
  name: row.name,
  otherScriptName: row.other_script_name,
  userName: row.user_name,
  accountState: row.state ?? 'none',
})

/** People called so, or whose user name, address or registration number it is exactly; no more than fit on a page. */
export async function findPeople(db: Database, typed: string): Promise<readonly Candidate[]> {
  const words = typed.trim().slice(0, 120)
  if (words === '') return []
  return described(
    db,
    sql`select person.id from person where ${isNamed(words)} limit ${mostCandidates + 1}`,
    sql`select account.person_id from account_identifier own join account on account.id = own.account_id
      where own.key = ${words.toLowerCase()} and own.ended_at is null`,
    sql`select person_id from registration where number = ${words.toUpperCase()}`,
  )
}

export async function findCandidate(db: Database, id: PersonId): Promise<Candidate | undefined> {
  return (await described(db, sql`select ${id}::uuid`))[0]
}

/** Somebody whose accounts were made one is known by the one that lives. */
async function described(db: Database, ...ids: ReturnType<typeof sql>[]): Promise<readonly Candidate[]> {
  const { rows } = await sql<Row>`
    select person.id, person.name, person.other_script_name, account.state,
      (select shown from account_identifier own where own.account_id = account.id and own.kind = 'username'
        and own.ended_at is null limit 1) as user_name
    from person left join lateral (select account.id, account.state from account where account.person_id = person.id
      order by account.state = 'active' desc, account.created_at desc limit 1) account on true
    where person.id in (${sql.join(
      ids.map((one) => sql`(${one})`),
      sql` union `,
    )})
    order by person.name, person.id limit ${mostCandidates + 1}`.execute(db)
  return rows.map(candidateOf)
}
