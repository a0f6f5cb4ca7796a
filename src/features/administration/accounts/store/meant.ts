import { sql, type RawBuilder } from 'kysely'
import { isNamed } from '../../../directory/index.ts'
import { mostCounted } from '../rules.ts'
import type { Heap, Looking } from '../types.ts'

type Sql = RawBuilder<unknown>

/** As many as are looked at for each thing the words could mean: a name that fits everybody costs no more than this. */
const enough = sql`limit ${mostCounted + 1}`

/**
 * The accounts that are meant, with their states: a union of look-ups, each by its own index. Accounts are looked up one
 * by one, so that whatever the planner guesses, no table is read as a whole.
 */
export function meant(looking: Looking): Sql {
  const ids = joined([
    looking.id && sql`select id from account where id = ${looking.id}`,
    looking.registration &&
      sql`select account.id from registration join account on account.person_id = registration.person_id
        where registration.number = ${looking.registration}`,
    looking.key && sql`select account_id from account_identifier where key = ${looking.key}`,
    looking.beginning &&
      sql`(select account_id from account_identifier where ${begins(sql`key`, looking.beginning)}
        order by key using ~<~ ${enough})`,
  ])
  const found = (by: string) =>
    sql`cross join lateral (select id, state, block_reason from account
      where account.${sql.ref(by)} = named.id offset 0) as account`
  return joined([
    ids && sql`select account.* from (${ids}) as named (id) ${found('id')}`,
    looking.name &&
      sql`select account.* from (select person.id from person where ${isNamed(looking.name)} ${enough}) as named
        ${found('person_id')}`,
  ]) as Sql
}

const joined = (parts: readonly (Sql | '' | undefined)[]): Sql | undefined => {
  const some = parts.filter((one) => one !== undefined && one !== '')
  return some.length > 0 ? sql.join(some, sql` union `) : undefined
}

/** Bounds instead of a pattern: whatever is asked for, the index over beginnings is used. */
export const begins = (name: Sql, beginning: string): Sql =>
  sql`${name} ~>=~ ${beginning} and ${name} ~<~ ${`${beginning}\u{10FFFF}`}`

const hinted = sql`select account_id from account_hint where settled_at is null
  union select other_id from account_hint where settled_at is null`
const unused = sql`select account_id from account_inactivity`

export const isHinted = sql<boolean>`(account.state not in ('closed', 'merged') and account.id in (${hinted}))`
export const isUnused = sql<boolean>`(account.state = 'active' and account.id in (${unused}))`

/** The accounts of a heap to be counted, no further than is said: of few that want a look, one by one. */
export function countable(heap: Heap): Sql {
  const few = heap === 'hints' ? hinted : heap === 'unused' ? unused : undefined
  if (!few) return sql`select from account where ${onHeap(heap)} ${enough}`
  const wanted =
    heap === 'hints' ? sql`account.state not in ('closed', 'merged')` : sql`account.state = 'active'`
  return sql`select from (${few}) as named (id) cross join lateral (
    select from account where account.id = named.id and ${wanted} offset 0) as account ${enough}`
}

/** What is true of the accounts on a heap. */
export function onHeap(heap: Heap): Sql {
  if (heap === 'all') return sql`true`
  if (heap === 'hints') return isHinted
  if (heap === 'unused') return isUnused
  const [state, reason] = heap.split('.')
  // Written out: the index over blocked accounts is of no use to a plan that does not know the state.
  return reason === undefined
    ? sql`account.state = ${state}`
    : sql`account.state = 'blocked' and account.block_reason = ${reason}`
}
