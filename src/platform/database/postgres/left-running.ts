import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { markOf } from '../../instance/identity.ts'
import type { Places } from './places.ts'
import { socketFile } from './socket.ts'

/** What the server writes into its own folder: its process and whether it takes connections. */
export function readPidFile(cluster: string): { pid: number; ready: boolean } | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  return pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : undefined
}

/**
 * Ends a server that outlived the program that started it, and removes its notes. The caller holds the lock of the data
 * folder, so nobody uses it any more; a new one starts with our own settings and somebody to watch over it.
 */
export async function endLeftRunning({
  cluster,
  socketFolder,
}: Pick<Places, 'cluster' | 'socketFolder'>): Promise<void> {
  const left = readPidFile(cluster)
  // The number may by now belong to some other process, which must be left alone.
  if (left && isAlive(left.pid) && isServerOf(left.pid, cluster)) await end(left.pid)
  const socket = socketFile(socketFolder)
  for (const file of [join(cluster, 'postmaster.pid'), socket, `${socket}.lock`])
    rmSync(file, { force: true })
}

async function end(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    signalTo(pid, signal)
    if (await gone(pid, patience)) return
  }
  throw new Error(`A database server left running (process ${pid}) cannot be ended.`)
}

/** A process that has ended and only waits for its parent to notice is not alive. */
export const isAlive = (pid: number): boolean => markOf(pid) !== undefined

export function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It has just ended by itself.
  }
}

/** The server works in its own folder, and says so in its command line. */
function isServerOf(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster
  } catch {
    return (
      spawnSync('ps', ['-o', 'command=', '-p', String(pid)])
        .stdout?.toString()
        .includes(cluster) ?? false
    )
  }
}

async function gone(pid: number, patience: number): Promise<boolean> {
  const until = Date.now() + patience
  while (Date.now() < until) {
    if (!isAlive(pid)) return true
    await pause(20)
  }
  return false
}
