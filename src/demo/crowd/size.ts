import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How many of each a crowd has. */
export type CrowdSize = {
  readonly organisations: number
  readonly people: number
  /** People who belong to an organisation; most of them are in the directory. */
  readonly inDirectory: number
  readonly events: number
  readonly registrations: number
  /** Registrations for the largest event. */
  readonly largest: number
}

const folder = join(import.meta.dirname, '../../../db/cast')

/** The sizes of crowds that suit a body, by name; none where nobody has thought of any. */
export function crowdSizes(profileId: string): Readonly<Record<string, CrowdSize>> {
  const file = join(folder, profileId, 'crowd.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, CrowdSize>) : {}
}
