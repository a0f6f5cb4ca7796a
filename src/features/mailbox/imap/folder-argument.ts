import { Bad } from '../../../protocols/imap/bad.ts'
import type { Cursor } from '../../../protocols/imap/cursor.ts'
import { readName } from '../../../protocols/imap/folder-names.ts'

/** A folder's path as a client names it. The inbox is `INBOX`, however it is written. */
export function readFolder(cursor: Cursor): string {
  const path = pathOf(cursor.astring())
  if (path === undefined) throw new Bad('Bad folder name')
  return path
}

export function pathOf(bytes: string): string | undefined {
  const path = readName(bytes)?.normalize('NFC')
  if (path === undefined) return undefined
  return /^inbox(?=\/|$)/i.test(path) ? `INBOX${path.slice(5)}` : path
}
