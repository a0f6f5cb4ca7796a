import type { Typed } from '../../values/problem.ts'
import { BadRequest, TooLarge } from './errors.ts'

const mostFields = 500

/** Reads `a=1&b=2` exactly: bytes that are no text are refused, never replaced. A name given twice becomes a list. */
export function readFields(encoded: string): Typed {
  const typed: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>
  if (encoded === '') return typed
  const pairs = encoded.split('&', mostFields + 1)
  if (pairs.length > mostFields) throw new TooLarge()
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    const name = decoded(at < 0 ? pair : pair.slice(0, at))
    const value = at < 0 ? '' : decoded(pair.slice(at + 1))
    const before = typed[name]
    typed[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value]
  }
  return typed
}

function decoded(part: string): string {
  try {
    const text = decodeURIComponent(part.replaceAll('+', ' '))
    // U+FFFD in the raw text is what is left of bytes that were not UTF-8.
    if (!text.includes('\0') && !part.includes('\uFFFD')) return text
  } catch {
    // Said below, as for the other ways of being damaged.
  }
  throw new BadRequest()
}
