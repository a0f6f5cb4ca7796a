import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'

const longest = 120_000

/** Whether a program is installed, in a version that says what is wanted; where it is not, the test says so and is skipped. */
export function isHere(t: TestContext, program: string, wanted?: RegExp): boolean {
  const isInstalled = spawnSync('which', [program]).status === 0
  const version = isInstalled && wanted ? versionOf(program) : ''
  if (isInstalled && (wanted ?? /(?:)/).test(version)) return true
  t.skip(isInstalled ? `this ${program} is not the kind that is tried` : `${program} is not installed here`)
  return false
}

const versionOf = (program: string): string =>
  spawnSync(program, ['--version'], { timeout: longest }).stdout.toString()

/** A folder that goes with its test, and with it whatever still runs that was started in it. */
export function folderFor(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-interop-'))
  t.after(async () => {
    for (let round = 0; round < 60 && endAllOf(folder, round < 20 ? 'SIGTERM' : 'SIGKILL') > 0; round++)
      await pause(50)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  return folder
}

/** Ends everything that has this folder for its home, also what has gone its own way since; says how many there were. */
function endAllOf(folder: string, signal: NodeJS.Signals): number {
  const theirs = processes().filter((id) => environmentOf(id).includes(`HOME=${folder}\0`))
  for (const id of theirs)
    try {
      process.kill(id, signal)
    } catch {
      // It has ended by itself.
    }
  return theirs.length
}

/** Where the system does not list them there are none: a program's own end must do. */
function processes(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
  } catch {
    return []
  }
}

function environmentOf(id: number): string {
  try {
    return `${readFileSync(`/proc/${id}/environ`, 'latin1')}\0`
  } catch {
    return ''
  }
}

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string }

/** Some programs do not run for root. */
export const nobody = { uid: 65_534, gid: 65_534 }
export const isRoot = userInfo().uid === 0

type As = {
  readonly uid?: number
  readonly gid?: number
  /** What else it finds in its environment. */
  readonly env?: Readonly<Record<string, string>>
}

/** Starts a program in an environment in which it finds nothing of ours. It ends with its folder, or after two minutes. */
export function start(program: string, args: readonly string[], folder: string, as: As = {}): ChildProcess {
  const { env: more, ...who } = as
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    USER: who.uid === nobody.uid ? 'nobody' : userInfo().username,
    LANG: 'C.UTF-8',
    TERM: 'xterm',
    PYENV_VERSION: process.env['PYENV_VERSION'],
    ...more,
  }
  return spawn(program, args, { cwd: folder, env, timeout: longest, killSignal: 'SIGKILL', ...who })
}

/** Runs a program to its end. */
export function run(program: string, args: readonly string[], folder: string, as: As = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = start(program, args, folder, as)
    const [out, err]: [Buffer[], Buffer[]] = [[], []]
    child.stdout!.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr!.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('error', reject)
    child.on('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    )
    child.stdin!.on('error', () => {})
    child.stdin!.end()
  })
}

/** Looks again and again until there is something to see, and says what it last saw where there never is. */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  isSo: (seen: T) => boolean = Boolean,
  seconds = 30,
): Promise<T> {
  const end = Date.now() + seconds * 1000
  for (;;) {
    const seen = await look()
    if (isSo(seen)) return seen
    if (Date.now() > end) throw new Error(`${what}: not within ${seconds} s; last seen: ${String(seen)}`)
    await pause(50)
  }
}
