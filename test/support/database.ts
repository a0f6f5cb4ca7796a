import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { createDatabase, dropDatabase } from '../../src/platform/database/create.ts'
import { type Connection, type Database, openDatabase } from '../../src/platform/database/database.ts'
import { startTestServer, templateName } from './test-server.ts'

type Socket = Extract<Connection, { host: string }>

export type FreshDatabase = {
  readonly db: Database
  readonly url: Socket
  close(): Promise<void>
  /** Closes the connections and lets the database stay, for others to be copied from. */
  leave(): Promise<void>
}

/**
 * An empty, migrated database of this test's own, or a copy of another one. `bin/test` shares one server through
 * PLENARY_TEST_SOCKET.
 */
export async function freshDatabase(from = templateName): Promise<FreshDatabase> {
  const url = { ...(await server()), database: `test_${randomBytes(8).toString('hex')}` }
  await createDatabase(url, from)
  const { db, close } = openDatabase({ connection: url, max: 20, log: pino({ level: 'silent' }) })
  return {
    db,
    url,
    leave: close,
    close: async () => {
      await close()
      await dropDatabase(url)
    },
  }
}

let own: Promise<Socket> | undefined

function server(): Promise<Socket> {
  const shared = process.env['PLENARY_TEST_SOCKET']
  if (shared) return Promise.resolve({ host: shared, port: 5432, user: 'plenary', database: '' })
  own ??= startTestServer().then((started) => {
    started.unref()
    return started.connection
  })
  return own
}
