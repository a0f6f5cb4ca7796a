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

const isSign = ({ kind, text }: Token, sign: string) => kind === 'sign' && text === sign
const isMeant = (token: Token) => token.kind !== 'comment' && !isSign(token, '>')

/** Brackets with a name before them, or an address alone, whose name is then a comment after it (RFC 5322 3.4). */
function addressOf(tokens: readonly Token[]): EnvelopeAddress | undefined {
  const open = tokens.findLastIndex((token) => isSign(token, '<'))
  const close = open < 0 ? -1 : tokens.findIndex((token, n) => n > open && isSign(token, '>'))
  const inside = tokens.slice(open + 1, close < 0 ? undefined : close)
  const name = open < 0 ? commentAfter(tokens) : textOf(tokens.slice(0, open))
  const { route, mailbox, host } = mailboxOf(inside.filter(isMeant))
  if (!name && mailbox === '' && host === undefined) return undefined
  return { ...(name && { name }), ...(route && { route }), mailbox, host: host ?? '' }
}

function commentAfter(tokens: readonly Token[]): string | undefined {
  const start = tokens.findIndex(({ kind }) => kind !== 'comment')
  return start < 0 ? undefined : tokens.findLast(({ kind }, n) => n > start && kind === 'comment')?.text
}

/** `@route:who@where` */
function mailboxOf(tokens: readonly Token[]): { route?: string; mailbox: string; host?: string } {
  const colon = tokens[0] && isSign(tokens[0], '@') ? tokens.findIndex((one) => isSign(one, ':')) : -1
  const route = tokens.slice(0, Math.max(colon, 0))
  const rest = tokens.slice(colon + 1)
  const at = rest.findLastIndex((token) => isSign(token, '@'))
  if (at < 0) return { mailbox: textOf(rest) }
  return {
    route: route.map(({ text }) => text).join(''),
    mailbox: dotted(rest.slice(0, at)),
    host: dotted(rest.slice(at + 1)),
  }
}

/** Blanks around dots mean nothing (RFC 5322 4.4). Elsewhere they stay: without them the words would be the address of somebody else. */
const dotted = (tokens: readonly Token[]) =>
  tokens
    .map(({ text, gap }, n) => {
      const isApart = gap && n > 0 && !text.startsWith('.') && !tokens[n - 1]!.text.endsWith('.')
      return isApart ? ` ${text}` : text
    })
    .join('')

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
    else if (sign === '[' && isAfterAt(tokens)) i = literal(text, i, tokens, gap)
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
  let kept = ''
  let i = from + 1
  for (; i < text.length && depth > 0; i++) {
    if (text[i] === '\\' && i + 1 < text.length) i++
    else if (text[i] === '(') depth++
    else if (text[i] === ')') depth--
    if (depth > 0) kept += text[i]!
  }
  tokens.push({ kind: 'comment', text: kept, gap })
  return i
}

const isAfterAt = (tokens: readonly Token[]) => {
  const last = tokens.findLast(({ kind }) => kind !== 'comment')
  return last !== undefined && isSign(last, '@')
}

const longestLiteral = 100

/** `[IPv6:2001:db8::1]` (RFC 5321 4.1.3): the signs in it are signs of nothing else. */
function literal(text: string, from: number, tokens: Token[], gap: boolean): number {
  const length = text.slice(from, from + longestLiteral).indexOf(']') + 1 || 1
  tokens.push({ kind: 'word', text: text.slice(from, from + length), gap })
  return from + length
}

/** The people of an envelope's field as they are read; groups are left out, their members are not. */
export const namedOf = (addresses: readonly EnvelopeAddress[] = []): Named[] =>
  addresses
    .filter(({ host }) => host !== undefined)
    .map(({ name = '', mailbox = '', host }) => ({
      name: decodeWords(name),
      address: host ? `${mailbox}@${host}` : mailbox,
    }))
