import { fork } from 'node:child_process'

type Answer<T> = { readonly done: T } | { readonly failed: string }

export type Task<T> = { readonly result: Promise<T>; cancel(): void }

/** Runs a script to its end in a process of its own, so that what it needed in memory goes with it. */
export function runTask<T>(script: string, given: object): Task<T> {
  const child = fork(script, { execArgv: process.execArgv })
  const result = new Promise<T>((resolve, reject) => {
    child.on('message', (answer: Answer<T>) =>
      'done' in answer ? resolve(answer.done) : reject(new Error(answer.failed)),
    )
    child.on('exit', (code, signal) =>
      reject(new Error(`${script} ended too early (${signal ?? `code ${code}`}).`)),
    )
    child.send(given)
  })
  return { result, cancel: () => void child.kill('SIGTERM') }
}

/** The script's side: does its work once it is told what with, and ends. */
export function beTask<T>(work: (given: unknown) => Promise<T>): void {
  process.on('SIGINT', () => {}) // Ctrl-C reaches every process of a terminal; the parent decides what it means
  process.once('message', (given: unknown) => {
    void work(given)
      .then((done): Answer<T> => ({ done }))
      .catch((error: Error): Answer<T> => ({ failed: error.message }))
      .then((answer) => process.send?.(answer, () => process.exit(0)))
  })
}
