import {
  dayAndTime,
  dayOf,
  shortDay,
  timeRange,
  zonePlace,
  type Texts,
} from '../../../platform/i18n/index.ts'
import { html, status, userText, type Html } from '../../../platform/ui/index.ts'
import { placeOf } from '../../events/index.ts'
import { plainDayIn } from '../../registrations/index.ts'
import type { Refusal } from '../../../values/refusal.ts'
import type { Sitting } from '../types.ts'

/** What a sitting is called: by its own name, else by its event's. */
export const sittingTitle = (t: Texts, { title, eventTitle }: Sitting): string =>
  t.words(title) || t.words(eventTitle)

/** The event above a sitting that has a name of its own, and the city. */
export const overLine = (t: Texts, sitting: Sitting): Html => {
  const city = t.words(sitting.city)
  const event = t.words(sitting.title) ? userText(t.words(sitting.eventTitle)) : undefined
  return event && city ? html`${event} · ${userText(city)}` : html`${event ?? userText(city)}`
}

/** "Today, 10:00–13:00" and the place; another day is named. */
export function timeLine(t: Texts, sitting: Sitting, now: Date): Html {
  const { timeZone, startsAt, endsAt } = sitting
  const isToday = plainDayIn(timeZone, startsAt) === plainDayIn(timeZone, now)
  return t.html('meetings.when', {
    day: isToday ? t('meetings.today') : dayOf(t, startsAt, timeZone),
    hours: timeRange(t, startsAt, endsAt, timeZone),
    place: placeOf(t, sitting),
  })
}

/** The same on the reader's clock, where that is another one; with the day when that is another day. */
export function yourTime(
  t: Texts,
  { timeZone, startsAt, endsAt }: Sitting,
  zone: string | undefined,
): Html | undefined {
  if (!zone || zone === timeZone) return undefined
  const isSameDay = plainDayIn(zone, startsAt) === plainDayIn(timeZone, startsAt)
  const hours = timeRange(t, startsAt, endsAt, zone)
  return t.html('meetings.yours', {
    hours: isSameDay ? hours : html`${shortDay(t, startsAt, zone)}, ${hours}`,
    place: zonePlace(t, zone),
  })
}

/** The time and the place whose clock it is, with the day where that is not today's. */
export const momentThere = (t: Texts, at: Date, sitting: Sitting): string =>
  t('meetings.moment', { time: dayAndTime(t, at, sitting.timeZone), place: placeOf(t, sitting) })

const kinds = {
  'meetings.no.pending': 'pending',
  'meetings.no.waitlisted': 'waitlisted',
  'meetings.no.offered': 'review',
  'meetings.no.none': 'review',
  'meetings.no.draft': 'draft',
  'meetings.no.rejected': 'rejected',
  'meetings.no.removed': 'rejected',
} as const

/** Why not, in one or two words. */
export const shortNo = (t: Texts, { refused }: Refusal): Html =>
  status(kinds[refused as keyof typeof kinds] ?? 'withdrawn', t(`${refused}.short`))
