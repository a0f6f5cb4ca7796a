import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Connection } from '../../src/platform/database/pool.ts'
import { readPidFile } from '../../src/platform/database/postgres/left-running.ts'
import { findHolder } from '../../src/platform/instance/lock.ts'

const top = join(import.meta.dirname, '../..')

export type RealProgram = {
  readonly child: ChildProcess
  readonly url: string
  /** Everything it has said so far. */
  said(): string
  /** Settles when it says it is ready; fails when it ends before. */
  readonly ready: Promise<void>
  readonly ended: Promise<number | string>
  /** Where a plain client finds its embedded database. */
  connection(): Extract<Connection, { host: string }>
  /** The processes of the program and of its database, ours first. */
  processes(): { program: number[]; database: number[] }
  /** Kills all of them at one moment, so that nobody can finish anything. */
  killAll(): Promise<void>
  stop(signal?: NodeJS.Signals): Promise<number | string>
}

const started: RealProgram[] = []

/** Ends what tests that failed have left running. */
export async function stopLeftovers(): Promise<void> {
  await Promise.all(started.splice(0).map((program) => program.stop()))
}

/** The program as `npm start` runs it, in a process group of its own: what a person or a service manager would start. */
export function startReal(options: {
  data: string
  port: number
  env?: NodeJS.ProcessEnv
  user?: { uid: number; gid: number }
  /** Which Node reads bin/start; the pinned one unless said otherwise. */
  node?: string
  /** Typed as people type it, with npm in front. */
  throughNpm?: true
}): RealProgram {
  const url = `http://localhost:${options.port}`
  const [first, ...given] = options.throughNpm
    ? (['npm', '--prefix', top, 'start'] as const)
    : ([options.node ?? process.execPath, join(top, 'bin/start')] as const)
  const child = spawn(first, given, {
    ...options.user,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...plainEnvironment(),
      PLENARY_DATA: options.data,
      PLENARY_PORT: String(options.port),
      PLENARY_DEMO: 'off',
      // Several programs run beside each other here; a test of mail names the ports it wants.
      PLENARY_IMAP_PORT: '0',
      PLENARY_IMAPS_PORT: '0',
      PLENARY_SMTP_PORT: '0',
      PLENARY_LMTP_PORT: '0',
      PLENARY_SUBMISSION_PORT: '0',
      ...options.env,
    },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => (said += part.toString()))
  const ended = new Promise<number | string>((resolve) =>
    child.once('close', (code, signal) => resolve(signal ?? code ?? -1)),
  )
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => said.includes('Plenary is ready') && resolve())
    void ended.then((code) => reject(new Error(`it ended with ${code}:\n${said}`)))
  })
  ready.catch(() => {})

  const processes = (): { program: number[]; database: number[] } => {
    const postmaster = readPidFile(join(options.data, 'postgres'))?.pid ?? 0
    const table = allProcesses()
    const guardian = table.find(({ pid }) => pid === postmaster)?.parent
    const ours = table.filter(({ group }) => group === child.pid).map(({ pid }) => pid)
    const database = table.filter(
      ({ pid, parent }) => pid === guardian || pid === postmaster || parent === postmaster,
    )
    return { program: ours, database: postmaster ? database.map(({ pid }) => pid) : [] }
  }

  const program: RealProgram = {
    child,
    url,
    said: () => said,
    ready,
    ended,
    connection: () => ({
      host: findHolder(options.data)?.socket ?? '',
      port: 5432,
      user: 'plenary',
      database: 'plenary',
    }),
    processes,
    async killAll() {
      const { program: ours, database } = processes()
      spawnSync('kill', ['-KILL', ...[...ours, ...database].map(String)])
      await ended
    },
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal)
      return ended
    },
  }
  started.push(program)
  return program
}

/** Nothing of the test run's own settings reaches the program. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(PLENARY_|DATABASE_URL|SMTP_URL|NODE_|npm_)/.test(name),
  )
  return Object.fromEntries(kept)
}

/** Every process of the machine that is alive; one that only waits to be noticed by its parent is not. */
function allProcesses(): { pid: number; parent: number; group: number }[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,pgid=,stat='], { encoding: 'utf8' })
  const alive = stdout.split('\n').filter((line) => line.trim() && !/Z\S*\s*$/.test(line))
  return alive.map((line) => {
    const [pid = 0, parent = 0, group = 0] = line.trim().split(/\s+/).map(Number)
    return { pid, parent, group }
  })
}

/** A port nobody uses at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

/** Waits until something holds, looking often. */
export async function until(holds: () => boolean | Promise<boolean>, patience = 15_000): Promise<void> {
  const last = Date.now() + patience
  while (!(await holds())) {
    if (Date.now() > last) throw new Error('it did not come to hold in time')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
