/** A registration number as addresses and forms of ours carry it. */
export const numberShape = /^R-[0-9A-Z]{4}-[0-9A-Z]{4}$/

const alike: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' }

/**
 * A registration number as somebody reads it out: in either case, with or without dashes, letters that look like digits
 * for digits. Undefined when it can be none; eight letters without a digit are a name.
 */
export function tidyNumber(typed: string): string | undefined {
  const signs = typed.toUpperCase().replace(/[\s‐-―-]/gu, '')
  const bare = /^R[0-9A-Z]{8}$/.test(signs) ? signs.slice(1) : signs
  if (!/^[0-9A-Z]{8}$/.test(bare) || !/\d/.test(bare)) return undefined
  const read = bare.replace(/[OIL]/g, (sign) => alike[sign] ?? sign)
  return /U/.test(read) ? undefined : `R-${read.slice(0, 4)}-${read.slice(4)}`
}
