import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import type { AccountId } from '../../../values/ids.ts'
import { nameBucket } from '../guessing/rules.ts'
import type { Bucket } from '../guessing/rules.ts'
import { hasLiveFactor } from '../second-factor/store.ts'

export type Counted = { readonly key: Buffer; readonly bucket: Bucket }

/** How long to wait; when it is not too early, how many wrong tries count under each key, this one with them. */
export type Taken = { readonly waitSeconds: number; readonly levels: readonly number[] }

/**
 * Takes one try under every key, counted as wrong until `giveBack` says otherwise, so that a hundred tries at once are
 * counted as a hundred. When it is too early for `heldUp` or for a key, neither that key nor those after it are counted.
 * One statement; keys are taken in the order they are given, which must be the same everywhere.
 */
export async function takeTries(
  db: Database,
  tries: readonly Counted[],
  now: Date,
  heldUp?: Buffer,
): Promise<Taken> {
  const mayGoOn = heldUp
    ? sql`where not exists (select from sign_in_throttle where key = ${heldUp} and free_at > ${now})`
    : sql``
  const parts = tries.map((one, place) => {
    const onlyIf = place === 0 ? mayGoOn : sql`where exists (select from ${part(place - 1)})`
    return sql`${part(place)} as (${counting(one, now, onlyIf)} where t.free_at <= ${now} returning failures)`
  })
  const levels = tries.map((_, place) => sql`(select failures from ${part(place)})`)
  const { rows } = await sql<{ levels: (number | null)[] }>`
    with ${sql.join(parts)} select array[${sql.join(levels)}]::int[] as levels`.execute(db)
  const taken = rows[0]?.levels.filter((level) => level !== null) ?? []
  if (taken.length === tries.length) return { waitSeconds: 0, levels: taken }
  const keys = [...(heldUp ? [heldUp] : []), ...tries.map(({ key }) => key)]
  return { waitSeconds: await waitOf(db, keys, now), levels: [] }
}

/** One more wrong try under a key, however early it is. */
export async function countWrong(db: Database, one: Counted, now: Date): Promise<void> {
  await counting(one, now, sql``).execute(db)
}

/**
 * The password was right: the try is given back. What others did wrong under the same key still counts, or a stranger
 * could tell from the waiting that somebody has come in. What is counted under `cleared` is forgotten. Whether the account
 * has a second factor is told in the same breath: every sign-in asks both, and one statement is cheaper than two.
 */
export async function giveBack(
  db: Database,
  { key, bucket }: Counted,
  now: Date,
  cleared: readonly Buffer[],
  accountId?: AccountId,
): Promise<{ readonly hasFactor: boolean }> {
  const level = sql<number>`greatest(t.failures - 1, 0)`
  const { rows } = await sql<{ has_factor: boolean }>`
    with gone as (delete from sign_in_throttle where key = any(${cleared}::bytea[])),
    given as (
      update sign_in_throttle as t set failures = ${level}, free_at = ${freeAt(bucket, level, now)}
      where key = ${key}
    )
    select ${hasLiveFactor(accountId)} as has_factor`.execute(db)
  return { hasFactor: rows[0]?.has_factor ?? false }
}

/** One key alone: waiting grows as it does for a name. */
export const takeTry = (db: Database, key: Buffer, now: Date): Promise<Taken> =>
  takeTries(db, [{ key, bucket: nameBucket }], now)

export const clearTries = (db: Database, key: Buffer): Promise<void> => forgetTriesOf(db, [key])

export async function forgetTriesOf(db: Database, keys: readonly Buffer[]): Promise<void> {
  await sql`delete from sign_in_throttle where key = any(${keys}::bytea[])`.execute(db)
}

/** Clears away what matters no more. */
export async function forgetTries(db: Database, now: Date): Promise<void> {
  await db.deleteFrom('sign_in_throttle').where('forget_at', '<', now).execute()
}

const part = (place: number) => sql.ref(`try_${place}`)

function counting({ key, bucket }: Counted, now: Date, onlyIf: RawBuilder<unknown>): RawBuilder<unknown> {
  const left = leftOf(bucket, now)
  const level = sql<number>`least(${left} + 1, ${bucket.most}::int)`
  const forgetAt = new Date(now.getTime() + bucket.keptHours * 3_600_000)
  return sql`
    insert into sign_in_throttle as t (key, failures, free_at, last_at, forget_at)
    select ${key}::bytea, 1, ${now}::timestamptz, ${now}::timestamptz, ${forgetAt}::timestamptz ${onlyIf}
    on conflict (key) do update set
      failures = ${level}, free_at = ${freeAt(bucket, level, now)},
      last_at = ${lastOf(bucket, now)}, forget_at = ${forgetAt}`
}

/** `secondsToWait` of the rules, where the level is known to the database only. */
const freeAt = ({ free }: Bucket, level: RawBuilder<number>, now: Date): RawBuilder<Date> =>
  sql`${now}::timestamptz + make_interval(secs =>
    case when ${level} < ${free}::int then 0 else least(60, 1 << least(${level} - ${free}::int, 6)) end)`

/** How many earlier ones still count. */
const leftOf = ({ leakSeconds }: Bucket, now: Date): RawBuilder<number> =>
  leakSeconds === undefined ? sql`t.failures` : sql`(t.failures - ${leaked(leakSeconds, now)})`

/** From when on the next one to be forgotten is waited for. */
const lastOf = ({ leakSeconds }: Bucket, now: Date): RawBuilder<Date> =>
  leakSeconds === undefined
    ? sql`${now}::timestamptz`
    : sql`case when ${leaked(leakSeconds, now)} = t.failures then ${now}::timestamptz
          else t.last_at + make_interval(secs => ${leaked(leakSeconds, now)} * ${leakSeconds}::int) end`

const leaked = (leakSeconds: number, now: Date): RawBuilder<number> =>
  sql`least(t.failures, floor(extract(epoch from ${now}::timestamptz - t.last_at) / ${leakSeconds}::int)::int)`

async function waitOf(db: Database, keys: readonly Buffer[], now: Date): Promise<number> {
  const { rows } = await sql<{ free_at: Date | null }>`
    select max(free_at) as free_at from sign_in_throttle where key = any(${keys}::bytea[])`.execute(db)
  const free = rows[0]?.free_at
  return free ? Math.max(1, Math.ceil((free.getTime() - now.getTime()) / 1000)) : 1
}
