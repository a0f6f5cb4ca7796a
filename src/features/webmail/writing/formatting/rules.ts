const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const letters = Object.fromEntries(Object.entries(signs).map(([sign, entity]) => [entity, sign]))

/** Words with stars and dashes as HTML: bold, slanted, lists, quotations, links. Everything else is text. */
export const simpleHtml = (text: string): string =>
  blocksIn(
    text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign),
    0,
  )

type Kind = 'words' | 'item' | 'number' | 'quote'

/** A quotation of quotations of quotations: deeper ones are words. */
const deepest = 8

const kindOf = (line: string, depth: number): Kind => {
  if (depth < deepest && line.startsWith('&gt;')) return 'quote'
  if (/^[-•] /.test(line)) return 'item'
  return /^\d{1,3}[.)] /.test(line) ? 'number' : 'words'
}

function blocksIn(escaped: string, depth: number): string {
  return escaped
    .split(/\n{2,}/)
    .flatMap((block) => runsOf(block.split('\n'), depth))
    .map(({ kind, lines }) => blockOf(kind, lines, depth))
    .join('\n')
}

/** Lines of one kind that follow each other. */
function runsOf(lines: readonly string[], depth: number): { kind: Kind; lines: string[] }[] {
  const runs: { kind: Kind; lines: string[] }[] = []
  for (const line of lines) {
    const kind = kindOf(line, depth)
    const last = runs.at(-1)
    if (last?.kind === kind) last.lines.push(line)
    else runs.push({ kind, lines: [line] })
  }
  return runs
}

function blockOf(kind: Kind, lines: readonly string[], depth: number): string {
  const items = (marker: RegExp) =>
    lines.map((line) => `<li>${inline(line.replace(marker, ''))}</li>`).join('')
  if (kind === 'item') return `<ul dir="auto">${items(/^[-•] /)}</ul>`
  if (kind === 'number') return `<ol dir="auto">${items(/^\d{1,3}[.)] /)}</ol>`
  if (kind === 'words') return `<p dir="auto">${lines.map(inline).join('<br>')}</p>`
  const within = lines.map((line) => line.replace(/^&gt; ?/, '')).join('\n')
  return `<blockquote>${blocksIn(within, depth + 1)}</blockquote>`
}

const inline = (line: string): string =>
  line
    .replace(/(^|[\s(])(\*{1,2})(\S(?:[^*\n]{0,500}[^*\s])?)\2(?=$|[\s).,;:!?])/gu, '$1<b>$3</b>')
    .replace(/(^|[\s(])_(\S(?:[^_\n]{0,500}\S)?)_(?=$|[\s).,;:!?])/gu, '$1<i>$2</i>')
    .replace(/\bhttps?:\/\/[^\s<>&]+(?:&amp;[^\s<>&]+)*/g, (address) => `<a href="${address}">${address}</a>`)

type Element = { readonly name: string; readonly href: string; readonly kids: Piece[] }
type Piece = string | Element

const withoutEnd = new Set(['br', 'hr', 'wbr', 'col', 'img'])

/** The pieces of markup that the cleaner wrote: every element is closed, and no value holds a sign of markup. */
function piecesOf(markup: string): readonly Piece[] {
  const root: Element = { name: '', href: '', kids: [] }
  const open = [root]
  for (const [whole, end, name, attributes] of markup.matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>|[^<]+/g)) {
    const around = open.at(-1) as Element
    if (name === undefined)
      around.kids.push(whole.replace(/&(?:amp|lt|gt|quot);/g, (one) => letters[one] ?? one))
    else if (end) {
      if (open.length > 1) open.pop()
    } else {
      const href = / href="([^"]*)"/.exec(attributes ?? '')?.[1] ?? ''
      const element = { name, href: href.replaceAll('&amp;', '&'), kids: [] }
      around.kids.push(element)
      if (!withoutEnd.has(name)) open.push(element)
    }
  }
  return root.kids
}

/**
 * What formatted words say in plain ones, with the signs that `simpleHtml` reads: stars for bold, dashes for lists, `>` for quotations.
 * Takes markup that was cleaned.
 */
export const plainOf = (markup: string): string => blocksOf(piecesOf(markup)).join('\n\n')

const blockNames = new Set([
  ...['p', 'div', 'ul', 'ol', 'li', 'blockquote', 'pre', 'hr', 'table', 'thead', 'tbody', 'tfoot', 'tr'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'section', 'article', 'header', 'footer', 'main', 'aside'],
  ...['nav', 'address', 'figure', 'figcaption', 'dl', 'dt', 'dd', 'center', 'caption'],
])

/** Blocks as people read them one under the other. */
function blocksOf(pieces: readonly Piece[]): string[] {
  const found: string[] = []
  let words = ''
  const end = () => {
    const block = words
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim()
    if (block) found.push(block)
    words = ''
  }
  for (const piece of pieces) {
    if (typeof piece !== 'string' && blockNames.has(piece.name)) {
      end()
      found.push(...plainBlocks(piece))
    } else words += wordsOf(piece)
  }
  end()
  return found
}

function plainBlocks({ name, kids }: Element): string[] {
  if (name === 'ul' || name === 'ol') return [listOf(kids, name === 'ol')].filter(Boolean)
  if (name === 'hr') return ['----------']
  if (name === 'pre') return [kids.map(wordsAsTheyAre).join('').trimEnd()].filter(Boolean)
  if (name === 'tr') return [rowOf(kids)].filter(Boolean)
  const within = blocksOf(kids)
  if (within.length === 0 || name !== 'blockquote')
    return /^(?:table|thead|tbody|tfoot|dl)$/.test(name) ? [within.join('\n')].filter(Boolean) : within
  return [
    within
      .join('\n\n')
      .replace(/^(?=>)/gm, '>')
      .replace(/^(?!>)/gm, '> ')
      .replace(/^> *$/gm, '>'),
  ]
}

/** The cells of a row in one line. */
const rowOf = (kids: readonly Piece[]): string =>
  kids.flatMap((kid) => (typeof kid === 'string' ? [] : [blocksOf(kid.kids).join(' ')])).join(' | ')

/** Each item behind its mark; what follows in it stands under its words. */
function listOf(kids: readonly Piece[], isNumbered: boolean): string {
  const items = kids.filter((kid): kid is Element => typeof kid !== 'string')
  return items
    .map((item, place) => {
      const mark = isNumbered ? `${place + 1}. ` : '- '
      const within = item.name === 'li' ? blocksOf(item.kids) : plainBlocks(item)
      return mark + within.join('\n').replaceAll('\n', `\n${' '.repeat(mark.length)}`)
    })
    .join('\n')
}

const wordsAsTheyAre = (piece: Piece): string =>
  typeof piece === 'string' ? piece : piece.name === 'br' ? '\n' : piece.kids.map(wordsAsTheyAre).join('')

function wordsOf(piece: Piece): string {
  if (typeof piece === 'string') return piece.replace(/\s+/g, ' ')
  const { name, href, kids } = piece
  if (name === 'br') return '\n'
  if (blockNames.has(name)) return `\n${plainBlocks(piece).join('\n')}\n`
  const within = kids.map(wordsOf).join('')
  if (name === 'b' || name === 'strong') return between(within, '**')
  if (name === 'i' || name === 'em') return between(within, '_')
  if (name !== 'a' || !href) return within
  const bare = (address: string) => address.replace(/^mailto:/, '').replace(/\/$/, '')
  return bare(within.trim()) === bare(href) ? within : `${within} <${href.replace(/^mailto:/, '')}>`
}

/** Signs stand at the words, not at the spaces round them; where they would mean something else, there are none. */
function between(within: string, sign: string): string {
  const words = within.trim()
  if (words === '' || words.includes('\n') || words.includes(sign.charAt(0))) return within
  const from = within.indexOf(words)
  return `${within.slice(0, from)}${sign}${words}${sign}${within.slice(from + words.length)}`
}
