import { setTimeout as pause } from 'node:timers/promises'
import type { Config } from '../platform/config.ts'
import { type Connection, openDatabase } from '../platform/database/database.ts'
import { readInstallation } from '../platform/database/installation.ts'
import { startEmbedded } from '../platform/database/postgres/index.ts'
import { socketPort } from '../platform/database/postgres/socket.ts'
import { makeReady } from '../platform/database/ready.ts'
import { readiness } from '../platform/health.ts'
import type { House } from '../platform/house.ts'
import { findHolder, isLock, takeLock } from '../platform/instance/lock.ts'
import { openLog } from '../platform/logging.ts'
import { openHouse } from '../platform/open-house.ts'
import type { Progress } from '../platform/progress/terminal.ts'

/** What was asked for cannot be done as things are; the message says why. */
export class Refused extends Error {}

/** The database cannot be used just now; the message says why. */
export class NotAvailable extends Error {}

const silent: Progress = { say: () => {}, step: (_, work) => work(() => {}) }

/** How long another command may take that has the data folder, or a start until its database runs. */
const patience = 60_000

/** Gives `work` the database: the running instance's, else the embedded one, started for as long as `work` takes. */
export async function withConnection<T>(
  config: Config,
  purpose: string,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  if (config.databaseUrl) return work({ url: config.databaseUrl })
  for (const until = Date.now() + patience; ; await pause(200)) {
    const holder = findHolder(config.dataFolder)
    const socket = holder?.isEnding ? undefined : holder?.socket
    if (socket) return work({ host: socket, port: socketPort, user: 'plenary', database: 'plenary' })
    const lock = takeLock(config.dataFolder, purpose)
    if (isLock(lock)) return await withOwnServer(config, work).finally(lock.release)
    if (Date.now() > until)
      throw new NotAvailable(`The data folder is in use by "${lock.purpose}" (process ${lock.pid}).`)
  }
}

async function withOwnServer<T>(
  { dataFolder }: Config,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const server = await startEmbedded({ dataFolder }).catch((error: Error) => {
    throw new NotAvailable(error.message)
  })
  try {
    await makeReady(server.connection, silent)
    return await work(server.connection)
  } finally {
    await server.stop()
  }
}

/** Gives `work` the whole house. The schema must be the one this program needs. */
export function withHouse<T>(
  config: Config,
  purpose: string,
  work: (house: House) => Promise<T>,
): Promise<T> {
  return withConnection(config, purpose, async (connection) => {
    const demo = await checkSchema(config, connection)
    const house = openHouse({ config: quiet(config), connection, demo, process: 'command', connections: 4 })
    try {
      return await work(house)
    } finally {
      await house.close()
    }
  })
}

/** Says whether this is a demo, or why the database cannot be used yet. */
async function checkSchema(config: Config, connection: Connection): Promise<boolean> {
  const { db, close } = openDatabase({ connection, max: 1, log: openLog('silent', 'command') })
  try {
    const state = await readiness(db, false)
    if (!state.ready && state.why === 'schema')
      throw new NotAvailable('The tables are not up to date. Run: bin/plenary migrate')
    if (!state.ready)
      throw new NotAvailable('The database cannot be reached. Is it running, and is DATABASE_URL right?')
    return config.demo === 'on' || (config.demo === 'auto' && Boolean(await readInstallation(db, 'demo')))
  } finally {
    await close()
  }
}

/** Ordinary news of the house's work would only stand between a command's own words. */
const quiet = (config: Config): Config => ({
  ...config,
  logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel,
})
