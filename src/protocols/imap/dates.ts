import { Bad } from './bad.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = (number: number) => String(number).padStart(2, '0')

/** `"25-Nov-2026 09:00:00 +0000"` */
export const writeInstant = (at: Date): string =>
  `"${two(at.getUTCDate())}-${months[at.getUTCMonth()]}-${String(at.getUTCFullYear()).padStart(4, '0')} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0000"`

/** The day that `25-Nov-2026` names, as its first instant in universal time. */
export function readDay(text: string): Date {
  const found = /^(\d{1,2})-([A-Za-z]{3})-(\d{4})$/.exec(text)
  return dayOf(found?.[1], found?.[2], found?.[3])
}

function dayOf(day?: string, month?: string, year?: string): Date {
  const at = months.findIndex((one) => one.toLowerCase() === month?.toLowerCase())
  const date = new Date(Date.UTC(Number(year), at, Number(day)))
  date.setUTCFullYear(Number(year))
  if (at < 0 || date.getUTCMonth() !== at) throw new Bad('Bad date')
  return date
}

export function readInstant(text: string): Date {
  const found = /^ ?(\d{1,2})-([A-Za-z]{3})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)$/.exec(text)
  if (!found) throw new Bad('Bad date')
  const [hour, minute, second, zoneHours, zoneMinutes] = [4, 5, 6, 8, 9].map((n) => Number(found[n]))
  if (hour! > 23 || minute! > 59 || second! > 60 || zoneHours! > 23 || zoneMinutes! > 59)
    throw new Bad('Bad date')
  const offset = (found[7] === '-' ? -1 : 1) * (zoneHours! * 60 + zoneMinutes!)
  const seconds = hour! * 3600 + (minute! - offset) * 60 + second!
  return new Date(dayOf(found[1], found[2], found[3]).getTime() + seconds * 1000)
}
