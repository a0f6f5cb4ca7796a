import type { Database } from '../../database/database.ts'
import { sayPagesChanged } from '../../sessions/store.ts'
import type { Opened, Server } from '../types.ts'

const here = new Set<Opened>()

/** After a change to what strangers see: every process makes its public pages anew. Call it after the commit. */
export async function dropPublicPages(db: Database): Promise<void> {
  for (const opened of here) opened.publicPages.drop()
  await sayPagesChanged(db)
}

/** What a room keeps of its own for pages is out of date whenever the copies are, in whichever process that was said. */
export const whenPagesDrop = (server: Server, heard: () => void): void =>
  server.opened.publicPages.whenDropped(heard)

/** Drops this process's copies when another one says so. Ends with the server. */
export async function hearDrops(opened: Opened): Promise<{ close(): Promise<void> }> {
  here.add(opened)
  const heard = await opened.parts.listen?.('plenary_public_pages', () => opened.publicPages.drop())
  return {
    close: async () => {
      here.delete(opened)
      await heard?.close()
    },
  }
}
