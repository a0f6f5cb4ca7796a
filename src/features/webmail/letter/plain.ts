import { tag } from '../../../platform/ui/tag.ts'
import { html, type Html } from '../../../platform/ui/index.ts'
import { mailtoOf, targetOf } from './links.ts'

/** A run of lines that belong together: what the writer says, what they quote, or their signature. */
export type Passage = { readonly kind: 'words' | 'quote' | 'signature'; readonly text: string }

const longest = 400_000

/** A plain letter in passages. Lines that a mail program broke are put together again where it says that it broke them. */
export function passagesOf(text: string, { flowed = false, delSp = false } = {}): Passage[] {
  const lines = text.slice(0, longest).replace(/\r\n?/g, '\n').split('\n')
  const passages: { kind: Passage['kind']; lines: string[] }[] = []
  let isSigned = false
  for (const line of lines) {
    const depth = /^(?:> ?)+/.exec(line)?.[0] ?? ''
    if (line === '-- ') isSigned = true
    const kind = depth ? 'quote' : isSigned ? 'signature' : 'words'
    const last = passages.at(-1)
    // An empty line between two quotations is part of them.
    if (last?.kind === kind) last.lines.push(line)
    else passages.push({ kind, lines: [line] })
  }
  return passages
    .map(({ kind, lines }) => ({
      kind,
      text: (flowed ? joined(lines, delSp) : lines.join('\n')).replace(/^-- ?\n|^\n+|\s+$/g, ''),
    }))
    .filter(({ text }) => text !== '')
}

/** RFC 3676: a line that ends with a space goes on in the next one, within the same depth of quotation. */
function joined(lines: readonly string[], delSp: boolean): string {
  const out: string[] = []
  let open: string | undefined
  for (const line of lines) {
    const [, marks = '', rest = ''] = /^(>*) ?(.*)$/.exec(line) ?? []
    const goesOn = rest.endsWith(' ') && rest !== '-- '
    const words = goesOn && delSp ? rest.slice(0, -1) : rest
    if (open === marks && out.length > 0) out[out.length - 1] += words
    else out.push(marks ? `${marks} ${words}` : words)
    open = goesOn ? marks : undefined
  }
  return out.join('\n')
}

export type PlainWays = {
  /** Our page to write to an address. */
  readonly write: (to: string) => string
  readonly withoutLinks?: boolean
  /** What opens a long quotation: "Show what was quoted". */
  readonly quoted: string
}

const folded = 6

/** A plain letter as a page shows it: each paragraph in its own direction, long quotations folded, addresses to follow. */
export const plainLetter = (passages: readonly Passage[], ways: PlainWays): Html =>
  html`<div class="letter-text">${passages.map((one) => passage(one, ways))}</div>`

function passage({ kind, text }: Passage, ways: PlainWays): Html {
  const words = paragraphs(text, ways)
  if (kind === 'words') return html`${words}`
  if (kind === 'signature') return html`<div class="letter-signature">${words}</div>`
  const quote = html`<blockquote>${words}</blockquote>`
  if (text.split('\n').length <= folded) return quote
  return html`<details class="letter-quoted">
    <summary>${ways.quoted}</summary>
    ${quote}
  </details>`
}

const paragraphs = (text: string, ways: PlainWays): Html[] =>
  text
    .split(/\n{2,}/)
    .map((one) => html`<p class="own-lines" dir="auto">${linked(one.replace(/^(?:> ?)+/gm, ''), ways)}</p>`)

const addresses = /\bhttps?:\/\/[^\s<>"'`|\\^{}[\]]+|\b[\w.+-]{1,64}@(?:[\w-]{1,63}\.)+[a-z]{2,24}\b/gi

/** The words of a paragraph with its web and mail addresses made into links. What is not an address is not touched. */
function linked(text: string, ways: PlainWays): (Html | string)[] {
  if (ways.withoutLinks) return [text]
  const parts: (Html | string)[] = []
  let at = 0
  for (const found of text.matchAll(addresses)) {
    const typed = found[0].replace(/[.,;:!?)»”’]+$/u, '')
    const made = link(typed, ways)
    if (!made) continue
    parts.push(text.slice(at, found.index), made)
    at = found.index + typed.length
  }
  return [...parts, text.slice(at)]
}

function link(typed: string, { write }: PlainWays): Html | undefined {
  const target = targetOf(typed)
  if (target)
    return tag(
      'a',
      { href: target.href, rel: 'noopener noreferrer nofollow', target: '_blank', dir: 'ltr' },
      typed,
    )
  const mail = mailtoOf(`mailto:${typed}`)
  return mail && tag('a', { href: write(mail.to), dir: 'ltr' }, typed)
}
