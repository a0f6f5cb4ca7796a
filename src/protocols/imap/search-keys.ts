import { Bad } from './bad.ts'
import type { Cursor } from './cursor.ts'
import { readDay } from './dates.ts'
import { readSet, type NumberSet } from './sets.ts'

/** What SEARCH asks. Texts are bytes in the charset of the search. */
export type SearchKey =
  | { readonly key: 'all' | 'none' }
  | { readonly key: 'flag' | 'no-flag'; readonly flag: string }
  | { readonly key: 'numbers' | 'uids'; readonly set: NumberSet }
  | { readonly key: 'since' | 'before' | 'on' | 'sent-since' | 'sent-before' | 'sent-on'; readonly day: Date }
  | { readonly key: 'larger' | 'smaller'; readonly size: number }
  | { readonly key: 'subject' | 'from' | 'to' | 'cc' | 'bcc' | 'body' | 'text'; readonly text: string }
  | { readonly key: 'header'; readonly name: string; readonly text: string }
  | { readonly key: 'modseq'; readonly modseq: number }
  | { readonly key: 'not'; readonly one: SearchKey }
  | { readonly key: 'or'; readonly one: SearchKey; readonly other: SearchKey }
  | { readonly key: 'and'; readonly all: readonly SearchKey[] }

const flags: Record<string, string> = {
  ANSWERED: '\\Answered',
  DELETED: '\\Deleted',
  DRAFT: '\\Draft',
  FLAGGED: '\\Flagged',
  SEEN: '\\Seen',
}
const mostKeys = 500

/** All keys to the end of the command; what is asked is all of them. */
export function readSearchKeys(cursor: Cursor): SearchKey {
  const all: SearchKey[] = []
  const counted = { keys: 0 }
  do all.push(readKey(cursor, counted))
  while (cursor.has(' '))
  return all.length === 1 ? all[0]! : { key: 'and', all }
}

function readKey(cursor: Cursor, counted: { keys: number }): SearchKey {
  if (++counted.keys > mostKeys) throw new Bad('Too much to search for')
  if (cursor.peek === '(') {
    const all = cursor.list(() => readKey(cursor, counted))
    if (all.length === 0) throw new Bad('Search key expected')
    return { key: 'and', all }
  }
  if (/[0-9*]/.test(cursor.peek)) return { key: 'numbers', set: readSet(cursor) }
  return cursor.deeper(() => keyOf(cursor.word(), cursor, counted))
}

function keyOf(word: string, cursor: Cursor, counted: { keys: number }): SearchKey {
  const isNot = word.startsWith('UN') && Object.hasOwn(flags, word.slice(2))
  const flag = isNot ? flags[word.slice(2)] : Object.hasOwn(flags, word) ? flags[word] : undefined
  if (flag) return { key: isNot ? 'no-flag' : 'flag', flag }
  if (word === 'ALL' || word === 'OLD') return { key: 'all' }
  if (word === 'NEW' || word === 'RECENT') return { key: 'none' }
  cursor.space()
  if (word === 'NOT') return { key: 'not', one: readKey(cursor, counted) }
  if (word === 'OR') {
    const one = readKey(cursor, counted)
    cursor.space()
    return { key: 'or', one, other: readKey(cursor, counted) }
  }
  return plainKey(word, cursor)
}

const days = {
  SINCE: 'since',
  BEFORE: 'before',
  ON: 'on',
  SENTSINCE: 'sent-since',
  SENTBEFORE: 'sent-before',
  SENTON: 'sent-on',
} as const
const texts = {
  SUBJECT: 'subject',
  FROM: 'from',
  TO: 'to',
  CC: 'cc',
  BCC: 'bcc',
  BODY: 'body',
  TEXT: 'text',
} as const
const keyIn = <T extends object>(table: T, word: string): T[keyof T] | undefined =>
  Object.hasOwn(table, word) ? table[word as keyof T] : undefined

function plainKey(word: string, cursor: Cursor): SearchKey {
  const day = keyIn(days, word)
  if (day) return { key: day, day: readDay(cursor.astring()) }
  const text = keyIn(texts, word)
  if (text) return { key: text, text: cursor.astring() }
  if (word === 'KEYWORD' || word === 'UNKEYWORD')
    return { key: word === 'KEYWORD' ? 'flag' : 'no-flag', flag: cursor.flag() }
  if (word === 'LARGER' || word === 'SMALLER')
    return { key: word === 'LARGER' ? 'larger' : 'smaller', size: cursor.number() }
  if (word === 'UID') return { key: 'uids', set: readSet(cursor) }
  if (word === 'HEADER') {
    const name = cursor.astring()
    cursor.space()
    return { key: 'header', name, text: cursor.astring() }
  }
  if (word === 'MODSEQ') return readModseq(cursor)
  throw new Bad('Unknown search key')
}

/** `MODSEQ 620162338` or `MODSEQ "/flags/\\draft" all 620162338` (RFC 7162 3.1.5). Which flag changed is not kept. */
function readModseq(cursor: Cursor): SearchKey {
  if (cursor.peek === '"') {
    cursor.string()
    cursor.space()
    if (!['PRIV', 'SHARED', 'ALL'].includes(cursor.word())) throw new Bad('Bad MODSEQ')
    cursor.space()
  }
  return { key: 'modseq', modseq: cursor.number() }
}

/** Whether a search asks about MODSEQ, so that its answer says one. */
export function asksModseq(key: SearchKey): boolean {
  if (key.key === 'and') return key.all.some(asksModseq)
  if (key.key === 'or') return asksModseq(key.one) || asksModseq(key.other)
  return key.key === 'not' ? asksModseq(key.one) : key.key === 'modseq'
}
