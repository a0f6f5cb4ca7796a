import assert from 'node:assert/strict'

// Reads a QR code from its modules by the standard (ISO/IEC 18004) alone, without the library that drew it: small codes
// (versions 1 to 6) of correction level M with one text in bytes. It corrects nothing: each block must be without error.

type Modules = readonly (readonly boolean[])[]

const masks: readonly ((row: number, column: number) => boolean)[] = [
  (i, j) => (i + j) % 2 === 0,
  (i) => i % 2 === 0,
  (_, j) => j % 3 === 0,
  (i, j) => (i + j) % 3 === 0,
  (i, j) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2 === 0,
  (i, j) => ((i * j) % 2) + ((i * j) % 3) === 0,
  (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2 === 0,
  (i, j) => (((i + j) % 2) + ((i * j) % 3)) % 2 === 0,
]

/** For level M of each version: how many blocks, and how many words of data and of correction each has. */
const blocks = [
  [1, 16, 10],
  [1, 28, 16],
  [1, 44, 26],
  [2, 32, 18],
  [2, 43, 24],
  [4, 27, 16],
] as const

/** The text of a code. */
export function readQr(modules: Modules): string {
  const size = modules.length
  const version = (size - 17) / 4
  const block = blocks[version - 1]
  assert.ok(block, `version ${version} is not read here`)
  const words = wordsOf(bitsOf(modules, maskOf(modules)))
  const [count, data, correction] = block
  const read = Array.from({ length: count }, (_, nth) =>
    Array.from({ length: data + correction }, (_, place) => words[place * count + nth] as number),
  )
  for (const one of read) assertWithoutError(one, correction)
  return textOf(read.flatMap((one) => one.slice(0, data)))
}

/** The format beside the upper left finder: two bits of level, three of mask, veiled by 101010000010010. */
function maskOf(modules: Modules): number {
  const bits = [0, 1, 2, 3, 4].map((column) => Number(modules[8]?.[column]))
  const format = Number.parseInt(bits.join(''), 2) ^ 0b10101
  assert.equal(format >> 3, 0b00, 'correction level M')
  return format & 7
}

/** Finders with their format, timing lines, the alignment pattern, the dark module. */
function isFunction(size: number, row: number, column: number): boolean {
  const isFinder = (row < 9 && (column < 9 || column >= size - 8)) || (row >= size - 8 && column < 9)
  const isAligned = size > 21 && Math.abs(row - (size - 7)) <= 2 && Math.abs(column - (size - 7)) <= 2
  return isFinder || isAligned || row === 6 || column === 6
}

/** Up and down in strips of two, from the right; the timing column has no strip. */
function bitsOf(modules: Modules, mask: number): number[] {
  const size = modules.length
  const isMasked = masks[mask] as (row: number, column: number) => boolean
  const bits: number[] = []
  let isUp = true
  for (let right = size - 1; right > 0; right -= right === 8 ? 3 : 2) {
    for (let step = 0; step < size; step++) {
      const row = isUp ? size - 1 - step : step
      for (const column of [right, right - 1]) {
        if (!isFunction(size, row, column))
          bits.push(Number(modules[row]?.[column] !== isMasked(row, column)))
      }
    }
    isUp = !isUp
  }
  return bits
}

const wordsOf = (bits: readonly number[]): number[] =>
  Array.from({ length: Math.floor(bits.length / 8) }, (_, nth) =>
    Number.parseInt(bits.slice(nth * 8, nth * 8 + 8).join(''), 2),
  )

/** A block without error is zero at every power of two of its field. */
function assertWithoutError(block: readonly number[], correction: number): void {
  let at = 1
  for (let power = 0; power < correction; power++) {
    let value = 0
    for (const word of block) value = times(value, at) ^ word
    assert.equal(value, 0, 'the block is whole')
    at = times(at, 2)
  }
}

function times(one: number, other: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ (product & 0x80 ? 0x11d : 0)
    if ((other >> bit) & 1) product ^= one
  }
  return product & 0xff
}

/** Four bits say "bytes", eight how many. */
function textOf(data: readonly number[]): string {
  const bits = data.map((word) => word.toString(2).padStart(8, '0')).join('')
  assert.equal(bits.slice(0, 4), '0100', 'a text in bytes')
  const length = Number.parseInt(bits.slice(4, 12), 2)
  const bytes = Array.from({ length }, (_, nth) => Number.parseInt(bits.slice(12 + nth * 8, 20 + nth * 8), 2))
  return Buffer.from(bytes).toString('utf8')
}
