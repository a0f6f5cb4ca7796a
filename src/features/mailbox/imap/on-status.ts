import { Bad } from '../../../protocols/imap/bad.ts'
import type { Cursor } from '../../../protocols/imap/cursor.ts'
import { writeName } from '../../../protocols/imap/folder-names.ts'
import { writeAString } from '../../../protocols/imap/strings.ts'
import { findFolder } from '../store/folders.ts'
import type { Folder } from '../types.ts'
import { mostMessageBytes } from '../types.ts'
import { no, ok } from './answers.ts'
import type { Run, Session } from './state.ts'
import { speakModseq } from './news.ts'
import { readFolder } from './folder-argument.ts'

const values: Record<string, (folder: Folder) => number> = {
  MESSAGES: ({ messages }) => messages,
  RECENT: () => 0,
  UIDNEXT: ({ uidNext }) => uidNext,
  UIDVALIDITY: ({ uidValidity }) => uidValidity,
  UNSEEN: ({ unseen }) => unseen,
  SIZE: ({ bytes }) => bytes,
  HIGHESTMODSEQ: ({ modseq }) => modseq,
  APPENDLIMIT: () => mostMessageBytes,
}

export const onStatus: Run = async (session, cursor) => {
  cursor.space()
  const path = readFolder(cursor)
  cursor.space()
  const wanted = readStatusItems(cursor)
  cursor.end()
  const folder = await findFolder(session.house.db, session.mailbox!.id, path)
  if (!folder) return no('There is no such folder', 'NONEXISTENT')
  tellStatus(session, folder, wanted)
  return ok('That is its status')
}

export function readStatusItems(cursor: Cursor): string[] {
  const wanted = cursor.list(() => cursor.word())
  if (wanted.length === 0 || wanted.some((word) => !Object.hasOwn(values, word)))
    throw new Bad('Unknown item of STATUS')
  return [...new Set(wanted)]
}

/** Whoever asks for HIGHESTMODSEQ speaks CONDSTORE from then on (RFC 7162 3.1). */
export function tellStatus(session: Session, folder: Folder, wanted: readonly string[]): void {
  if (wanted.includes('HIGHESTMODSEQ')) speakModseq(session)
  const said = wanted.map((word) => `${word} ${values[word]!(folder)}`)
  session.out.line(`STATUS ${writeAString(writeName(folder.path))} (${said.join(' ')})`)
}
