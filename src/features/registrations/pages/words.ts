import { dayRange } from '../../../platform/i18n/day-range.ts'
import { dayAndTime, timeOf, zonePlace, type Texts } from '../../../platform/i18n/index.ts'
import { html, status, userText, type Html, type StatusKind } from '../../../platform/ui/index.ts'
import { placeOf } from '../../events/index.ts'
import type { EventView } from '../../events/index.ts'
import { plainDayIn } from '../rules.ts'
import type { Desk, Mode, State } from '../types.ts'

/** An event as far as these pages name it. */
export type EventNamed = Pick<EventView, 'code' | 'title' | 'city' | 'timeZone' | 'startsAt' | 'endsAt'>

const kinds: Readonly<Record<State, StatusKind>> = {
  draft: 'draft',
  pending: 'pending',
  confirmed: 'confirmed',
  waitlisted: 'waitlisted',
  offered: 'review',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  cancelled: 'withdrawn',
  'checked-in': 'confirmed',
}

/** The state as a pill. */
export const statePill = (t: Texts, state: State): Html =>
  status(kinds[state], t(`registrations.state.${state}`))

type Held = { readonly state: State; readonly waitsFor: Desk | null }

/** A pending registration is told apart by the desk it lies on. */
export const stateKey = ({ state, waitsFor }: Held): string =>
  state === 'pending' ? `pending-${waitsFor ?? 'secretariat'}` : state

/** The state as a heading, in the person's own words. */
export const stateTitle = (t: Texts, it: Held): string => t(`registrations.title.${stateKey(it)}`)

export const modeWords = (t: Texts, mode: Mode | null): string => t(`registrations.mode.${mode ?? 'remote'}`)

/** The line over a heading: which meeting, where, when. */
export const eventLine = (t: Texts, event: EventNamed): Html =>
  html`${userText(t.words(event.title))} · ${placeAndDays(t, event)}`

/** "Bhubaneswar, 5–6 December 2026"; a meeting without a place is only its days. */
export function placeAndDays(t: Texts, event: EventNamed): string {
  const days = dayRange(t, event.startsAt, event.endsAt, event.timeZone)
  const place = t.words(event.city)
  return place ? t('registrations.place-and-days', { place, days }) : days
}

type Zoned = Pick<EventView, 'city' | 'timeZone'>

/** "19 November, 16:05 Accra": a moment with the place whose clock it is. */
export const momentIn = (t: Texts, at: Date, event: Zoned): string =>
  t('registrations.moment', { time: dayAndTime(t, at, event.timeZone), place: placeOf(t, event) })

/** The same moment on the reader's own clock, when that is another one; with the day when that is another day. */
export function momentHere(t: Texts, at: Date, event: Zoned, zone: string | undefined): string | undefined {
  if (!zone || zone === event.timeZone) return undefined
  const isSameDay = plainDayIn(zone, at) === plainDayIn(event.timeZone, at)
  const time = isSameDay ? timeOf(t, at, zone) : dayAndTime(t, at, zone)
  return t('registrations.moment.yours', { time, place: zonePlace(t, zone) })
}
