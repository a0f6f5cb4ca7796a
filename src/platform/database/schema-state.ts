import { sql } from 'kysely'
import type { Database } from './database.ts'
import { readMigrations } from './migrate.ts'

const needed = readMigrations().map(({ name }) => name)

/** Whether the tables are as this version of the program needs them. Throws when the database cannot be asked. */
export async function isSchemaCurrent(db: Database): Promise<boolean> {
  try {
    const { rows } = await sql<{ name: string }>`select name from migration`.execute(db)
    const applied = new Set(rows.map(({ name }) => name))
    return needed.every((name) => applied.has(name))
  } catch (error) {
    const hasNoTables = error instanceof Error && 'code' in error && error.code === '42P01'
    if (hasNoTables) return false
    throw error
  }
}
