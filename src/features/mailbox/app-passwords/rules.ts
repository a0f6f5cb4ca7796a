/** Letters that are not taken for one another, all small: a mail program is told them once, by typing or copying. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789a'
const letters = 20

/** How many random bytes an app password is made from. */
export const bytesForPassword = letters

/** An app password of 100 bits. 256 is a multiple of 32, so that all letters but one are as likely. */
export const appPasswordFrom = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => alphabet[byte % alphabet.length]).join('')

/** As it is shown: groups of four. */
export const shownAppPassword = (password: string): string => password.replace(/(.{4})(?=.)/g, '$1 ')

/** What was typed, as it was made: groups and large letters do not matter. Undefined: it cannot be one. */
export function readAppPassword(typed: string): string | undefined {
  const plain = typed.replace(/[\s-]/g, '').toLowerCase()
  return plain.length === letters && /^[a-z2-9]+$/.test(plain) ? plain : undefined
}

export const mostAppPasswords = 20
