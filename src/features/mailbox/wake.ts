import type { Database } from '../../platform/database/database.ts'
import { wakeFolders } from './store/waking.ts'
import type { FolderId } from './types.ts'

/** Tells every process, after the commit, that folders are different. A lost word is no harm: whoever looks again sees it. */
export async function tellFolders(db: Database, folders: Iterable<FolderId>): Promise<void> {
  const all = [...new Set(folders)]
  if (all.length > 0) await wakeFolders(db, all).catch(() => undefined)
}
