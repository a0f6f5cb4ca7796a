/**
 * A throw that looks random and is the same on every machine: from 0 up to `sides`, for the nth of a kind. Made for
 * millions of throws, where a digest of words would take minutes.
 */
export function die(nth: number, kind: number, sides: number): number {
  let mixed = Math.imul(nth + 1, 0x9e3779b1) ^ Math.imul(kind + 1, 0x85ebca77)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39)
  return Math.floor((((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32) * sides)
}
