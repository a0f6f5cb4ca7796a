import { decodeWords } from './encoded-words.ts'
import type { EnvelopeAddress, Named } from './types.ts'

const mostAddresses = 2000

/** What an address list is made of: words and quoted words, and the signs between them. Comments stand apart. */
type Token = {
  readonly kind: 'word' | 'quoted' | 'sign' | 'comment'
  readonly text: string
  readonly gap: boolean
}

/** The people of an address field, leniently: whatever was written becomes something that can be shown. */
export function readAddresses(text: string): EnvelopeAddress[] {
  const found: EnvelopeAddress[] = []
  let tokens: Token[] = []
  let isInGroup = false
  const take = () => {
    const one = addressOf(tokens)
    if (one) found.push(one)
    tokens = []
  }
  let isInAngle = false
  for (const token of tokensOf(text)) {
    if (found.length >= mostAddresses) break
    const sign = token.kind === 'sign' ? token.text : ''
    if (sign === '<') isInAngle = true
    if (sign === '>') isInAngle = false
    if (sign === ',' && !isInAngle) take()
    else if (sign === ':' && !isInAngle && !isInGroup) {
      found.push({ mailbox: textOf(tokens) || 'group' })
      tokens = []
      isInGroup = true
    } else if (sign === ';') {
      isInAngle = false
      take()
      if (isInGroup) found.push({})
      isInGroup = false
    } else tokens.push(token)
  }
  take()
  if (isInGroup) found.push({})
  return found
}

function addressOf(tokens: readonly Token[]): EnvelopeAddress | undefined {
  const open = tokens.findLastIndex(({ kind, text }) => kind === 'sign' && text === '<')
  const inside = open < 0 ? tokens : tokens.slice(open + 1)
  const comment = tokens.findLast(({ kind }) => kind === 'comment')?.text
  const name = open < 0 ? comment : textOf(tokens.slice(0, open)) || comment
  const at = mailboxOf(inside)
  if (at.mailbox === '' && at.host === undefined) return name ? { name, mailbox: '', host: '' } : undefined
  return { ...(name && { name }), mailbox: at.mailbox, host: at.host ?? '' }
}

/** `@route:who@where` without the route. */
function mailboxOf(tokens: readonly Token[]): { mailbox: string; host?: string } {
  const meant = tokens.filter(({ kind, text }) => kind !== 'comment' && !(kind === 'sign' && text === '>'))
  const afterRoute = meant[0]?.text === '@' ? meant.findIndex(({ text }) => text === ':') + 1 : 0
  const rest = meant.slice(afterRoute)
  const at = rest.findLastIndex(({ kind, text }) => kind === 'sign' && text === '@')
  const text = (some: readonly Token[]) => some.map((one) => one.text).join('')
  return at < 0
    ? { mailbox: textOf(rest) }
    : { mailbox: text(rest.slice(0, at)), host: text(rest.slice(at + 1)) }
}

const textOf = (tokens: readonly Token[]) =>
  tokens
    .filter(({ kind }) => kind !== 'comment')
    .map(({ text, gap }, n) => (gap && n > 0 ? ` ${text}` : text))
    .join('')
    .trim()

const signs = '<>,:;@'

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let gap = false
  for (let i = 0; i < text.length;) {
    const sign = text[i]!
    const start = i
    if (sign === ' ' || sign === '\t') {
      gap = true
      i++
      continue
    }
    if (sign === '"') i = quoted(text, i, tokens, gap)
    else if (sign === '(') i = comment(text, i, tokens, gap)
    else if (signs.includes(sign)) {
      tokens.push({ kind: 'sign', text: sign, gap })
      i++
    } else {
      while (i < text.length && !` \t"(${signs}`.includes(text[i]!)) i++
      tokens.push({ kind: 'word', text: text.slice(start, i), gap })
    }
    gap = false
  }
  return tokens
}

function quoted(text: string, from: number, tokens: Token[], gap: boolean): number {
  let kept = ''
  let i = from + 1
  for (; i < text.length && text[i] !== '"'; i++)
    kept += text[i] === '\\' && i + 1 < text.length ? text[++i]! : text[i]!
  tokens.push({ kind: 'quoted', text: kept, gap })
  return i + 1
}

function comment(text: string, from: number, tokens: Token[], gap: boolean): number {
  let depth = 1
  let i = from + 1
  for (; i < text.length && depth > 0; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '(') depth++
    else if (text[i] === ')') depth--
  }
  tokens.push({ kind: 'comment', text: text.slice(from + 1, depth === 0 ? i - 1 : i), gap })
  return i
}

/** The people of an envelope's field as they are read; groups are left out, their members are not. */
export const namedOf = (addresses: readonly EnvelopeAddress[] = []): Named[] =>
  addresses
    .filter(({ host }) => host !== undefined)
    .map(({ name = '', mailbox = '', host }) => ({
      name: decodeWords(name),
      address: host ? `${mailbox}@${host}` : mailbox,
    }))
