/** Text as a client reads it: in quotes where that can be, else as a literal of UTF-8. */
export function writeString(text: string): string {
  if (text.length < mostQuoted) {
    if (plain.test(text)) return `"${text}"`
    if (quotable.test(text)) return `"${text.replace(/["\\]/g, '\\$&')}"`
  }
  return `{${Buffer.byteLength(text)}}\r\n${text}`
}

const mostQuoted = 2000
const plain = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/
const quotable = /^[\x20-\x7e]*$/

export const writeNString = (text: string | undefined | null): string =>
  text === undefined || text === null ? 'NIL' : writeString(text)

/** An atom where it can be one, for words that clients compare. */
export const writeAString = (text: string): string =>
  /^[A-Za-z0-9_.-]+$/.test(text) && text.toUpperCase() !== 'NIL' ? text : writeString(text)

/** Bytes of a string as text. */
export const utf8Of = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8')
