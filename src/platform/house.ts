import type { Logger } from 'pino'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Connection, Database } from './database/database.ts'
import type { TextsOf } from './i18n/index.ts'
import type { MediaLink } from './processes/messages.ts'
import type { Profile } from './profile/index.ts'
import type { Secrets } from './secrets.ts'

/** What every room is given when it is opened. Nothing here belongs to one request. */
export type House = {
  readonly db: Database
  /** Where the database is, for what needs a connection of its own: hearing what other processes say. */
  readonly connection: Connection
  readonly clock: Clock
  readonly config: Config
  readonly profile: Profile
  readonly texts: TextsOf
  readonly log: Logger
  readonly secrets: Secrets
  /** The demo cast lives here: its passwords are known, and mails can be read at /outbox. */
  readonly demo: boolean
  /** The process beside this one that carries sound and picture; undefined where there is none. */
  readonly media?: MediaLink | undefined
}
