import { Bad } from '../../../protocols/imap/bad.ts'
import type { Cursor } from '../../../protocols/imap/cursor.ts'
import { listFolders } from '../store/folders.ts'
import { ok } from './answers.ts'
import type { Run } from './state.ts'
import { pathOf } from './folder-argument.ts'
import { listedOf, writeListed, type Listed } from './listing.ts'
import { readStatusItems, tellStatus } from './on-status.ts'
import { matcher } from './patterns.ts'

type Wish = {
  readonly only: ReadonlySet<string>
  readonly patterns: readonly string[]
  readonly also: ReadonlySet<string>
  readonly status: readonly string[]
}

/** LIST with its extensions (RFC 5258, 5819, 6154). */
export const onList: Run = async (session, cursor) => {
  cursor.space()
  const wish = readWish(cursor)
  cursor.end()
  if (wish.patterns.length === 1 && wish.patterns[0] === '') {
    session.out.line('LIST (\\Noselect) "/" ""')
    return ok('That is the separator')
  }
  const fits = wish.patterns.map(matcher)
  const all = listedOf(await listFolders(session.house.db, session.mailbox!.id))
  const isRecursive = wish.only.has('RECURSIVEMATCH')
  const asksSubscribed = wish.only.has('SUBSCRIBED') || wish.also.has('SUBSCRIBED')
  for (const it of all) {
    if (!fits.some((one) => one(it.path)) || !isMeant(it, wish.only)) continue
    session.out.line(writeListed(it, asksSubscribed, isRecursive))
    if (it.folder && wish.status.length > 0) tellStatus(session, it.folder, wish.status)
  }
  return ok('Those are the folders')
}

function isMeant({ folder, hasSubscribedBelow }: Listed, only: ReadonlySet<string>): boolean {
  const isBelow = only.has('RECURSIVEMATCH') && hasSubscribedBelow
  if (only.has('SUBSCRIBED') && !folder?.isSubscribed && !isBelow) return false
  return !only.has('SPECIAL-USE') || (folder?.role ?? 'inbox') !== 'inbox'
}

const selections = ['SUBSCRIBED', 'REMOTE', 'RECURSIVEMATCH', 'SPECIAL-USE']
const returns = ['SUBSCRIBED', 'CHILDREN', 'SPECIAL-USE', 'STATUS']

function readWish(cursor: Cursor): Wish {
  const only = new Set(cursor.peek === '(' ? readOptions(cursor, selections) : [])
  if (only.has('RECURSIVEMATCH') && !only.has('SUBSCRIBED'))
    throw new Bad('RECURSIVEMATCH needs something to match')
  if (only.size > 0 || cursor.peek === ' ') cursor.has(' ')
  const { patterns } = readPatterns(cursor)
  let status: string[] = []
  const also = new Set<string>()
  if (cursor.has(' ')) {
    if (cursor.word() !== 'RETURN') throw new Bad('RETURN expected')
    cursor.space()
    for (const word of cursor.list(() => readReturn(cursor, (items) => (status = items)))) also.add(word)
  }
  return { only, patterns, also, status }
}

function readReturn(cursor: Cursor, asks: (items: string[]) => void): string {
  const word = cursor.word()
  if (!returns.includes(word)) throw new Bad('Unknown return option')
  if (word !== 'STATUS') return word
  cursor.space()
  asks(readStatusItems(cursor))
  return word
}

const readOptions = (cursor: Cursor, known: readonly string[]): string[] =>
  cursor.list(() => {
    const word = cursor.word()
    if (!known.includes(word)) throw new Bad('Unknown selection option')
    return word
  })

const mostPatterns = 50

/** The reference and one or several patterns, put together. */
export function readPatterns(cursor: Cursor): { patterns: string[] } {
  const reference = cursor.astring()
  cursor.space()
  const read = () => meant(reference + cursor.pattern())
  if (cursor.peek !== '(') {
    const pattern = cursor.pattern()
    return { patterns: [pattern === '' ? '' : meant(reference + pattern)] }
  }
  const patterns = cursor.list(read)
  if (patterns.length === 0 || patterns.length > mostPatterns) throw new Bad('Bad number of patterns')
  return { patterns }
}

function meant(bytes: string): string {
  const pattern = pathOf(bytes.replace(/^inbox(?=$|[*%/])/i, 'INBOX'))
  if (pattern === undefined) throw new Bad('Bad folder name')
  return pattern
}
