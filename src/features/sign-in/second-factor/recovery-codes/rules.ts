/** How many there are in a set. Each begins with a digit of its own, which says which one it is. */
export const codesInSet = 10

/** Letters and digits that are not taken for one another. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 12
const secretLength = length - 1
const shape = new RegExp(`^[0-9][${alphabet}]{${secretLength}}$`)

/** One recovery code: the digit that finds it, and the 55 bits that prove something. */
export type RecoveryCode = { readonly mark: string; readonly secret: string }

/** How many random bytes a set is made from. */
export const bytesForSet = codesInSet * secretLength

/** A set of recovery codes. Each byte gives one letter: 256 is a multiple of 32, so that all are as likely. */
export function codesFrom(bytes: Uint8Array): readonly RecoveryCode[] {
  const letters = [...bytes].map((byte) => alphabet[byte % alphabet.length]).join('')
  return Array.from({ length: codesInSet }, (_, nth) => ({
    mark: String(nth),
    secret: letters.slice(nth * secretLength, (nth + 1) * secretLength),
  }))
}

/** As it is shown and printed: three groups of four. */
export const shownCode = ({ mark, secret }: RecoveryCode): string =>
  (mark + secret).replace(/(.{4})(?=.)/g, '$1-')

/** A code as somebody typed it: groups, spaces and small letters do not matter, nor O for 0, I and L for 1. */
export function readRecoveryCode(typed: string): RecoveryCode | undefined {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return shape.test(letters) ? { mark: letters.slice(0, 1), secret: letters.slice(1) } : undefined
}
