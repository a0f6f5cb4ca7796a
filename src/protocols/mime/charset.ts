const strict = new TextDecoder('utf-8', { fatal: true })
const western = new TextDecoder('windows-1252')

/** The text of bytes in a charset. One that is unknown, or bytes that are not what they are said to be, are read as UTF-8 or as western letters. */
export function textOf(bytes: Uint8Array, charset = 'utf-8'): string {
  return readable(decoded(bytes, charset.trim().toLowerCase()))
}

/** The text of header bytes, which should be ASCII and often are not. */
export const textOfHeader = (bytes: Uint8Array): string => readable(guessed(bytes))

function decoded(bytes: Uint8Array, label: string): string {
  if (isPlain(label)) return guessed(bytes)
  try {
    return new TextDecoder(label).decode(bytes)
  } catch {
    return guessed(bytes)
  }
}

/** Labels under which senders write anything at all. */
const isPlain = (label: string) => /^(|utf-?8|us-ascii|ascii|unknown.*|default|x-unknown|binary)$/.test(label)

function guessed(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    return western.decode(bytes)
  }
}

/** NUL is no letter, and neither half of a surrogate alone is one: a database takes none of them. */
const readable = (text: string) => (text.includes('\0') ? text.replaceAll('\0', '') : text).toWellFormed()
