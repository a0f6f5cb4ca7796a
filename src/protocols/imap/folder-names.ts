/** A folder's path as IMAP4rev1 writes it: everything that is no ASCII stands in a base64 of its own (RFC 3501 5.1.3). */
export const writeName = (path: string): string =>
  path.replace(/&|[^\x20-\x7e]+/g, (run) => (run === '&' ? '&-' : `&${encoded(run)}-`))

const encoded = (run: string) =>
  Buffer.from(run, 'utf16le').swap16().toString('base64').replace(/=+$/, '').replaceAll('/', ',')

/** The path that is meant by bytes. Clients that write UTF-8 where they must not are understood too; nonsense means nothing. */
export function readName(bytes: string): string | undefined {
  if (/[\0-\x1f\x7f]/.test(bytes)) return undefined
  if (/[\x80-\xff]/.test(bytes)) return utf8(bytes)
  let isGood = true
  const path = bytes.replace(/&([^-]*)(-|$)/g, (_all, base64: string, end: string) => {
    if (base64 === '' && end === '-') return '&'
    const text = end === '-' ? decoded(base64) : undefined
    isGood &&= text !== undefined
    return text ?? ''
  })
  return isGood ? path : undefined
}

function decoded(base64: string): string | undefined {
  if (!/^[A-Za-z0-9+,]+$/.test(base64)) return undefined
  const bytes = Buffer.from(base64.replaceAll(',', '/'), 'base64')
  if (bytes.length === 0 || bytes.length % 2 !== 0) return undefined
  const text = bytes.swap16().toString('utf16le')
  // What can stand for itself must (RFC 3501 5.1.3): else one folder would have several names.
  return text.isWellFormed() && !/[\0-\x7f]/.test(text) ? text : undefined
}

function utf8(bytes: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(bytes, 'latin1'))
  } catch {
    return undefined
  }
}
