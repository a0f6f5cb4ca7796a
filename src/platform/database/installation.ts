import { sql } from 'kysely'
import type { Database } from './database.ts'

/** A small fact about this installation, such as that the demo was loaded. */
export async function readInstallation(db: Database, name: string): Promise<unknown> {
  const row = await db.selectFrom('installation').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value
}

/** Notes a fact, in place of an earlier one of that name. */
export async function writeInstallation(db: Database, name: string, value: unknown): Promise<void> {
  const json = JSON.stringify(value)
  await db
    .insertInto('installation')
    .values({ name, value: json })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: json }))
    .execute()
}

/** Whether no table holds anything but the house's own notes: only such a database is filled with invented people. */
export async function isEmptyDatabase(db: Database): Promise<boolean> {
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not in ('migration', 'installation')`.execute(
    db,
  )
  for (const { name } of tables) {
    const { rows } = await sql`select from ${sql.table(name)} limit 1`.execute(db)
    if (rows.length > 0) return false
  }
  return true
}
