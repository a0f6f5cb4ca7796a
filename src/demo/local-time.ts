const day = 24 * 60 * 60_000

/** The plain day it is somewhere, `YYYY-MM-DD`. */
export function dayIn(zone: string, at: Date): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at)
}

/** The plain day so many days later. */
export function addDays(plainDay: string, days: number): string {
  return new Date(Date.parse(`${plainDay}T00:00:00Z`) + days * day).toISOString().slice(0, 10)
}

/** Sunday is 0. */
export const weekdayOf = (plainDay: string): number => new Date(`${plainDay}T00:00:00Z`).getUTCDay()

/** The instant at which a clock there shows this. In an hour that a clock skips, the one after. */
export function instantAt(zone: string, plainDay: string, clock: string): Date {
  const wanted = Date.parse(`${plainDay}T${clock}:00Z`)
  const guess = wanted - offsetAt(zone, wanted)
  return new Date(wanted - offsetAt(zone, guess))
}

/** How far clocks there are ahead of UTC at an instant. */
function offsetAt(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at)
  const [year, month, date, hour, minute, second] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map(
    (type) => Number(parts.find((part) => part.type === type)?.value),
  ) as [number, number, number, number, number, number]
  return Date.UTC(year, month - 1, date, hour, minute, second) - Math.floor(at / 1000) * 1000
}
