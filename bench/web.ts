import { openWeb } from '../src/app.ts'
import { readConfig } from '../src/platform/config.ts'
import type { Connection } from '../src/platform/database/database.ts'
import { openHouse } from '../src/platform/open-house.ts'
import { beServed } from './processes.ts'

/**
 * The web process as it is in production: one, with its usual pool and its log. Only its rate limits are those of a demo,
 * a hundred times as wide, since the whole load comes from one machine; they are counted all the same.
 */
beServed(async ({ connection, folder, port }: { connection: Connection; folder: string; port: number }) => {
  const read = readConfig({
    PLENARY_DATA: folder,
    PLENARY_PORT: String(port),
    PLENARY_URL: `http://localhost:${port}`,
    PLENARY_DEMO: 'off',
  })
  if (!read.ok) throw new Error(read.problems.join('\n'))
  await openWeb(openHouse({ config: read.config, connection, demo: true, process: 'web' }))
  return port
})
