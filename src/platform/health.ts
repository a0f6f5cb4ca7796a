import { sql } from 'kysely'
import type { Database } from './database/database.ts'
import { readMigrations } from './database/migrate.ts'

/** Whether this process should be given requests, and if not, in one word why. */
export type Readiness =
  { readonly ready: true } | { readonly ready: false; readonly why: 'draining' | 'database' | 'schema' }

const needed = readMigrations().map(({ name }) => name)

/** For /readyz: the database answers, its schema has all this program needs, and the process is not about to end. */
export async function readiness(db: Database, isDraining: boolean): Promise<Readiness> {
  if (isDraining) return { ready: false, why: 'draining' }
  try {
    const { rows } = await sql<{ name: string }>`select name from migration`.execute(db)
    const applied = new Set(rows.map(({ name }) => name))
    return needed.every((name) => applied.has(name)) ? { ready: true } : { ready: false, why: 'schema' }
  } catch (error) {
    const hasNoTables = error instanceof Error && 'code' in error && error.code === '42P01'
    return { ready: false, why: hasNoTables ? 'schema' : 'database' }
  }
}
