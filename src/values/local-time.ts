/** A moment as clocks somewhere show it, `2026-12-03T09:30`: a time zone makes an instant of it. */
export type LocalMoment = string

const readers = new Map<string, Intl.DateTimeFormat>()

function readerOf(zone: string): Intl.DateTimeFormat {
  const known = readers.get(zone)
  if (known) return known
  const reader = new Intl.DateTimeFormat('en-u-ca-gregory-hc-h23', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  readers.set(zone, reader)
  return reader
}

/** What the clocks there show at an instant. */
export function localOf(zone: string, at: Date): LocalMoment {
  const shown: Record<string, string> = {}
  for (const { type, value } of readerOf(zone).formatToParts(at)) shown[type] = value
  const { year = '', month, day, hour, minute } = shown
  return `${year.padStart(4, '0')}-${month}-${day}T${hour}:${minute}`
}

const day = 86_400_000
const plainly = (local: LocalMoment): number => Date.parse(`${local}:00Z`)

/**
 * Whether this is a moment that clocks can show at all: nobody's clocks show the 31st of June, or 25:00,
 * and no table here keeps the years after 9998. */
export function isMoment(local: LocalMoment): boolean {
  const at = plainly(local)
  return !Number.isNaN(at) && local < '9999' && new Date(at).toISOString().slice(0, 16) === local
}

/**
 * The instants at which clocks there show this: two in an hour that they repeat in autumn, none in one that they skip in
 * spring.
 */
export function instantsOf(zone: string, local: LocalMoment): Date[] {
  const wanted = plainly(local)
  const guesses = [wanted - day, wanted, wanted + day].map((near) => wanted - aheadOf(zone, near))
  const all = [...new Set(guesses)].sort((one, other) => one - other)
  return all.map((at) => new Date(at)).filter((at) => localOf(zone, at) === local)
}

/** The instant at which clocks there show this: the first of two; where they skip it, as much later as they jump. */
export function instantOf(zone: string, local: LocalMoment): Date {
  return instantsOf(zone, local)[0] ?? new Date(plainly(local) - aheadOf(zone, plainly(local) - day))
}

/** How far clocks there are ahead of UTC at an instant, in milliseconds. */
const aheadOf = (zone: string, at: number): number =>
  plainly(localOf(zone, new Date(at))) - Math.floor(at / 60_000) * 60_000

/** The same clock so many days later, or earlier. */
export const daysLater = (local: LocalMoment, days: number): LocalMoment =>
  new Date(plainly(local) + days * day).toISOString().slice(0, 16)

/** How many days lie between two plain days, `2026-12-03`. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day)

/** Whether a time zone of this name is known. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
