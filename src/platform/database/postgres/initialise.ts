import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { give } from './folder.ts'
import type { Places } from './places.ts'

/** The database's own name for whoever may do everything. Only the socket's folder decides who can connect. */
export const owner = 'plenary'

/** Trigrams of Arabic, Chinese and Russian exist only under a locale that knows these letters; the C locale finds none. */
const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8']

/** Makes the database's files, once. A start that was cut short leaves nothing that looks finished. */
export async function initialise(places: Places, options: { sync: boolean }): Promise<void> {
  if (existsSync(places.door)) return checkMajor(places)
  const half = `${places.cluster}.new`
  rmSync(half, { recursive: true, force: true })
  give(half, places.user)
  await run(places, [
    '-D',
    half,
    '-U',
    owner,
    '--auth=trust',
    '--no-instructions',
    ...locale,
    ...(options.sync ? [] : ['--no-sync']),
  ])
  renameSync(half, places.cluster)
  if (places.door !== places.cluster) symlinkSync(places.cluster, places.door)
}

async function run(places: Places, given: string[]): Promise<void> {
  const program = join(places.program.native, 'bin', 'initdb')
  const child = spawn(program, given, {
    ...places.user,
    cwd: '/',
    env: databaseEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => (said += part.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`The database could not be made.\n${said.trim()}`)
}

function checkMajor({ cluster, program }: Places): void {
  const file = join(cluster, 'PG_VERSION')
  if (!existsSync(file))
    throw new Error(`${cluster} is there, but it is not a PostgreSQL database (it has no PG_VERSION).`)
  const made = Number(readFileSync(file, 'utf8').trim())
  if (made === program.major) return
  throw new Error(
    `The database in ${cluster} was made by PostgreSQL ${made}, and this version of Plenary brings PostgreSQL ${program.major}. ` +
      'Start the version of Plenary that made it, or see docs/operating/upgrade.md.',
  )
}

/** Nothing of our own settings reaches the database. */
export const databaseEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'] ?? '/usr/bin:/bin',
  TZ: 'UTC',
  LC_ALL: 'C',
})
