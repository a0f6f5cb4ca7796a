import type { FromChild, Opening, ToChild } from './messages.ts'

export type Running = { close(): Promise<void> }

/**
 * The child's side: opens when told to, closes when told to, when the parent is gone, or at SIGTERM. Ctrl-C reaches
 * every process of a terminal; the parent decides what it means, so children do not listen to it.
 */
export function runChild(open: (opening: Opening) => Promise<Running>): void {
  let running: Promise<Running> | undefined
  let isEnding = false

  const end = async () => {
    if (isEnding) return
    isEnding = true
    await (await running?.catch(() => undefined))?.close()
    process.exit(0)
  }

  process.on('message', (message: ToChild) => {
    if ('stop' in message) return void end()
    running = open(message.open)
    running.then(
      () => tell({ ready: true }),
      (error: Error) => {
        tell({ failed: wordsOf(error) })
        process.exitCode = 1
        process.disconnect()
      },
    )
  })
  process.on('disconnect', () => void (process.exitCode ? process.exit() : end()))
  process.on('SIGTERM', () => void end())
  process.on('SIGINT', () => {})
}

/** Says something to the parent; a process that was started by hand has none. */
export const tell = (message: FromChild) => process.send?.(message)

type Place = { port?: number; address?: string; hostname?: string }

/** Troubles a person can do something about are told in one sentence, all others with where they happened. */
function wordsOf(error: Error): string {
  const { code, port, address, hostname } = error as NodeJS.ErrnoException & Place
  if (code === 'EADDRINUSE')
    return `Another program already uses port ${port} on ${address}. Stop it, or choose another one: PLENARY_PORT=8080`
  if (code === 'EADDRNOTAVAIL')
    return `This machine has no address ${address}. Choose one it has: PLENARY_HOST=127.0.0.1`
  if (code === 'ENOTFOUND')
    return `No machine is called ${hostname}. Look at PLENARY_HOST, and at DATABASE_URL where it is set.`
  if (code === 'EACCES' && port)
    return `This user may not use port ${port}. Choose one above 1023, for example PLENARY_PORT=8080`
  return error.stack ?? String(error)
}
