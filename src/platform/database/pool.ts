import pg from 'pg'
import type { Logger } from 'pino'
import { NamingClient } from './statements.ts'

/** Where the database is: a folder with a socket, or an address such as postgres://name:word@host/base. */
export type Connection =
  | { readonly url: string }
  | { readonly host: string; readonly port: number; readonly user: string; readonly database: string }

const seconds = 1000

/** No request may hold the database longer than this; long work sets its own limit with `set local`. */
const limits = {
  statement_timeout: 15 * seconds,
  lock_timeout: 8 * seconds,
  idle_in_transaction_session_timeout: 30 * seconds,
  connectionTimeoutMillis: 8 * seconds,
}

/** `date` stays text (YYYY-MM-DD): a day has no time zone. `bigint` becomes a number: counts and sizes fit. */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === pg.types.builtins.DATE) return (text: string) => text
    if (oid === pg.types.builtins.INT8) return Number
    return pg.types.getTypeParser(oid, format)
  },
}

export const clientOptions = (connection: Connection): pg.ClientConfig =>
  'url' in connection ? { connectionString: connection.url } : { ...connection }

export function openPool({
  connection,
  max,
  log,
}: {
  connection: Connection
  max: number
  log: Logger
}): pg.Pool {
  const pool = new pg.Pool({
    ...clientOptions(connection),
    ...limits,
    Client: NamingClient,
    types,
    max,
    idleTimeoutMillis: 30 * seconds,
    application_name: 'plenary',
    allowExitOnIdle: true,
  })
  // Without listeners a restart of the server would end this process: both idle and working connections report it.
  const lost = (error: Error) => log.warn({ reason: error.message }, 'a database connection was lost')
  pool.on('error', lost)
  pool.on('connect', (client) => client.on('error', lost))
  return pool
}
