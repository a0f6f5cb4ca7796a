import { type ChildProcess, fork } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import type { FromChild, Opening, ToChild } from './messages.ts'

export type Kept = {
  readonly name: string
  /** Settles when it first takes work, and fails when it cannot. */
  readonly ready: Promise<void>
  /** Ends the present process and starts another, as after a change of the program. */
  restart(): void
  /** Lets it finish what it has begun, and ends it for good. */
  stop(): Promise<void>
}

/** Loading the program would blow up the young heap for good; measured, pages are drawn as fast with a small one. */
const modest = ['--max-semi-space-size=4']

export type Role = {
  readonly name: string
  readonly script: string
  readonly given: readonly string[]
  /** People wait for it at this moment: its first death is followed by its next life at once. */
  readonly isAwaited?: true
  /** How long after it says that people would wait another one is made ready, in milliseconds. */
  readonly spareAfter?: number
  /** How long it may take to finish what it has begun, in milliseconds. */
  readonly patience?: number
}

/** How long to wait before each new try; a process that lived a minute starts the row again. */
const waits = [0, 500, 1000, 2000, 5000, 10_000]
const longLife = 60_000

/**
 * Runs a child process and starts it again whenever it dies. `opening` gives what it is told each time; while it has
 * not come, the child loads its program.
 */
export function keepAlive(
  role: Role,
  opening: () => Promise<Opening>,
  onDeath: (words: string) => void,
): Kept {
  const first = Promise.withResolvers<void>()
  first.promise.catch(() => {}) // whoever waits for it hears of it; nobody need wait
  let child: ChildProcess
  let spare: ChildProcess | undefined
  let sparing: NodeJS.Timeout | undefined
  let isStopping = false
  let isRestarting = false
  let hasOpened = false
  let deaths = role.isAwaited ? -1 : 0

  const born = () => fork(role.script, [...role.given], { execArgv: [...process.execArgv, ...modest] })

  /** Another one that has loaded its program and is told nothing yet, for as long as people would wait. */
  const keepSpare = (isAwaited: boolean) => {
    clearTimeout(sparing)
    if (!isAwaited) return dropSpare()
    if (spare) return
    sparing = setTimeout(() => {
      const it = (spare = born())
      it.once('exit', () => spare === it && (spare = undefined))
    }, role.spareAfter ?? 5000)
    sparing.unref()
  }
  const dropSpare = () => {
    clearTimeout(sparing)
    const it = spare
    spare = undefined
    it?.kill('SIGKILL')
  }

  const start = () => {
    const since = Date.now()
    let failure = ''
    child = spare ?? born()
    spare = undefined
    child.on('message', (message: FromChild) => {
      if ('failed' in message) return void (failure = message.failed)
      if ('awaited' in message) return void (isStopping || keepSpare(message.awaited))
      hasOpened = true
      first.resolve()
    })
    void opening().then(
      (told) => send(child, { open: told }),
      () => send(child, { stop: true }),
    )
    child.once('exit', (code, signal) => void died({ since, failure, how: signal ?? `code ${code}` }))
  }

  const died = async ({ since, failure, how }: { since: number; failure: string; how: string }) => {
    if (isStopping) return
    if (!isRestarting) {
      // One that never opened fails the whole start, which says why; it would be wrong to promise another try.
      if (hasOpened) onDeath(`The ${role.name} process died (${how}) and is started again. ${failure}`.trim())
      else first.reject(new Error(failure || `The ${role.name} process ended at once (${how}).`))
    }
    deaths = isRestarting || Date.now() - since > longLife ? 0 : deaths + 1
    isRestarting = false
    clearTimeout(sparing)
    if (!spare) await pause(waits[Math.min(Math.max(deaths, 0), waits.length - 1)], undefined, { ref: false })
    if (!isStopping) start()
  }

  start()
  return {
    name: role.name,
    ready: first.promise,
    restart() {
      isRestarting = true
      dropSpare() // its program is the old one
      send(child, { stop: true })
    },
    async stop() {
      isStopping = true
      dropSpare()
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      send(child, { stop: true })
      const isGone = await Promise.race([
        gone.then(() => true),
        pause(role.patience ?? 25_000, false, { ref: false }),
      ])
      if (!isGone) child.kill('SIGKILL')
      await gone
    },
  }
}

/** A child that is just dying cannot be told anything; its death is noticed anyway. */
const send = (child: ChildProcess, message: ToChild) =>
  void (child.connected && child.send(message, () => {}))
