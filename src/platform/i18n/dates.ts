import type { Html } from '../ui/html.ts'
import { html } from '../ui/html.ts'
import { dateFormat } from './formats.ts'
import { isolatedLeftToRight } from './isolate.ts'
import { localeOf } from './locale.ts'
import type { Texts } from './texts.ts'

const day = { day: 'numeric', month: 'long' } as const

/** English in the body's style has no comma after the weekday; other languages keep what their readers expect. */
const withoutComma = (t: Texts, words: string): string =>
  t.language === 'en' ? words.replace(',', '') : words

/** "Thursday 4 December 2025" */
export const dayOf = (t: Texts, at: Date, zone: string): string =>
  withoutComma(
    t,
    dateFormat('day', t.language, zone, { ...day, weekday: 'long', year: 'numeric' }).format(at),
  )

/** "Thu 4 December" */
export const shortDay = (t: Texts, at: Date, zone: string): string =>
  dateFormat('shortDay', t.language, zone, { ...day, weekday: 'short' }).format(at)

/** "09:30": the same in every language. */
export const timeOf = (_t: Texts, at: Date, zone: string): string =>
  dateFormat('time', 'en', zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)

const hours = (t: Texts, from: Date, to: Date, zone: string): string =>
  `${timeOf(t, from, zone)}–${timeOf(t, to, zone)}`

/** "09:30–17:30", running from left to right in every script. */
export const timeRange = (t: Texts, from: Date, to: Date, zone: string): Html =>
  html`<bdi dir="ltr">${hours(t, from, to, zone)}</bdi>`

/** The same for text without markup. */
export function timeRangeText(t: Texts, from: Date, to: Date, zone: string): string {
  const range = hours(t, from, to, zone)
  return t.direction === 'rtl' ? isolatedLeftToRight(range) : range
}

const between: Record<string, string> = { ar: '، ', fa: '، ', zh: ' ' }

/** "28 November, 18:00" */
export const dayAndTime = (t: Texts, at: Date, zone: string): string =>
  dateFormat('dayMonth', t.language, zone, day).format(at) +
  (between[t.language] ?? ', ') +
  timeOf(t, at, zone)

/** A day without a time, as the database gives it: '2025-12-04' is "Thursday 4 December 2025" everywhere. */
export const plainDay = (t: Texts, plain: string): string => dayOf(t, noonOf(plain), 'UTC')

/** The same for days long ago or far ahead, where nobody asks for the weekday: "4 December 2025". */
export const plainDate = (t: Texts, plain: string): string =>
  dateFormat('date', t.language, 'UTC', { ...day, year: 'numeric' }).format(noonOf(plain))

const noonOf = (plain: string): Date => new Date(`${plain.slice(0, 10)}T12:00:00Z`)

const steps: readonly [limit: number, size: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [60, 1, 'minute'],
  [48 * 60, 60, 'hour'],
  [60 * 24 * 60, 24 * 60, 'day'],
  [2 * 365 * 24 * 60, 30.4375 * 24 * 60, 'month'],
  [Infinity, 365.25 * 24 * 60, 'year'],
]
const relative = new Map<string, Intl.RelativeTimeFormat>()

/** "in 7 days", "2 hours ago": from now to then, in the largest unit that stays exact enough to plan by. */
export function inWords(t: Texts, now: Date, then: Date): string {
  const minutes = (then.getTime() - now.getTime()) / 60_000
  const [, size, unit] = steps.find(([limit]) => Math.abs(minutes) < limit) as (typeof steps)[number]
  const format =
    relative.get(t.language) ?? new Intl.RelativeTimeFormat(localeOf(t.language), { numeric: 'always' })
  relative.set(t.language, format)
  return format.format(Math.trunc(minutes / size), unit)
}

export { dateBlock } from './date-block.ts'
export { zonePlace } from './zones.ts'
