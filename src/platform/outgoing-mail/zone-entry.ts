import { clockChanges, offsetAt } from './zone-rules.ts'

const two = (value: number): string => String(value).padStart(2, '0')

function offset(seconds: number): string {
  const all = Math.abs(seconds)
  const rest = all % 60 ? two(all % 60) : ''
  return (seconds < 0 ? '-' : '+') + two(Math.floor(all / 3600)) + two(Math.floor(all / 60) % 60) + rest
}

/** A moment as the clocks show it: `20261204T093000`. */
export const clockTime = (wall: Date): string => wall.toISOString().replace(/[-:]|\.\d+Z/g, '')

const observance = (
  kind: 'STANDARD' | 'DAYLIGHT',
  starts: string,
  before: number,
  after: number,
): string[] => [
  `BEGIN:${kind}`,
  `DTSTART:${starts}`,
  `TZOFFSETFROM:${offset(before)}`,
  `TZOFFSETTO:${offset(after)}`,
  `END:${kind}`,
]

const made = new Map<string, string>()

/**
 * The VTIMEZONE of a zone: its clocks from the year before the first moment to the year after the last, each change
 * written out. Calendars without a zone table of their own then show the right hour.
 */
export function zoneEntry(zone: string, first: Date, last: Date): string {
  const [from, to] = [first.getUTCFullYear() - 1, last.getUTCFullYear() + 2]
  const key = `${zone} ${from} ${to}`
  const known = made.get(key)
  if (known) return known
  const entry = writtenOut(zone, new Date(Date.UTC(from, 0)), new Date(Date.UTC(to, 0)))
  if (made.size > 1000) made.clear()
  made.set(key, entry)
  return entry
}

function writtenOut(zone: string, from: Date, to: Date): string {
  const initial = offsetAt(zone, from)
  const lines = observance('STANDARD', '19700101T000000', initial, initial)
  for (const { at, before, after } of clockChanges(zone, from, to)) {
    const starts = clockTime(new Date(at.getTime() + before * 1000))
    lines.push(...observance(after > before ? 'DAYLIGHT' : 'STANDARD', starts, before, after))
  }
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...lines, 'END:VTIMEZONE'].join('\r\n')
}
