/** Seconds by which a zone's clocks are ahead of UTC at this moment. */
export function offsetAt(zone: string, at: Date): number {
  const wall = wallClock(zone, at)
  return Math.round((wall.getTime() - Math.floor(at.getTime() / 1000) * 1000) / 1000)
}

const readers = new Map<string, Intl.DateTimeFormat>()

function readerOf(zone: string): Intl.DateTimeFormat {
  const known = readers.get(zone)
  if (known) return known
  const numeric = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  } as const
  const reader = new Intl.DateTimeFormat('en-u-ca-gregory-hc-h23', { ...numeric, timeZone: zone })
  readers.set(zone, reader)
  return reader
}

/** What the clocks of a zone show at this moment, as the UTC fields of a date. */
export function wallClock(zone: string, at: Date): Date {
  const shown: Record<string, number> = {}
  for (const { type, value } of readerOf(zone).formatToParts(at)) shown[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second))
}

export type ClockChange = { readonly at: Date; readonly before: number; readonly after: number }

const day = 86_400_000

/** Every change of a zone's clocks between two moments, to the second. */
export function clockChanges(zone: string, from: Date, to: Date): ClockChange[] {
  const changes: ClockChange[] = []
  let start = from.getTime()
  let before = offsetAt(zone, from)
  while (start < to.getTime()) {
    const end = Math.min(start + day, to.getTime())
    const after = offsetAt(zone, new Date(end))
    if (after !== before) changes.push({ at: momentOfChange(zone, start, end, before), before, after })
    before = after
    start = end
  }
  return changes
}

function momentOfChange(zone: string, from: number, to: number, before: number): Date {
  let low = Math.floor(from / 1000)
  let high = Math.ceil(to / 1000)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(zone, new Date(middle * 1000)) === before) low = middle
    else high = middle
  }
  return new Date(high * 1000)
}

/** The moment at which a zone's clocks show this; of two, the earlier; of none, just after the gap. */
export function momentOf(zone: string, wall: Date): Date {
  const guess = new Date(wall.getTime() - offsetAt(zone, wall) * 1000)
  const before = new Date(wall.getTime() - offsetAt(zone, new Date(guess.getTime() - day)) * 1000)
  return wallClock(zone, before).getTime() === wall.getTime()
    ? before
    : new Date(wall.getTime() - offsetAt(zone, guess) * 1000)
}
