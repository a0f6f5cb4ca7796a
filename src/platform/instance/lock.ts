import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { makeDataFolder } from '../data-folder.ts'
import { isSame, markOf, type ProcessMark } from './identity.ts'

/** Who uses a data folder just now, and where its database can be reached once it runs. */
export type Holder = ProcessMark & {
  readonly purpose: string
  readonly since: string
  readonly socket?: string
  readonly address?: string
  /** It was asked to stop and finishes what it has begun. */
  readonly isEnding?: boolean
}

export type Lock = {
  /** Tells other processes what they may use: the database's socket, the site's address. */
  publish(more: { socket?: string; address?: string; isEnding?: boolean }): void
  release(): void
}

const fileOf = (dataFolder: string) => join(dataFolder, 'instance.json')

/** Takes the data folder for this process, or says who has it. A holder that was killed has it no more. */
export function takeLock(dataFolder: string, purpose: string): Lock | Holder {
  makeDataFolder(dataFolder)
  const file = fileOf(dataFolder)
  const own: Holder = { ...markOf(process.pid)!, purpose, since: new Date().toISOString() }
  for (let tries = 0; tries < 100; tries++) {
    if (appear(file, own)) return held(file, own)
    const seen = read(file)
    if (seen && isSame(seen)) return seen
    if (seen) removeStale(file, seen)
  }
  throw new Error(`The lock ${file} can be neither taken nor read.`)
}

/** Long enough for a holder that is being stopped at this moment to say so. */
const forOneThatRuns = 1000
const forOneThatEnds = 30_000

/** The same, but waits while the holder is stopping: whoever stops and starts again meets no closed door. */
export async function takeLockSoon(dataFolder: string, purpose: string): Promise<Lock | Holder> {
  const began = performance.now()
  for (;;) {
    const outcome = takeLock(dataFolder, purpose)
    if (isLock(outcome)) return outcome
    const patience = outcome.isEnding ? forOneThatEnds : forOneThatRuns
    if (performance.now() - began > patience) return outcome
    await setTimeout(25)
  }
}

/** Who holds the data folder, if anybody alive does. */
export function findHolder(dataFolder: string): Holder | undefined {
  const seen = read(fileOf(dataFolder))
  return seen && isSame(seen) ? seen : undefined
}

export const isLock = (outcome: Lock | Holder): outcome is Lock => 'release' in outcome

function held(file: string, own: Holder): Lock {
  let current = own
  return {
    publish(more) {
      current = { ...current, ...more }
      const half = `${file}.${process.pid}`
      writeFileSync(half, JSON.stringify(current), { mode: 0o600 })
      renameSync(half, file)
    },
    release() {
      if (read(file)?.pid === own.pid) rmSync(file, { force: true })
    },
  }
}

/** Makes the file appear with its whole content, unless one is there. */
function appear(file: string, own: Holder): boolean {
  const half = `${file}.${process.pid}`
  writeFileSync(half, JSON.stringify(own), { mode: 0o600 })
  try {
    linkSync(half, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(half, { force: true })
  }
}

/** Two starts may see the same stale file: only what was seen is removed, never a lock somebody has taken meanwhile. */
function removeStale(file: string, seen: Holder): void {
  const aside = `${file}.stale.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const removed = read(aside)
  if (removed && (removed.pid !== seen.pid || removed.started !== seen.started)) {
    try {
      linkSync(aside, file)
    } catch {
      // A third one has it by now, and will find out as we would.
    }
  }
  rmSync(aside, { force: true })
}

/** What the file says; one that was garbled by a power cut belongs to nobody. */
function read(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    return isMissing ? undefined : { pid: 0, started: '', purpose: '', since: '' }
  }
}
