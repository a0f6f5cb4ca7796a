const endMark = 0x06054b50
const entryMark = 0x02014b50
const mostEntries = 20_000

/** The names in a ZIP file's own list, without unpacking anything; undefined when it is none, or a damaged one. */
export function zipNames(bytes: Buffer): string[] | undefined {
  const end = findEnd(bytes)
  if (end === undefined) return undefined
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (count > mostEntries) return undefined
  const names: string[] = []
  for (let place = 0; place < count; place++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entryMark) return undefined
    const length = bytes.readUInt16LE(at + 28)
    names.push(bytes.subarray(at + 46, at + 46 + length).toString('utf8'))
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return names
}

/** The list stands at the end, before a comment of at most 64 KB. */
function findEnd(bytes: Buffer): number | undefined {
  const from = Math.max(0, bytes.length - 22 - 65_535)
  for (let at = bytes.length - 22; at >= from; at--) if (bytes.readUInt32LE(at) === endMark) return at
  return undefined
}
