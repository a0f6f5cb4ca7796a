import { textOf } from './charset.ts'
import { decodeWords } from './encoded-words.ts'
import type { Parameters } from './types.ts'

const most = { parameters: 200, pieces: 100 }

/** `text/plain; charset="utf-8"` as a value and its parameters. Comments are left out. */
export function readParametered(text: string): { value: string; parameters: Parameters } {
  const pieces = cut(text)
  const parameters: [string, string][] = []
  for (const piece of pieces.slice(1, most.parameters)) {
    const at = piece.indexOf('=')
    const name = (at < 0 ? '' : piece.slice(0, at)).trim().toLowerCase()
    if (name !== '') parameters.push([unquoted(name), unquoted(piece.slice(at + 1).trim())])
  }
  return { value: unquoted((pieces[0] ?? '').trim()), parameters }
}

/** The pieces between semicolons, quotes still on; what stands in brackets is a comment. */
function cut(text: string): string[] {
  const pieces = ['']
  let depth = 0
  let isQuoted = false
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!
    if (sign === '"' && depth === 0) isQuoted = !isQuoted
    if (isQuoted || (sign === '"' && depth === 0))
      pieces[pieces.length - 1] += sign === '\\' ? sign + (text[++i] ?? '') : sign
    else if (sign === '(') depth++
    else if (sign === ')' && depth > 0) depth--
    else if (depth > 0) continue
    else if (sign === ';') pieces.push('')
    else pieces[pieces.length - 1] += sign
  }
  return pieces
}

/** Text with its quotes taken off; blanks within them are meant. */
function unquoted(text: string): string {
  let out = ''
  let isQuoted = false
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') isQuoted = !isQuoted
    else out += isQuoted && text[i] === '\\' && i + 1 < text.length ? text[++i]! : text[i]!
  }
  return out
}

const pieceName = /^(.+)\*(0|[1-9]\d?)(\*?)$/

/**
 * Parameters with those put together that were cut in pieces (RFC 2231 3); where a piece is missing they stay as they are. What is encoded
 * stays so, under a name that ends with `*`.
 */
export function withoutPieces(parameters: Parameters): Parameters {
  const cut = parameters.flatMap(([name, text]) => {
    const [, base, number, star] = pieceName.exec(name) ?? []
    return base === undefined ? [] : [{ base, number: Number(number), isExtended: star === '*', text }]
  })
  const whole = [...Map.groupBy(cut, ({ base }) => base)]
    .map(([base, pieces]) => [base, pieces.toSorted((a, b) => a.number - b.number)] as const)
    .filter(([, pieces]) => pieces.every(({ number }, n) => number === n))
  const isWhole = new Set(whole.map(([base]) => base))
  return [
    ...parameters.filter(([name]) => !isWhole.has(pieceName.exec(name)?.[1] ?? '')),
    ...whole.map(([base, pieces]) => putTogether(base, pieces)),
  ]
}

function putTogether(name: string, pieces: readonly Piece[]): Parameters[number] {
  if (!pieces.some(({ isExtended }) => isExtended)) return [name, pieces.map(({ text }) => text).join('')]
  const texts = pieces.map(({ text, isExtended }) => (isExtended ? text : text.replaceAll('%', '%25')))
  return [`${name}*`, `${pieces[0]!.isExtended ? '' : "''"}${texts.join('')}`]
}

/** A parameter as people read it: pieces put together and decoded (RFC 2231), encoded words too, since many senders write those. */
export function parameterOf(parameters: Parameters, name: string): string | undefined {
  const plain = parameters.find(([one]) => one === name)?.[1]
  const extended = parameters.find(([one]) => one === `${name}*`)?.[1]
  if (extended !== undefined) return decodeExtended(extended)
  const pieces = piecesOf(parameters, name)
  if (pieces.length > 0) return joined(pieces)
  return plain === undefined ? undefined : decodeWords(plain)
}

type Piece = { readonly text: string; readonly isExtended: boolean }

function piecesOf(parameters: Parameters, name: string): Piece[] {
  const byName = new Map(parameters)
  const pieces: Piece[] = []
  for (let n = 0; n < most.pieces; n++) {
    const extended = byName.get(`${name}*${n}*`)
    const text = extended ?? byName.get(`${name}*${n}`)
    if (text === undefined) break
    pieces.push({ text, isExtended: extended !== undefined })
  }
  return pieces
}

function joined(pieces: readonly Piece[]): string {
  const [first] = pieces
  const mark = first?.isExtended ? /^([^']*)'[^']*'/.exec(first.text) : null
  const bytes = pieces.map(({ text, isExtended }, n) => {
    const content = n === 0 && mark ? text.slice(mark[0].length) : text
    return isExtended ? percentless(content) : Buffer.from(content, 'utf8')
  })
  return textOf(Buffer.concat(bytes), mark?.[1])
}

function decodeExtended(text: string): string {
  const mark = /^([^']*)'[^']*'/.exec(text)
  return mark ? textOf(percentless(text.slice(mark[0].length)), mark[1]) : textOf(percentless(text))
}

const percentless = (text: string) =>
  Buffer.from(
    text.replace(/%([0-9a-f]{2})|[^\0-\x7f]+/gi, (found, pair?: string) =>
      pair ? String.fromCharCode(parseInt(pair, 16)) : Buffer.from(found, 'utf8').toString('latin1'),
    ),
    'latin1',
  )
