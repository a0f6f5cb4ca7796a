import { fork, type ChildProcess } from 'node:child_process'
import { openSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A server in a process of its own, so that driving it does not slow it down more than it must. */
export type Served = { readonly port: number; close(): Promise<void> }

/** Starts `bench/<name>.ts`, hands it `given`, and waits until it tells the port it listens on. Its log is written as ever. */
export function serve(name: string, given: object): Promise<Served> {
  const logFile = join(tmpdir(), `plenary-bench-${name}.log`)
  const log = openSync(logFile, 'w')
  const child = fork(fileURLToPath(new URL(`${name}.ts`, import.meta.url)), {
    serialization: 'advanced',
    stdio: ['ignore', log, log, 'ipc'],
  })
  child.send(given)
  return new Promise((resolve, reject) => {
    child.once('message', (port) => resolve({ port: port as number, close: () => end(child) }))
    child.once('exit', (code) => reject(new Error(`bench/${name}.ts ended with ${code}: see ${logFile}`)))
  })
}

/** The other side: what a served process does with what it was handed. */
export function beServed<T>(open: (given: T) => Promise<number>): void {
  process.once('message', (given) => {
    void open(given as T).then((port) => process.send?.(port))
  })
  process.on('disconnect', () => process.exit(0))
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), 5_000).unref()
  })
}
