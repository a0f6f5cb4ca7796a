import type { PlainVerb } from '../../platform/command-line.ts'
import { makeReady } from '../../platform/database/ready.ts'
import { terminalProgress } from '../../platform/progress/terminal.ts'
import { withConnection } from '../session.ts'

export const migrateVerb: PlainVerb = {
  noun: 'migrate',
  verb: '',
  summary: 'Brings the tables up to date, as every start does, and checks the database server.',
  options: {},
  examples: [
    'bin/plenary migrate',
    'DATABASE_URL=postgres://plenary:password@db.example.org/plenary bin/plenary migrate',
  ],
  async runWithout(config) {
    await withConnection(config, 'bin/plenary migrate', (connection) =>
      makeReady(connection, terminalProgress(process.stderr)),
    )
    return { migrated: true }
  },
}
