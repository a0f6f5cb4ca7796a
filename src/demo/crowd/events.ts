import type { CastEvent, Weekday } from '../types.ts'
import { die } from './die.ts'
import type { CrowdSize } from './size.ts'

const weekdays: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']

/** One event of the crowd, and how many people register for it. */
export type CrowdEvent = { readonly event: CastEvent; readonly isPast: boolean; readonly count: number }

/**
 * A year of events made after those of the cast: three in four are past, the others ahead. The first is by far the
 * largest, and the hundredth has hardly more people than the last.
 */
export function crowdEvents(size: CrowdSize, cast: readonly CastEvent[]): CrowdEvent[] {
  const models = cast.filter((event) => !('withinMinutes' in event.when))
  const counts = countsOf(size)
  return counts.map((count, nth) => {
    const model = models[nth % models.length]!
    const isPast = nth === 0 || die(nth, 12, 4) !== 0
    const weekday = weekdays[die(nth, 10, weekdays.length)]!
    const event: CastEvent = {
      ...model,
      code: `C-9${String(nth).padStart(7, '0')}`,
      title: numbered(model.title, nth),
      when: isPast
        ? { last: weekday, atLeastDaysAgo: 3 + die(nth, 11, 300) }
        : { first: weekday, atLeastDaysAhead: 3 + die(nth, 11, 50) },
      ...(model.onSiteCapacity !== undefined && { onSiteCapacity: Math.ceil(count * 0.7) }),
    }
    return { event, isPast, count }
  })
}

/** Every event falls behind the one before as a street of shops does: by its place. */
function countsOf({ events, registrations, largest }: CrowdSize): number[] {
  const weights = Array.from({ length: events - 1 }, (_, nth) => (nth + 2) ** -0.6)
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  return [largest, ...weights.map((weight) => Math.round((weight / whole) * (registrations - largest)))]
}

const numbered = (title: CastEvent['title'], nth: number): CastEvent['title'] =>
  Object.fromEntries(Object.entries(title).map(([language, words]) => [language, `${words} · ${nth + 1}`]))
