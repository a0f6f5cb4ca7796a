const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A serial from five random bytes: forty bits, in letters that nobody mistakes for digits, behind the letter of its kind. */
export function serialOf(kind: string, bytes: Uint8Array): string {
  let bits = 0n
  for (const byte of bytes.subarray(0, 5)) bits = (bits << 8n) | BigInt(byte)
  let signs = ''
  for (let place = 35n; place >= 0n; place -= 5n) signs += digits[Number((bits >> place) & 31n)]
  return `${kind}-${signs.slice(0, 4)}-${signs.slice(4)}`
}

/** A serial as somebody types it from paper: any case, with or without dashes and its letter, O for 0 and I or L for 1. */
export function readSerial(kind: string, typed: string): string | undefined {
  const signs = typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
  const read = signs
    .slice(signs.length === 9 && signs.startsWith(kind) ? 1 : 0)
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(read) ? `${kind}-${read.slice(0, 4)}-${read.slice(4)}` : undefined
}
