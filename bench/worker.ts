import { openWorker } from '../src/app.ts'
import { readConfig } from '../src/platform/config.ts'
import type { Connection } from '../src/platform/database/database.ts'
import { openHouse } from '../src/platform/open-house.ts'
import { beServed } from './processes.ts'

/** The worker as it is in production, with a relay to send to. */
beServed(
  async ({ connection, folder, smtpUrl }: { connection: Connection; folder: string; smtpUrl: string }) => {
    const read = readConfig({ PLENARY_DATA: folder, PLENARY_DEMO: 'off', SMTP_URL: smtpUrl })
    if (!read.ok) throw new Error(read.problems.join('\n'))
    await openWorker(openHouse({ config: read.config, connection, demo: true, process: 'worker' }))
    return 0
  },
)
