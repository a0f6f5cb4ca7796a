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
    if (name !== '') parameters.push([name, piece.slice(at + 1).trim()])
  }
  return { value: (pieces[0] ?? '').trim(), parameters }
}

/** The pieces between semicolons; quotes are taken off, what stands in brackets is a comment. */
function cut(text: string): string[] {
  const pieces = ['']
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!
    if (sign === '"' && depth === 0) {
      let kept = ''
      for (i++; i < text.length && text[i] !== '"'; i++)
        kept += text[i] === '\\' && i + 1 < text.length ? text[++i]! : text[i]!
      pieces[pieces.length - 1] += kept
    } else if (sign === '(') depth++
    else if (sign === ')' && depth > 0) depth--
    else if (depth > 0) continue
    else if (sign === ';') pieces.push('')
    else pieces[pieces.length - 1] += sign
  }
  return pieces
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
