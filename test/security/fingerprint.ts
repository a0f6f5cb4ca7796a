import { sql } from 'kysely'
import type { Database } from '../../src/platform/database/database.ts'

/** What may change because somebody looks: when a visit was seen, how often somebody asked, how often a document was fetched. */
const countedOnly = ['visit', 'rate_limit', 'sign_in_throttle', 'document_use']

/** A checksum of everything in each table but the columns that are named, and of the jobs that wait. */
export async function fingerprint(
  db: Database,
  without: Readonly<Record<string, readonly string[]>> = {},
): Promise<Map<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`.execute(
    db,
  )
  const all = new Map<string, string>()
  const names = tables.map(({ name }) => name).filter((name) => !countedOnly.includes(name))
  for (const name of [...names.map((one) => `public.${one}`), 'graphile_worker._private_jobs']) {
    const left = without[name]
    const row = left ? sql`(to_jsonb(t) - ${[...left]}::text[])::text` : sql`t::text`
    const { rows } = await sql<{ sum: string }>`
      select md5(coalesce(string_agg(${row}, E'\n' order by ${row}), '')) as sum from ${sql.table(name)} t`.execute(
      db,
    )
    all.set(name, rows[0]?.sum ?? '')
  }
  return all
}

/** The tables in which something is different. */
export const changedTables = (before: Map<string, string>, after: Map<string, string>): string[] =>
  [...after].filter(([name, sum]) => before.get(name) !== sum).map(([name]) => name)
