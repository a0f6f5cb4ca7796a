import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Database } from '../../src/platform/database/database.ts'
import { top } from '../run/tools.ts'

export type Said = { readonly code: number; readonly out: string; readonly trouble: string }

/** What `bin/plenary` answers in a process of its own that works with this database. */
export async function plenary(db: Database, ...given: readonly string[]): Promise<Said> {
  const { rows } = await sql<{ name: string; socket: string }>`
    select current_database() as name, current_setting('unix_socket_directories') as socket`.execute(db)
  const { name = '', socket = '' } = rows[0] ?? {}
  const DATABASE_URL = `postgres://plenary@localhost/${name}?host=${encodeURIComponent(socket)}`
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(top, 'bin/plenary'), ...given],
      { env: { PATH: process.env['PATH'], DATABASE_URL }, maxBuffer: 64 * 1024 * 1024 },
      (_error, out, trouble) => resolve({ code: child.exitCode ?? -1, out, trouble }),
    )
  })
}
