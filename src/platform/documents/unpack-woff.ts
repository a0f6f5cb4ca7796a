import { inflateSync } from 'node:zlib'

type Table = { readonly tag: string; readonly bytes: Buffer }

/**
 * The OpenType font inside a WOFF 1.0 file, under another family name where one is given. Fonts from npm come as one
 * file a script and share one name; the typesetter looks at one font of a name only, so there each gets its own.
 * Source: WOFF File Format 1.0, sections 3 to 5; OpenType specification, "The name table".
 */
export function unpackWoff(woff: Buffer, family?: string): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF font')
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, index) => tableAt(woff, 44 + index * 20))
  const named = (table: Table) =>
    family && table.tag === 'name' ? { ...table, bytes: nameTable(family) } : table
  return fontOf(woff.readUInt32BE(4), tables.map(named))
}

function tableAt(woff: Buffer, place: number): Table {
  const [offset, packed, length] = [4, 8, 12].map((more) => woff.readUInt32BE(place + more)) as [
    number,
    number,
    number,
  ]
  const bytes = woff.subarray(offset, offset + packed)
  return {
    tag: woff.toString('latin1', place, place + 4),
    bytes: packed < length ? inflateSync(bytes, { maxOutputLength: length }) : bytes,
  }
}

/** Tables one after the other, each on a boundary of four bytes, behind their directory. */
function fontOf(flavour: number, tables: readonly Table[]): Buffer {
  const directory = Buffer.alloc(12 + 16 * tables.length)
  const power = Math.floor(Math.log2(tables.length))
  directory.writeUInt32BE(flavour, 0)
  directory.writeUInt16BE(tables.length, 4)
  directory.writeUInt16BE(16 * 2 ** power, 6)
  directory.writeUInt16BE(power, 8)
  directory.writeUInt16BE(16 * (tables.length - 2 ** power), 10)
  const parts = [directory]
  let offset = directory.length
  for (const [index, { tag, bytes }] of tables.entries()) {
    const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
    const place = 12 + index * 16
    directory.write(tag, place, 'latin1')
    directory.writeUInt32BE(checksum(padded), place + 4)
    directory.writeUInt32BE(offset, place + 8)
    directory.writeUInt32BE(bytes.length, place + 12)
    parts.push(padded)
    offset += padded.length
  }
  return Buffer.concat(parts)
}

function checksum(padded: Buffer): number {
  let sum = 0
  for (let place = 0; place < padded.length; place += 4) sum = (sum + padded.readUInt32BE(place)) >>> 0
  return sum
}

/** Family, style, whole name and PostScript name, in English for Windows: all that is read of it. */
function nameTable(family: string): Buffer {
  const records = [
    [1, family],
    [2, 'Regular'],
    [4, family],
    [6, family.replaceAll(/[^A-Za-z0-9-]/g, '')],
  ] as const
  const head = Buffer.alloc(6 + 12 * records.length)
  head.writeUInt16BE(records.length, 2)
  head.writeUInt16BE(head.length, 4)
  const words: Buffer[] = []
  let offset = 0
  for (const [index, [id, text]] of records.entries()) {
    const bytes = Buffer.from(text, 'utf16le').swap16()
    for (const [more, value] of [3, 1, 0x409, id, bytes.length, offset].entries())
      head.writeUInt16BE(value, 6 + index * 12 + more * 2)
    words.push(bytes)
    offset += bytes.length
  }
  return Buffer.concat([head, ...words])
}
