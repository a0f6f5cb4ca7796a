const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 15

/**
 * The code printed under a mail: its identifier (version 7: a time, then chance) shortened to what a person can type, with
 * a sign at the end that finds slips. `TGC3-K0ZV-8M1F-R2QA`
 */
export function mailCodeOf(id: string): string {
  const bits = BigInt(`0x${id.replaceAll('-', '')}`)
  const time = (bits >> 80n) & mask(42n)
  const chance = (((bits >> 64n) & mask(12n)) << 21n) | ((bits >> 41n) & mask(21n))
  const code = digitsOf((time << 33n) | chance)
  return inFours(code + checkOf(code))
}

/** Between which two identifiers the one of a code lies; undefined when this can be no code. */
export function idsOfMailCode(typed: string): { readonly from: string; readonly to: string } | undefined {
  const tidied = tidyMailCode(typed)?.replaceAll('-', '')
  if (!tidied) return undefined
  const value = [...tidied.slice(0, length)].reduce(
    (sum, sign) => sum * 32n + BigInt(signs.indexOf(sign)),
    0n,
  )
  const [time, chance] = [value >> 33n, value & mask(33n)]
  const start =
    (time << 80n) | (7n << 76n) | ((chance >> 21n) << 64n) | (2n << 62n) | ((chance & mask(21n)) << 41n)
  return { from: idOf(start), to: idOf(start | mask(41n)) }
}

/** The code as it is printed, whatever was typed for it; undefined when its check sign is wrong. */
export function tidyMailCode(typed: string): string | undefined {
  const all = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  if (all.length !== length + 1 || [...all].some((sign) => !signs.includes(sign))) return undefined
  return checkOf(all.slice(0, length)) === all[length] ? inFours(all) : undefined
}

const mask = (bits: bigint): bigint => (1n << bits) - 1n

function digitsOf(value: bigint): string {
  let code = ''
  for (let place = BigInt(length) - 1n; place >= 0n; place--)
    code += signs[Number((value >> (place * 5n)) & 31n)]
  return code
}

/** Finds one wrong sign, and two neighbours that changed places, unless these are 0 and Z. */
const checkOf = (code: string): string =>
  signs[[...code].reduce((sum, sign, place) => sum + signs.indexOf(sign) * (place + 2), 0) % 31] as string

const inFours = (code: string): string => code.match(/.{4}/g)?.join('-') ?? code

const idOf = (bits: bigint): string =>
  bits
    .toString(16)
    .padStart(32, '0')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
