const text = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to)

/** What picture these bytes are, by the bytes alone. Drawings that can hold script (SVG) are none. */
export function pictureKind(bytes: Buffer): string | undefined {
  if (bytes.length < 12) return undefined
  if (text(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png'
  if (bytes.readUIntBE(0, 3) === 0xffd8ff) return 'image/jpeg'
  if (/^GIF8[79]a/.test(text(bytes, 0, 6))) return 'image/gif'
  if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP') return 'image/webp'
  if (text(bytes, 4, 8) === 'ftyp' && /^avi[fs]/.test(text(bytes, 8, 12))) return 'image/avif'
  return undefined
}
