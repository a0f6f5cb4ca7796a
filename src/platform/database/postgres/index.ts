import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Connection } from '../pool.ts'
import { startGuarded } from './guardian.ts'
import { initialise, owner } from './initialise.ts'
import { endLeftRunning, readPidFile, signalTo } from './left-running.ts'
import { give } from './folder.ts'
import { preparePlaces, type Places } from './places.ts'
import { findProgram } from './program.ts'
import { durable, fleeting, serverSettings } from './settings.ts'
import { socketPort } from './socket.ts'

export type EmbeddedServer = {
  readonly connection: Extract<Connection, { host: string }>
  readonly pid: number
  readonly note?: string
  /** Settles when the server has ended, for whatever reason. */
  readonly ended: Promise<void>
  stop(): Promise<void>
  /** Lets our own process end without waiting for the server, which then ends too. */
  unref(): void
}

export type Wishes = {
  readonly dataFolder: string
  /** Tests only: faster, and lost at a power cut. */
  readonly fleeting?: boolean
  /** A folder the server's guardian removes when the server has ended. */
  readonly removeAtEnd?: string
  /** Where files go that the database's user cannot reach; tests set it. */
  readonly elsewhere?: string
}

/** Starts the embedded PostgreSQL of a data folder. Whoever calls this holds the folder's lock. */
export async function startEmbedded(wishes: Wishes): Promise<EmbeddedServer> {
  const places = preparePlaces(wishes.dataFolder, findProgram(), wishes.elsewhere)
  await initialise(places, { sync: !wishes.fleeting })
  await endLeftRunning(places)
  const patience = Date.now() + 15_000
  for (;;) {
    const tried = await tryStart(places, wishes)
    if ('connection' in tried) return tried
    const isBusy = /lock file|pre-existing shared memory block|could not bind/.test(tried.said)
    if (!isBusy || Date.now() > patience) throw new Error(`The database did not start.\n${tried.said}`)
    await pause(200)
  }
}

async function tryStart(places: Places, wishes: Wishes): Promise<EmbeddedServer | { said: string }> {
  const file = logFile(join(wishes.dataFolder, 'logs'), places)
  const log = openSync(file, 'w', 0o600)
  const settings = serverSettings(places.socketFolder, wishes.fleeting ? fleeting : durable)
  const remove = wishes.removeAtEnd ?? (places.socketIsTemporary ? places.socketFolder : '')
  const guardian = startGuarded(places, settings, log, remove)
  closeSync(log)
  let isOver = false
  const ended = once(guardian, 'exit').then(() => {
    isOver = true
  })
  while (!isOver) {
    const seen = readPidFile(places.cluster)
    if (seen?.ready) {
      return {
        connection: { host: places.socketFolder, port: socketPort, user: owner, database: 'plenary' },
        pid: seen.pid,
        note: places.note,
        ended,
        stop: () => stop(seen.pid, ended),
        unref: () => {
          guardian.unref()
          ;(guardian.stdin as unknown as { unref(): void }).unref()
        },
      }
    }
    await Promise.race([pause(10), ended])
  }
  return { said: readFileSync(file, 'utf8').trim() }
}

/** The log of this run and of the one before: enough to see why a server ended. */
function logFile(folder: string, { user }: Places): string {
  give(folder, user)
  const file = join(folder, 'postgres.log')
  if (existsSync(file)) renameSync(file, join(folder, 'postgres.previous.log'))
  return file
}

async function stop(pid: number, ended: Promise<void>): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    signalTo(pid, signal)
    const isEnded = await Promise.race([ended.then(() => true), pause(patience, false, { ref: false })])
    if (isEnded) return
  }
}
