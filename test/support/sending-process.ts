import { pino } from 'pino'
import { systemClock } from '../../src/platform/clock.ts'
import { readConfig, withProfile } from '../../src/platform/config.ts'
import { type Connection, openDatabase } from '../../src/platform/database/database.ts'
import { loadTexts } from '../../src/platform/i18n/index.ts'
import { paragraph } from '../../src/platform/outgoing-mail/letter.ts'
import { openOutbox } from '../../src/platform/outgoing-mail/worker.ts'
import { loadProfile } from '../../src/platform/profile/index.ts'
import { openSecrets } from '../../src/platform/secrets.ts'

// A process that does nothing but send mails, so that a test can kill it.
const { connection, smtpUrl, stuckMs } = JSON.parse(process.argv[2] ?? '{}') as {
  connection: Connection
  smtpUrl: string
  stuckMs: number
}
const log = pino({ level: 'silent' })
const profile = loadProfile('northlight')
const read = readConfig({ PLENARY_PROFILE: 'northlight', SMTP_URL: smtpUrl })
if (!read.ok) throw new Error(read.problems.join('\n'))
const { db } = openDatabase({ connection, max: 4, log })
const house = {
  db,
  connection,
  clock: systemClock,
  config: withProfile(read.config, profile),
  profile,
  texts: loadTexts(profile),
  log,
  secrets: openSecrets(Buffer.alloc(32, 1)),
  demo: false,
}
const writers = {
  'tests.hello': (facts: Record<string, unknown>) =>
    Promise.resolve({ subject: `Hello ${Number(facts['number'])}`, blocks: [paragraph('all is well.')] }),
}
openOutbox(house, writers, { stuckMs }).start()
