import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A server in a process of its own, so that driving it does not slow it down more than it must. */
export type Served = { readonly port: number; close(): Promise<void> }

/** Starts `bench/<name>.ts`, hands it `given`, and waits until it tells the port it listens on. */
export function serve(name: string, given: object): Promise<Served> {
  const child = fork(fileURLToPath(new URL(`${name}.ts`, import.meta.url)), {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  child.send(given)
  return new Promise((resolve, reject) => {
    child.once('message', (port) => resolve({ port: port as number, close: () => end(child) }))
    child.once('exit', (code) => reject(new Error(`bench/${name}.ts ended with ${code}`)))
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
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), 5_000).unref()
  })
}
