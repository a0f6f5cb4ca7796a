import { Bad } from '../../../protocols/imap/bad.ts'
import type { Cursor } from '../../../protocols/imap/cursor.ts'
import { asksModseq, readSearchKeys, type SearchKey } from '../../../protocols/imap/search-keys.ts'
import { writeSet } from '../../../protocols/imap/sets.ts'
import { search } from '../store/search.ts'
import type { Criterion } from '../types.ts'
import { no, ok } from './answers.ts'
import type { Run, Session } from './state.ts'
import { speakModseq } from './news.ts'
import { criterionOf, placesSeen, rangesOf } from './criteria.ts'

const options = ['MIN', 'MAX', 'ALL', 'COUNT']

type Wish = { readonly returns: readonly string[] | undefined; readonly charset: string }

/** SEARCH, with ESEARCH's shorter answers (RFC 4731). */
export const onSearch: Run = async (session, cursor, isUid) => {
  cursor.space()
  const { returns, charset } = readWish(cursor)
  if (!isKnown(charset)) return no('That charset is not known', 'BADCHARSET (UTF-8)')
  const key = readSearchKeys(cursor)
  cursor.end()
  const withModseq = asksModseq(key)
  if (withModseq) speakModseq(session)
  const places = await find(session, key, charset)
  if (!places) return no('The search took too long', 'LIMIT')
  tell(session, places, { returns, isUid, withModseq })
  return ok('That is what was found')
}

function readWish(cursor: Cursor): Wish {
  let returns: string[] | undefined
  let charset = 'utf-8'
  const start = cursor.mark()
  if (isWord(cursor, 'RETURN')) {
    cursor.space()
    returns = cursor.list(() => cursor.word())
    if (returns.some((word) => !options.includes(word))) throw new Bad('Unknown return option')
    if (returns.length === 0) returns = ['ALL']
    cursor.space()
  } else cursor.back(start)
  const next = cursor.mark()
  if (isWord(cursor, 'CHARSET')) {
    cursor.space()
    charset = cursor.astring()
    cursor.space()
  } else cursor.back(next)
  return { returns, charset }
}

const isWord = (cursor: Cursor, word: string) => /[A-Z]/i.test(cursor.peek) && cursor.word() === word

function isKnown(charset: string): boolean {
  try {
    return new TextDecoder(charset).encoding !== ''
  } catch {
    return false
  }
}

const tookTooLong = '57014'

/** What the view knows is not asked of the database; of the rest only the messages are that may be meant. */
async function find(session: Session, key: SearchKey, charset: string): Promise<number[] | undefined> {
  const view = session.view!
  const keys = key.key === 'and' ? key.all : [key]
  const asked = keys.filter((one) => placesSeen(one, view) === undefined)
  const seen = placesSeen({ key: 'and', all: keys.filter((one) => !asked.includes(one)) }, view)!
  const places = [...seen].sort((a, b) => a - b)
  if (asked.length === 0 || places.length === 0) return places
  const ranges = rangesOf(places, view)
  const among = ranges.length <= mostRanges ? [{ uids: ranges }] : []
  const all = [...among, ...asked.map((one) => criterionOf(one, view, charset))]
  const found = await ask(session, { all })
  return found?.map((uid) => view.placeOf(uid)).filter((place) => seen.has(place))
}

const mostRanges = 100

/** Undefined: it took too long. */
async function ask({ house, mailbox, view }: Session, criterion: Criterion): Promise<number[] | undefined> {
  try {
    const where = { mailboxId: mailbox!.id, folderId: view!.folder.id }
    return (await search(house.db, where, criterion)).map(({ uid }) => uid)
  } catch (error) {
    if ((error as { code?: string }).code === tookTooLong) return undefined
    throw error
  }
}

function tell(
  session: Session,
  places: readonly number[],
  wish: { returns: readonly string[] | undefined; isUid: boolean; withModseq: boolean },
): void {
  const view = session.view!
  const numbers = places.map((place) => (wish.isUid ? view.uid(place) : place + 1))
  const highest = places.reduce((most, place) => Math.max(most, view.flagModseq(place)), 0)
  const modseq = wish.withModseq && places.length > 0 ? highest : undefined
  if (!wish.returns) {
    const said = ['SEARCH', ...numbers, ...(modseq === undefined ? [] : [`(MODSEQ ${modseq})`])]
    return session.out.line(said.join(' '))
  }
  const tag = `(TAG ${JSON.stringify(session.tag)})`
  const [first, last] = [numbers[0], numbers.at(-1)]
  const said = [
    ...(first !== undefined && wish.returns.includes('MIN') ? [`MIN ${first}`] : []),
    ...(last !== undefined && wish.returns.includes('MAX') ? [`MAX ${last}`] : []),
    ...(numbers.length > 0 && wish.returns.includes('ALL') ? [`ALL ${writeSet(numbers)}`] : []),
    ...(wish.returns.includes('COUNT') ? [`COUNT ${numbers.length}`] : []),
    ...(modseq === undefined ? [] : [`MODSEQ ${modseq}`]),
  ]
  session.out.line(['ESEARCH', tag, ...(wish.isUid ? ['UID'] : []), ...said].join(' '))
}
