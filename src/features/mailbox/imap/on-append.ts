import { Bad } from '../../../protocols/imap/bad.ts'
import { readInstant } from '../../../protocols/imap/dates.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { append } from '../actions/deliver.ts'
import { no, ok, refusedTarget } from './answers.ts'
import type { Run } from './state.ts'
import { readFolder } from './folder-argument.ts'

export const onAppend: Run = async (session, cursor) => {
  cursor.space()
  const path = readFolder(cursor)
  cursor.space()
  const flags = cursor.peek === '(' ? cursor.list(() => cursor.flag()) : undefined
  if (flags) cursor.space()
  const internalDate = cursor.peek === '"' ? readInstant(cursor.string()) : undefined
  if (internalDate) cursor.space()
  const raw = cursor.literal()
  if (!raw) throw new Bad('Message expected')
  cursor.end()
  if (raw.length === 0) return no('There is nothing to keep')
  const facts = { ...(flags && { flags }), ...(internalDate && { internalDate }) }
  const kept = await append(session.house, session.mailbox!.id, path, raw, facts)
  if (isRefusal(kept)) return refusedTarget(kept)
  if (session.view?.folder.id === kept.folderId) session.view.isStale = true
  return ok('Kept', `APPENDUID ${kept.uidValidity} ${kept.uid}`)
}
