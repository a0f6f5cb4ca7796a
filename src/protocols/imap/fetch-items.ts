import type { Wanted } from '../mime/index.ts'
import { Bad } from './bad.ts'
import type { Cursor } from './cursor.ts'

const simple = [
  'FLAGS',
  'UID',
  'INTERNALDATE',
  'RFC822.SIZE',
  'ENVELOPE',
  'BODYSTRUCTURE',
  'BODY',
  'MODSEQ',
] as const

/** Some bytes of a message, and under which name they are given back. */
export type Section = {
  readonly part: readonly number[]
  readonly wanted: Wanted
  readonly fields?: { readonly names: readonly string[]; readonly isNot: boolean }
  readonly from?: number
  readonly length?: number
  readonly isPeek: boolean
  readonly label: string
}

export type FetchItem = (typeof simple)[number] | Section

const macros: Record<string, readonly FetchItem[]> = {
  ALL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE'],
  FAST: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE'],
  FULL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE', 'BODY'],
}

const whole = (label: string, wanted: Wanted, isPeek: boolean): Section => ({
  part: [],
  wanted,
  isPeek,
  label,
})

const old: Record<string, Section> = {
  RFC822: whole('RFC822', 'all', false),
  'RFC822.HEADER': whole('RFC822.HEADER', 'header', true),
  'RFC822.TEXT': whole('RFC822.TEXT', 'text', false),
}

const mostItems = 200

/** What FETCH asks for: one item, a macro, or several in brackets. */
export function readFetchItems(cursor: Cursor): readonly FetchItem[] {
  if (cursor.peek === '(') {
    const items = cursor.list(() => readItem(cursor))
    if (items.length === 0 || items.length > mostItems) throw new Bad('Bad number of items')
    return items
  }
  const name = itemName(cursor)
  return macros[name] ?? [itemOf(name, cursor)]
}

const itemName = (cursor: Cursor) => cursor.until(/[ ()[\]<>{"\\]/, 40).toUpperCase()
const readItem = (cursor: Cursor): FetchItem => itemOf(itemName(cursor), cursor)

function itemOf(name: string, cursor: Cursor): FetchItem {
  if ((name === 'BODY' || name === 'BODY.PEEK') && cursor.has('['))
    return readSection(cursor, name === 'BODY.PEEK')
  const known = simple.find((one) => one === name)
  const item = known ?? (Object.hasOwn(old, name) ? old[name] : undefined)
  if (!item) throw new Bad('Unknown item of FETCH')
  return item
}

/** What stands between `[` and `]`, and the `<from.length>` after it. */
function readSection(cursor: Cursor, isPeek: boolean): Section {
  const steps = cursor.until(/[ \]]/, 400).split('.')
  const isNumber = (step: string) => /^[1-9]\d{0,8}$/.test(step)
  const end = steps.findIndex((step) => !isNumber(step))
  const part = (end < 0 ? steps : steps.slice(0, end)).map(Number)
  const word = end < 0 ? '' : steps.slice(end).join('.').toUpperCase()
  if (word === '' && end > 0) throw new Bad('Bad section')
  const wanted = wantedOf(word, part)
  const fields = word.startsWith('HEADER.FIELDS') ? readFields(cursor, word) : undefined
  cursor.need(']')
  const label = `BODY[${[...part, ...(word ? [word] : [])].join('.')}${fields ? ` (${fields.names.map((name) => name.toUpperCase()).join(' ')})` : ''}]`
  return { part, wanted, ...(fields && { fields }), isPeek, ...readPartial(cursor, label) }
}

function wantedOf(word: string, part: readonly number[]): Wanted {
  if (part.length > 50) throw new Bad('Nested too deeply')
  if (word === '') return 'all'
  if (word === 'TEXT') return 'text'
  if (word === 'MIME' && part.length > 0) return 'mime'
  if (word === 'HEADER' || word === 'HEADER.FIELDS' || word === 'HEADER.FIELDS.NOT') return 'header'
  throw new Bad('Bad section')
}

function readFields(cursor: Cursor, word: string): Section['fields'] {
  cursor.space()
  const names = cursor.list(() => cursor.astring())
  if (names.some((name) => !/^[\x21-\x39\x3b-\x7e]{1,200}$/.test(name)) || names.length > mostItems)
    throw new Bad('Bad field name')
  return { names, isNot: word.endsWith('.NOT') }
}

function readPartial(cursor: Cursor, label: string): Pick<Section, 'from' | 'length' | 'label'> {
  if (!cursor.has('<')) return { label }
  const from = cursor.number()
  cursor.need('.')
  const length = cursor.number()
  cursor.need('>')
  if (from > 4_294_967_295 || length === 0 || length > 4_294_967_295) throw new Bad('Bad range of bytes')
  return { from, length, label: `${label}<${from}>` }
}
