import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { clientOptions, type Connection } from './pool.ts'

/** The migrations can not be applied to this database; the message says why and what to do. */
export class MigrationRefused extends Error {}

export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string }
type Applied = { readonly name: string; readonly checksum: string }

export const migrationsFolder = join(import.meta.dirname, '../../../db/migrations')

/** All processes that migrate take this lock, so that two who start at once do not meet. */
const lock = 7_065_733_801

export function readMigrations(folder = migrationsFolder): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  return names.map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

/** Brings the schema up to date and returns the names of what was applied. Each migration is one transaction. */
export async function migrate(
  connection: Connection,
  migrations: readonly Migration[] = readMigrations(),
  onApplied: (name: string) => void = () => {},
): Promise<string[]> {
  const client = new pg.Client(clientOptions(connection))
  client.on('error', () => {}) // the query in progress reports it
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    await client.query(`create table if not exists migration
      (name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
    const { rows: applied } = await client.query<Applied>(
      'select name, checksum from migration order by name',
    )
    const missing = decideMigrations(migrations, applied)
    for (const migration of missing) {
      await apply(client, migration)
      onApplied(migration.name)
    }
    return missing.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

/** What is still to apply. A changed file, or one this program does not know, is refused: history is never rewritten. */
export function decideMigrations(known: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const byName = new Map(known.map((migration) => [migration.name, migration]))
  for (const { name, checksum } of applied) {
    const migration = byName.get(name)
    if (!migration) {
      throw new MigrationRefused(
        `This database was last used by a newer version of Plenary: it holds the migration ${name}, which is unknown here. ` +
          'Start that version or a later one, or restore a backup from before the upgrade.',
      )
    }
    if (migration.checksum !== checksum) {
      throw new MigrationRefused(
        `The migration ${name} was changed after it had been applied. Put the file back as it was, ` +
          'and write what should change as a new migration.',
      )
    }
  }
  const done = new Set(applied.map(({ name }) => name))
  return known.filter(({ name }) => !done.has(name))
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw new Error(`The migration ${name} failed: ${(error as Error).message}`, { cause: error })
  }
}
