import type { Progress } from '../progress/terminal.ts'
import { prepareJobs } from '../jobs/index.ts'
import { checkServer, checkTrigrams } from './check-server.ts'
import { createDatabase } from './create.ts'
import { migrate, readMigrations } from './migrate.ts'
import type { Connection } from './pool.ts'

/** Makes a database ready for this version of the program, or throws in words why it cannot be. */
export async function makeReady(connection: Connection, progress: Progress): Promise<void> {
  if ('host' in connection) await createDatabase(connection)
  await checkServer(connection, (words) => progress.say(`    ${words}`))
  const migrations = readMigrations()
  await progress.step(
    'Tables',
    (tick) => migrate(connection, migrations, tick),
    (applied) =>
      applied.length > 0
        ? `${applied.length} migrations applied`
        : `${migrations.length} migrations, all there`,
  )
  await checkTrigrams(connection)
  await prepareJobs(connection)
}
