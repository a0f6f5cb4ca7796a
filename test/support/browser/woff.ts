import { inflateSync } from 'node:zlib'

/**
 * The font inside a WOFF 1.0 file: its tables, inflated. The browser loads WOFF from the web but reads only bare
 * fonts from the system's folders, and npm has the scripts we need as WOFF.
 */
export function unwrapWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF 1.0 file')
  const count = woff.readUInt16BE(12)
  const power = Math.floor(Math.log2(count))
  const directory = Buffer.alloc(12 + 16 * count)
  directory.writeUInt32BE(woff.readUInt32BE(4), 0)
  directory.writeUInt16BE(count, 4)
  directory.writeUInt16BE(16 * 2 ** power, 6)
  directory.writeUInt16BE(power, 8)
  directory.writeUInt16BE(16 * (count - 2 ** power), 10)

  const parts: Buffer[] = [directory]
  let place = directory.length
  for (let table = 0; table < count; table++) {
    const entry = 44 + 20 * table
    const [offset, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [
      number,
      number,
      number,
    ]
    const bytes = woff.subarray(offset, offset + packed)
    const padding = (4 - (length % 4)) % 4
    woff.copy(directory, 12 + 16 * table, entry, entry + 4) // its name
    woff.copy(directory, 16 + 16 * table, entry + 16, entry + 20) // its checksum
    directory.writeUInt32BE(place, 20 + 16 * table)
    directory.writeUInt32BE(length, 24 + 16 * table)
    parts.push(packed < length ? inflateSync(bytes) : bytes, Buffer.alloc(padding))
    place += length + padding
  }
  return Buffer.concat(parts)
}
