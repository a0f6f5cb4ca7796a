/** The bytes a body stands for. What is not well formed is taken as far as it goes; nothing is ever thrown. */
export function withoutEncoding(body: Buffer, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64')
  if (encoding === 'quoted-printable') return unquoted(body)
  return body
}

const [equals, cr, lf, tab, space, underscore] = [0x3d, 13, 10, 9, 32, 0x5f]

/** Undoes quoted-printable; with `isWord` also what differs in encoded words: `_` is a space. */
export function unquoted(body: Buffer, isWord = false): Buffer {
  const out = Buffer.allocUnsafe(body.length)
  let size = 0
  for (let i = 0; i < body.length; i++) {
    const byte = body[i]!
    if (byte === underscore && isWord) out[size++] = space
    else if (byte !== equals) out[size++] = byte
    else {
      const high = hex(body[i + 1])
      const low = hex(body[i + 2])
      if (high >= 0 && low >= 0) {
        out[size++] = high * 16 + low
        i += 2
        continue
      }
      const after = softBreak(body, i + 1)
      if (after < 0) out[size++] = byte
      else i = after - 1
    }
  }
  return out.subarray(0, size)
}

/** Where the next line begins if nothing but blanks stand before it; otherwise -1. Blanks are looked at a line's length far. */
function softBreak(body: Buffer, from: number): number {
  let i = from
  while (i < from + 80 && (body[i] === space || body[i] === tab)) i++
  if (i >= body.length) return body.length
  if (body[i] === lf) return i + 1
  return body[i] === cr && body[i + 1] === lf ? i + 2 : -1
}

function hex(byte: number | undefined): number {
  if (byte === undefined) return -1
  if (byte >= 48 && byte <= 57) return byte - 48
  if (byte >= 65 && byte <= 70) return byte - 55
  return byte >= 97 && byte <= 102 ? byte - 87 : -1
}
