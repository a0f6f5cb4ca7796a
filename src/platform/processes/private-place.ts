import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where processes of one start speak with each other: a socket nobody else on the machine may open, and a secret besides. */
export type PrivatePlace = { readonly socket: string; readonly secret: string; close(): void }

/** The folder belongs to this user alone. It is near the top of the tree: the path of a socket is at most a hundred letters long. */
export function openPlace(name: string): PrivatePlace {
  const folder = mkdtempSync(join(tmpdir(), `plenary-${name}-`))
  return {
    socket: join(folder, 'socket'),
    secret: randomBytes(32).toString('base64url'),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}
