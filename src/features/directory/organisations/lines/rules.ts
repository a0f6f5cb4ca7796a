import type { FormerName } from '../../types.ts'

const plainDay = /^\d{4}-\d{2}-\d{2}$/

/** A day of the calendar, such as 2027-01-31, in a century that memberships know. */
export function isDay(said: string): boolean {
  const at = new Date(`${said}T00:00:00Z`)
  if (!plainDay.test(said) || Number.isNaN(at.getTime())) return false
  return at.toISOString().startsWith(said) && said >= '1800-01-01' && said <= '2199-12-31'
}

/**
 * A former name with the year until which it was used in brackets: "Old Name (2017)". A name that itself ends in such
 * brackets, and whose year nobody knows, is written with empty ones behind: "Expo (1958) ()".
 */
export function readFormerName(said: string): FormerName | undefined {
  const [, name = '', year] = /^(.*?)(?:\s*\((\d{4})?\))?$/u.exec(said) ?? []
  const until = year === undefined ? null : Number(year)
  if (name.length === 0 || name.length > 300 || name.includes('|')) return undefined
  return until === null || (until >= 1800 && until <= 2200) ? { name, until } : undefined
}

export const withYear = ({ name, until }: FormerName): string =>
  until !== null ? `${name} (${until})` : /\(\d{4}\)$|\(\)$/.test(name) ? `${name} ()` : name

/** The domain of an address: "@Example.org", "https://www.example.org/about" and "example.org" all mean example.org. */
export function readDomain(said: string): string | undefined {
  const bare = said
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^.*@/, '')
    .replace(/^www\./, '')
    .replace(/[/?#:].*$/, '')
    .replace(/\.$/, '')
  return /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}\p{M}-]+)+$/u.test(bare) && bare.length <= 253 ? bare : undefined
}
