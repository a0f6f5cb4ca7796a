import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase } from '../../src/platform/database/create.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { type EmbeddedServer, startEmbedded } from '../../src/platform/database/postgres/index.ts'
import { give } from '../../src/platform/database/postgres/folder.ts'
import { databaseUser } from '../../src/platform/database/postgres/user.ts'

/** The migrated database every test's own one is copied from. */
export const templateName = 'plenary_template'

/** A PostgreSQL for tests in a temporary folder, with the migrated template. It ends, and the folder goes, with `stop`. */
export async function startTestServer(): Promise<EmbeddedServer> {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-test-'))
  give(folder, databaseUser(folder)) // so that the server's guardian can remove it, even when this process is killed
  const server = await startEmbedded({ dataFolder: folder, fleeting: true, removeAtEnd: folder })
  const template = { ...server.connection, database: templateName }
  await createDatabase(template)
  await migrate(template)
  return server
}
