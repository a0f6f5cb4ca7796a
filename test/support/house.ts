import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { type FixedClock, fixedClock } from '../../src/platform/clock.ts'
import { type Config, readConfig, withProfile } from '../../src/platform/config.ts'
import type { House } from '../../src/platform/house.ts'
import { loadTexts } from '../../src/platform/i18n/index.ts'
import { loadProfile } from '../../src/platform/profile/index.ts'
import { openSecrets } from '../../src/platform/secrets.ts'
import { freshDatabase, type FreshDatabase } from './database.ts'

/** A Wednesday morning at which every test's story begins, unless it says otherwise. */
export const testNow = new Date('2026-11-25T09:00:00Z')

export type TestHouse = House & {
  readonly clock: FixedClock
  readonly url: FreshDatabase['url']
  close(): Promise<void>
  leave(): Promise<void>
}

/** A whole house for one test: its own database, a clock that stands still, no settings from the environment. */
export async function testHouse(
  wishes: {
    profile?: 'itu' | 'northlight'
    now?: Date
    demo?: boolean
    config?: Partial<Config>
    /** The database to copy; an empty one unless it is said. */
    from?: string
  } = {},
): Promise<TestHouse> {
  const { profile, texts } = bodyOf(wishes.profile ?? 'itu')
  const { db, url, close, leave } = await freshDatabase(wishes.from)
  return {
    db,
    url,
    connection: url,
    close,
    leave,
    clock: fixedClock(wishes.now ?? testNow),
    config: { ...testConfig(profile), secondFactor: 'required', ...wishes.config },
    profile,
    texts,
    log: pino({ level: 'silent' }),
    secrets: openSecrets(Buffer.alloc(32, 7)),
    demo: wishes.demo ?? false,
  }
}

/** Read once in a process: hundreds of houses are opened, and nobody changes a text. */
const bodies = new Map<string, Pick<House, 'profile' | 'texts'>>()
function bodyOf(id: string): Pick<House, 'profile' | 'texts'> {
  const known = bodies.get(id)
  if (known) return known
  const profile = loadProfile(id)
  const body = { profile, texts: loadTexts(profile) }
  bodies.set(id, body)
  return body
}

function testConfig(profile: { id: string; mailDomain: string }): Config {
  const read = readConfig({ PLENARY_PROFILE: profile.id, PLENARY_DATA: join(tmpdir(), 'plenary-test-none') })
  if (!read.ok) throw new Error(read.problems.join('\n'))
  return withProfile(read.config, profile)
}
