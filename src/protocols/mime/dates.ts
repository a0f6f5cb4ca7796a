const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const pattern =
  /(\d{1,2})[ -]+([A-Za-z]{3})[a-z]*[ -]+(\d{4}|\d{2}) +(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?(?: *([+-])(\d{2}):?(\d{2}))?/

/** The instant a Date field names, or nothing. A zone that is written as letters is taken as universal time. */
export function readDate(text: string): Date | undefined {
  const found = pattern.exec(text.slice(0, 200))
  const month = found ? months.indexOf(found[2]!.toLowerCase()) : -1
  if (!found || month < 0) return undefined
  const [day, hour, minute, second] = [found[1], found[4], found[5], found[6] ?? '0'].map(Number)
  const offset = (found[7] === '-' ? -1 : 1) * (Number(found[8] ?? 0) * 60 + Number(found[9] ?? 0))
  const instant = new Date(Date.UTC(yearOf(found[3]!), month, day, hour, minute! - offset, second))
  return Number.isNaN(instant.getTime()) ? undefined : instant
}

/** Two digits as RFC 5322 reads them. */
function yearOf(digits: string): number {
  const year = Number(digits)
  return digits.length === 4 ? Math.max(year, 1900) : year < 50 ? 2000 + year : 1900 + year
}
