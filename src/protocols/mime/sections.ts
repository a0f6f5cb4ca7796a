import type { Part, Place } from './types.ts'

/** What of a part is meant: all of its bytes, or its header or text where it is a message, or its own MIME header. */
export type Wanted = 'all' | 'header' | 'text' | 'mime'

export type Range = { readonly start: number; readonly end: number }

/**
 * Where a section stands in the raw message (RFC 3501 6.4.5): `[]` is the message itself, `[1, 2]` the second part of the
 * first. Nothing where there is no such part.
 */
export function rangeOf(structure: Part, numbers: readonly number[], wanted: Wanted): Range | undefined {
  if (numbers.length === 0) return wanted === 'mime' ? undefined : ofMessage(structure.at, wanted)
  const part = findPart(structure, numbers)
  if (!part) return undefined
  if (wanted === 'mime') return { start: part.at.header, end: part.at.body }
  if (wanted === 'all') return { start: part.at.body, end: part.at.end }
  return part.message && ofMessage(part.message.part.at, wanted)
}

function ofMessage(at: Place, wanted: Wanted): Range {
  if (wanted === 'header') return { start: at.header, end: at.body }
  return { start: wanted === 'text' ? at.body : at.header, end: at.end }
}

/** The part with a number. One that is no multipart is its own first part; a message inside a message is looked through. */
export function findPart(structure: Part, numbers: readonly number[]): Part | undefined {
  let part = structure
  for (const [depth, number] of numbers.entries()) {
    const inside: Part = depth > 0 && part.message ? part.message.part : part
    const next: Part | undefined = inside.parts
      ? inside.parts[number - 1]
      : isSelf(inside, part, number, depth)
        ? inside
        : undefined
    if (!next) return undefined
    part = next
  }
  return part
}

const isSelf = (inside: Part, part: Part, number: number, depth: number) =>
  number === 1 && (depth === 0 || inside !== part)
