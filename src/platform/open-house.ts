import { systemClock } from './clock.ts'
import { type Config, withProfile } from './config.ts'
import { type Connection, openDatabase } from './database/database.ts'
import type { House } from './house.ts'
import { loadTexts } from './i18n/index.ts'
import { readKey } from './key.ts'
import { openLog } from './logging.ts'
import type { MediaLink } from './processes/messages.ts'
import { loadProfile } from './profile/index.ts'
import { openSecrets } from './secrets.ts'

export type OpenHouse = House & { close(): Promise<void> }

/** Opens the house for one process. The database need not answer yet: its pool connects when first asked. */
export function openHouse(options: {
  config: Config
  connection: Connection
  demo: boolean
  media?: MediaLink | undefined
  process: string
  connections?: number
}): OpenHouse {
  const { connection, demo, media, connections = 16 } = options
  const profile = loadProfile(options.config.profile)
  const config = withProfile(options.config, profile)
  const log = openLog(config.logLevel, options.process)
  const { db, close } = openDatabase({ connection, max: connections, log })
  const texts = loadTexts(profile, {
    onMissing: (key, language) => log.warn({ key, language }, 'a text is missing'),
  })
  return {
    db,
    connection,
    clock: systemClock,
    config,
    profile,
    texts,
    log,
    secrets: openSecrets(readKey(config)),
    demo,
    media,
    close,
  }
}
