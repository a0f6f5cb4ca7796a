import pg from 'pg'
import { setTimeout as pause } from 'node:timers/promises'
import { isAway } from './away.ts'
import { clientOptions, type Connection } from './pool.ts'

const oldestVersion = 15

/** Letters of each script the search must find. A database under the C locale finds none of them, and says nothing. */
const words = ['мир', '世界和平', 'سلام', 'paix']

/**
 * Throws, in words, when this server or database cannot carry the program. Waits for one that is still starting, and
 * says once that it does.
 */
export async function checkServer(
  connection: Connection,
  onWait: (words: string) => void = () => {},
  patience = 30_000,
): Promise<void> {
  const client = await connect(connection, Date.now() + patience, onWait)
  try {
    const { rows } = await client.query<{ version: string; encoding: string }>(
      `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`,
    )
    const { version, encoding } = rows[0]!
    const major = Math.floor(Number(version) / 10_000)
    if (major < oldestVersion)
      throw new Error(`The database server is PostgreSQL ${major}; Plenary needs ${oldestVersion} or later.`)
    if (encoding !== 'UTF8')
      throw new Error(
        `The database is encoded in ${encoding}. Make it with: create database plenary encoding 'UTF8' template template0`,
      )
  } finally {
    await client.end()
  }
}

/** Throws when search would silently find nothing in some scripts. Needs pg_trgm, so it runs after the migrations. */
export async function checkTrigrams(connection: Connection): Promise<void> {
  const client = await connect(connection, 0, () => {})
  try {
    const { rows } = await client.query<{ word: string }>(
      `select word from unnest($1::text[]) as word where cardinality(show_trgm(word)) = 0`,
      [words],
    )
    if (rows.length === 0) return
    throw new Error(
      `This database's locale does not know the letters of ${rows.map(({ word }) => word).join(', ')}, so search would find nothing there. ` +
        "Make the database under a Unicode locale: create database plenary encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' " +
        "template template0 (PostgreSQL 17 or later), or locale 'C.UTF-8'.",
    )
  } finally {
    await client.end()
  }
}

async function connect(
  connection: Connection,
  until: number,
  onWait: (words: string) => void,
): Promise<pg.Client> {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ ...clientOptions(connection), connectionTimeoutMillis: 10_000 })
    client.on('error', () => {}) // the query in progress reports it
    try {
      await client.connect()
      return client
    } catch (error) {
      if (!isAway(error) || Date.now() > until)
        throw new Error(`The database cannot be reached: ${wordsOf(error)}`, { cause: error })
      if (tries === 0) onWait(`The database does not answer yet (${wordsOf(error)}): waiting for it.`)
      await pause(500)
    }
  }
}

/** Where a name has several addresses, the error itself says nothing and each try has its own words. */
const wordsOf = (error: unknown): string =>
  error instanceof AggregateError
    ? error.errors.map(wordsOf).join(', ')
    : error instanceof Error
      ? error.message
      : String(error)
