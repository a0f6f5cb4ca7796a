import { crc32, deflateSync } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}

type Modules = {
  readonly size: number
  /** How wide a module is, in dots. */
  readonly dots: number
  /** The light edge around, in modules. */
  readonly quiet: number
  readonly isDark: (row: number, column: number) => boolean
}

/** Square modules in black and white, one bit a dot: a QR code takes a few hundred bytes in a mail. */
export function modulesPng({ size, dots, quiet, isDark }: Modules): Buffer {
  const side = (size + 2 * quiet) * dots
  const stride = Math.ceil(side / 8) + 1
  const rows = Buffer.alloc(stride * side)
  const light = Buffer.alloc(stride)
  for (let x = 0; x < side; x++) light[1 + (x >> 3)]! |= 0x80 >> (x & 7)
  for (let y = 0; y < side; y++) light.copy(rows, y * stride)
  for (let row = 0; row < size; row++) {
    const start = (row + quiet) * dots * stride
    for (let column = 0; column < size; column++) {
      if (isDark(row, column)) darken(rows, start + 1, (column + quiet) * dots, dots)
    }
    for (let line = 1; line < dots; line++) rows.copy(rows, start + line * stride, start, start + stride)
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0])
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function darken(rows: Buffer, start: number, from: number, dots: number): void {
  for (let x = from; x < from + dots; x++) rows[start + (x >> 3)]! &= ~(0x80 >> (x & 7))
}
