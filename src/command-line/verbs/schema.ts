import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PlainVerb } from '../../platform/command-line.ts'
import { readCatalogue } from '../../platform/database/catalogue/read.ts'
import { schemaPage } from '../../platform/database/catalogue/schema-page.ts'
import { typesFile } from '../../platform/database/catalogue/types-file.ts'
import { createDatabase } from '../../platform/database/create.ts'
import type { Connection } from '../../platform/database/database.ts'
import { migrate } from '../../platform/database/migrate.ts'
import { startEmbedded } from '../../platform/database/postgres/index.ts'
import { Refused } from '../session.ts'

const root = join(import.meta.dirname, '../../..')

export const schemaVerb: PlainVerb = {
  noun: 'schema',
  verb: 'types',
  summary:
    'Writes what the program and the manual know of the tables, from a database made by the migrations.',
  options: { check: { summary: 'Only say whether these files are up to date.' } },
  examples: ['bin/plenary schema types', 'bin/plenary schema types --check'],
  async runWithout(_, { check }) {
    const old = Object.entries(await withScratchDatabase(schemaFiles)).filter(
      ([file, text]) => present(file) !== text,
    )
    if (check && old.length > 0)
      throw new Refused(
        `Not up to date: ${old.map(([file]) => file).join(', ')}. Write them again: bin/plenary schema types`,
      )
    for (const [file, text] of old) writeFileSync(join(root, file), text)
    return { written: old.map(([file]) => file) }
  },
}

/** The generated files, by path, as this database would have them. */
export async function schemaFiles(connection: Connection): Promise<Record<string, string>> {
  const tables = await readCatalogue(connection)
  const owners = JSON.parse(readFileSync(join(root, 'architecture/tables.json'), 'utf8')) as Record<
    string,
    string
  >
  return {
    'src/platform/database/tables.ts': typesFile(tables),
    'docs/reference/schema.md': schemaPage(tables, owners),
  }
}

const present = (file: string): string | undefined =>
  existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : undefined

async function withScratchDatabase<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-schema-'))
  const server = await startEmbedded({ dataFolder: folder, fleeting: true })
  try {
    await createDatabase(server.connection)
    await migrate(server.connection)
    return await work(server.connection)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
