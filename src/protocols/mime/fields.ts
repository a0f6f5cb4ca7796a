import { textOfHeader } from './charset.ts'

/** How much of a header is read. What comes after it is kept and served, but not understood. */
const most = { bytes: 512 * 1024, fields: 2000 }

/** A field of a header: its name in small letters, and where all its lines stand. */
export type Field = {
  readonly name: string
  readonly start: number
  readonly value: number
  readonly end: number
}

const [lf, cr, tab, space, colon] = [10, 13, 9, 32, 58]

/** The fields between two places, in order. Lines that are no field are left out. */
export function fieldsBetween(raw: Buffer, from: number, to: number): Field[] {
  const fields: Field[] = []
  const limit = Math.min(to, from + most.bytes)
  for (let line = from; line < limit && fields.length < most.fields;) {
    const start = line
    line = lineEnd(raw, line, limit)
    while (line < limit && (raw[line] === space || raw[line] === tab)) line = lineEnd(raw, line, limit)
    const value = nameEnd(raw, start, line)
    if (value > start)
      fields.push({
        name: raw.toString('latin1', start, value).trimEnd().toLowerCase(),
        start,
        value: value + 1,
        end: line,
      })
  }
  return fields
}

/** Where the next line begins. */
export function lineEnd(raw: Buffer, from: number, limit: number): number {
  const at = raw.indexOf(lf, from)
  return at < 0 || at >= limit ? limit : at + 1
}

/** Where the colon stands after a name; -1 if the line has no name. Names are at most 200 bytes long. */
function nameEnd(raw: Buffer, start: number, end: number): number {
  for (let i = start; i < Math.min(end, start + 200); i++) {
    const byte = raw[i]!
    if (byte === colon) return i > start ? i : -1
    const isBlank = byte === space || byte === tab
    if (byte < 33 || byte > 126) if (!isBlank || i === start) return -1
  }
  return -1
}

/** What a field says, on one line and without blanks around it. */
export const valueOf = (raw: Buffer, field: Field): string =>
  textOfHeader(raw.subarray(field.value, field.end))
    .replace(/[\r\n]+/g, '')
    .replace(/\t/g, ' ')
    .trim()

/** What the fields of a header say, by name. */
export type Said = {
  readonly first: (name: string) => string | undefined
  readonly last: (name: string) => string | undefined
  readonly all: (name: string) => string[]
}

export function said(raw: Buffer, fields: readonly Field[]): Said {
  const of = (field: Field | undefined) => field && valueOf(raw, field)
  return {
    first: (name) => of(fields.find((one) => one.name === name)),
    last: (name) => of(fields.findLast((one) => one.name === name)),
    all: (name) => fields.filter((one) => one.name === name).map((field) => valueOf(raw, field)),
  }
}

/** A header of only some fields, or of all but some, byte for byte, with the empty line that ends it where there is one. */
export function selectFields(header: Buffer, names: readonly string[], isNot = false): Buffer {
  const wanted = new Set(names.map((name) => name.toLowerCase()))
  const kept = fieldsBetween(header, 0, header.length).filter(({ name }) => wanted.has(name) !== isNot)
  const end = hasEmptyLine(header) ? [newLine] : []
  return Buffer.concat([...kept.map(({ start, end }) => ended(header.subarray(start, end))), ...end])
}

const newLine = Buffer.from('\r\n')
const hasEmptyLine = (header: Buffer) => /(?:^|\n)\r?\n$/.test(header.subarray(-4).toString('latin1'))
const ended = (lines: Buffer) =>
  lines.at(-1) === lf
    ? lines
    : lines.at(-1) === cr
      ? Buffer.concat([lines, newLine.subarray(1)])
      : Buffer.concat([lines, newLine])
