import { sql } from 'kysely'
import type { Database } from '../../../../platform/database/database.ts'
import type { AccountId, Id } from '../../../../values/ids.ts'
import type { AccountState, BlockReason } from '../../../accounts/index.ts'
import { accountsAPage, lookingFor, mostCounted } from '../rules.ts'
import { heaps, type Asked, type Found, type FoundAccount, type Heap, type Looking } from '../types.ts'
import { begins, countable, isHinted, isUnused, meant, onHeap } from './meant.ts'

/** Accounts that what was typed could mean, on one heap, the newest first; and how many there are on each heap. */
export async function searchAccounts(db: Database, asked: Asked): Promise<Found> {
  const looking = lookingFor(asked.words)
  const { ids, counts } = looking ? await among(db, asked, looking) : await amongAll(db, asked)
  const isMore = ids.length > accountsAPage
  return {
    accounts: await describe(db, ids.slice(0, accountsAPage), looking),
    counts,
    hasNewer: asked.before ? isMore : asked.after !== undefined,
    hasOlder: asked.before ? true : isMore,
  }
}

type Listed = { readonly ids: readonly Id[]; readonly counts: Found['counts'] }

/** One page and a half look beyond it: the newest after an account, or those nearest before one. */
const page = ({ heap, after, before }: Asked) => sql`
  where ${onHeap(heap)} ${before ? sql`and account.id > ${before}` : after ? sql`and account.id < ${after}` : sql``}
  order by account.id ${before ? sql`asc` : sql`desc`} limit ${accountsAPage + 1}`

const none = Object.fromEntries(heaps.map((heap) => [heap, 0])) as Record<Heap, number>

/** Everybody: each count from its own index, and no further than is said. */
async function amongAll(db: Database, asked: Asked): Promise<Listed> {
  const counted = heaps.map(
    (heap) => sql`(select ${heap}::text as heap, count(*)::int as count
      from (${countable(heap)}) as one)`,
  )
  const [ids, counts] = await Promise.all([
    sql<{ id: Id }>`select id from account ${page(asked)}`.execute(db),
    sql<{ heap: Heap; count: number }>`${sql.join(counted, sql` union all `)}`.execute(db),
  ])
  return {
    ids: ids.rows.map(({ id }) => id),
    counts: { ...none, ...Object.fromEntries(counts.rows.map(({ heap, count }) => [heap, count])) },
  }
}

type Count = { state: string; reason: string | null; count: number; hints: number; unused: number }

/** Those that are meant: looked up once, listed and counted together. */
async function among(db: Database, asked: Asked, looking: Looking): Promise<Listed> {
  const { rows } = await sql<{ ids: Id[]; counts: Count[] }>`
    with meant as materialized (${meant(looking)})
    select array(select id from meant as account ${page(asked)}) as ids,
      (select coalesce(json_agg(counted), '[]') from (
        select account.state, account.block_reason as reason, count(*) as count,
          count(*) filter (where ${isHinted}) as hints, count(*) filter (where ${isUnused}) as unused
        from meant as account group by account.state, account.block_reason) as counted) as counts`.execute(db)
  const counts: Record<Heap, number> = { ...none }
  const add = (heap: Heap, count: number) => {
    counts[heap] = Math.min(counts[heap] + count, mostCounted + 1)
  }
  for (const { state, reason, count, hints, unused } of rows[0]?.counts ?? []) {
    for (const heap of ['all', state, ...(reason ? [`${state}.${reason}`] : [])] as Heap[]) add(heap, count)
    add('hints', hints)
    add('unused', unused)
  }
  return { ids: rows[0]?.ids ?? [], counts }
}

type Row = {
  id: AccountId
  name: string
  other_script_name: string | null
  user_name: string | null
  contact: string | null
  state: AccountState
  state_since: Date
  block_reason: BlockReason | null
  is_staff: boolean
  signed_in_at: Date | null
  ended_name: string | null
}

/** What the list says of each, the newest first. */
async function describe(
  db: Database,
  ids: readonly Id[],
  looking: Looking | undefined,
): Promise<FoundAccount[]> {
  const { rows } = await sql<Row>`
    select account.id, account.state, account.state_since, account.block_reason, account.signed_in_at,
      person.name, person.other_script_name,
      (select shown from account_identifier as own where own.account_id = account.id and own.kind = 'username'
        and own.ended_at is null order by own.created_at desc limit 1) as user_name,
      (select shown from account_identifier as own where own.account_id = account.id and own.is_contact) as contact,
      exists (select from role_grant where role_grant.account_id = account.id and role_grant.ended_at is null) as is_staff,
      ${endedName(looking)} as ended_name
    from account join person on person.id = account.person_id
    where account.id = any(${[...ids]}::uuid[])
    order by account.id desc`.execute(db)
  return rows.map(accountOf)
}

/** Said where somebody is found by a name that was theirs once. */
const endedName = (looking: Looking | undefined) =>
  looking?.beginning === undefined
    ? sql`null::text`
    : sql`(select shown from account_identifier as own where own.account_id = account.id and own.ended_at is not null
        and ${begins(sql`own.key`, looking.beginning)} order by own.ended_at desc limit 1)`

const accountOf = (row: Row): FoundAccount => ({
  id: row.id,
  name: row.name,
  otherScriptName: row.other_script_name,
  userName: row.user_name,
  contact: row.contact,
  state: row.state,
  stateSince: row.state_since,
  blockReason: row.block_reason,
  isStaff: row.is_staff,
  signedInAt: row.signed_in_at,
  endedName: row.ended_name,
})
