/** Fields of a message, as the index tells them apart. */
export type Fields = {
  readonly subject: string
  readonly from: string
  readonly to: string
  readonly words: string
}

const weights = { subject: 'A', from: 'B', to: 'C', words: 'D' } as const
type Field = keyof typeof weights

const mostWords = 20_000
const mostBytes = 500_000
const longest = 60

/** Scripts written without spaces between words: what is looked for there are pairs of neighbours. */
const together =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu

/** Text as it is compared: case, accents, vowel signs and the shapes of Arabic letters make no difference. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{Mn}\u0640]/gu, '')
    .toLowerCase()
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/ß/g, 'ss')

/** The words of a text in any script: as they stand, or pairs of neighbours where a script parts no words. */
export function wordsOf(text: string): Set<string> {
  const found = new Set<string>()
  for (const [run] of folded(text).matchAll(/[\p{L}\p{N}]+/gu)) {
    if (found.size >= mostWords) break
    for (const [piece] of run.matchAll(together)) for (const pair of pairsOf(piece)) found.add(pair)
    for (const piece of run.split(together)) if (piece) found.add(piece.slice(0, longest))
  }
  return found
}

/** Neighbours of a run, and its last sign alone, so that every sign begins something. */
function pairsOf(run: string): string[] {
  const signs = [...run]
  return signs.map((sign, index) => sign + (signs[index + 1] ?? ''))
}

/** The index of a message, as PostgreSQL reads a tsvector. The mailbox is a word of it: one search, one mailbox. */
export function indexText(mailboxId: string, fields: Fields): string {
  const marks = new Map<string, string[]>()
  let length = 0
  for (const [place, field] of (Object.keys(weights) as Field[]).entries())
    for (const word of wordsOf(fields[field])) {
      length += Buffer.byteLength(word)
      if (length > mostBytes) break
      marks.set(word, [...(marks.get(word) ?? []), `${place + 1}${weights[field]}`])
    }
  const words = [...marks].map(([word, where]) => `'${word}':${where.join(',')}`)
  return [`'${mailboxWord(mailboxId)}'`, ...words].join(' ')
}

const mailboxWord = (id: string): string => `mailbox.${id.replaceAll('-', '')}`

/** The question for what somebody typed; undefined: there is no word in it. The last word may be begun only. */
export function askText(
  mailboxId: string,
  typed: string,
  field?: Exclude<Field, 'words'>,
): string | undefined {
  const letter = field ? weights[field] : ''
  const asked: string[] = []
  for (const [run] of folded(typed).matchAll(/[\p{L}\p{N}]+/gu)) {
    for (const [piece] of run.matchAll(together)) {
      const signs = [...piece]
      const pairs =
        signs.length === 1 ? [] : signs.slice(0, -1).map((sign, index) => sign + signs[index + 1]!)
      asked.push(
        ...(pairs.length === 0 ? [`'${piece}':*${letter}`] : pairs.map((pair) => `'${pair}':${letter}`)),
      )
    }
    for (const piece of run.split(together)) if (piece) asked.push(`'${piece.slice(0, longest)}':*${letter}`)
  }
  if (asked.length === 0) return undefined
  const terms = asked.slice(0, 30).map((term) => term.replace(/:$/, ''))
  return [`'${mailboxWord(mailboxId)}'`, ...terms].join(' & ')
}
