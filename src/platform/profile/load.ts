import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Profile } from './profile.ts'
import { readProfile } from './read.ts'

const profilesFolder = join(import.meta.dirname, '../../../profiles')

/** Thrown by `loadProfile`; the message lists every problem, one a line. */
export class WrongProfile extends Error {
  readonly problems: readonly string[]

  constructor(name: string, problems: readonly string[]) {
    super([`The profile "${name}" is wrong:`, ...problems.map((problem) => `  - ${problem}`)].join('\n'))
    this.name = 'WrongProfile'
    this.problems = problems
  }
}

/** The names of the profiles that are there. */
export function listProfiles(folder = profilesFolder): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}

/** The profile of this name, complete and checked; throws `WrongProfile` with every problem otherwise. */
export function loadProfile(name: string, folder = profilesFolder): Profile {
  if (!/^[a-z0-9-]+$/.test(name) || !existsSync(join(folder, name)))
    throw new WrongProfile(name, [`there is no such profile; there are: ${listProfiles(folder).join(', ')}`])
  const read = readProfile(join(folder, name))
  if (!read.ok) throw new WrongProfile(name, read.problems)
  return read.profile
}
