import { Kysely, PostgresDialect, type Transaction as KyselyTransaction } from 'kysely'
import type { Logger } from 'pino'
import { type Connection, openPool } from './pool.ts'
import type { Tables } from './tables.ts'

export { isAway } from './away.ts'
export { violated } from './violated.ts'
export type { Connection } from './pool.ts'

export type Database = Kysely<Tables>

declare const running: unique symbol

/**
 * A transaction in progress, as `inTransaction` hands it out. A store function asks for one when it must not run
 * alone: a plain `Database` does not type-check in its place, while a `Transaction` may go wherever a `Database` may.
 */
export type Transaction = KyselyTransaction<Tables> & { readonly [running]: true }

export type OpenDatabase = {
  readonly db: Database
  readonly pool: ReturnType<typeof openPool>
  close(): Promise<void>
}

/** Opens a pool of at most `max` connections. It outlives restarts of the server: queries fail meanwhile, then work. */
export function openDatabase(options: { connection: Connection; max: number; log: Logger }): OpenDatabase {
  const pool = openPool(options)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}

/** Runs one act. Everything written is kept together when `work` returns, and nothing of it when it throws. */
export function inTransaction<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction().execute((tx) => work(tx as Transaction))
}
