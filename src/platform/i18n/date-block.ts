import { dateFormat } from './formats.ts'
import { isolatedLeftToRight } from './isolate.ts'
import type { Texts } from './texts.ts'

export type DateBlock = { numeral: string; month: string; weekdays: string; shortWeekdays: string }

/** The big date of an event: "4–5", "December 2026", "Thursday – Friday" and, for lists, "Thu – Fri". Over a turn of months both are named. */
export function dateBlock(t: Texts, from: Date, to: Date, zone: string): DateBlock {
  const first = partsOf(from, zone)
  const last = partsOf(to, zone)
  const oneDay = first.day === last.day && first.month === last.month && first.year === last.year
  const range = `${first.day}–${last.day}`
  const days = (length: 'long' | 'short') =>
    (oneDay ? [from] : [from, to]).map((at) => weekday(t, at, zone, length)).join(' – ')
  return {
    numeral: oneDay ? first.day : t.direction === 'rtl' ? isolatedLeftToRight(range) : range,
    month: months(t, from, to, zone, first, last),
    weekdays: days('long'),
    shortWeekdays: days('short'),
  }
}

type Day = { day: string; month: string; year: string }

function partsOf(at: Date, zone: string): Day {
  const parts = dateFormat('numbers', 'en', zone, {
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  }).formatToParts(at)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return { day: String(Number(part('day'))), month: part('month'), year: part('year') }
}

const weekday = (t: Texts, at: Date, zone: string, length: 'long' | 'short'): string =>
  dateFormat(`weekday ${length}`, t.language, zone, { weekday: length }).format(at)

const monthAndYear = (t: Texts, at: Date, zone: string): string =>
  dateFormat('month', t.language, zone, { month: 'long', year: 'numeric' }).format(at)

function months(t: Texts, from: Date, to: Date, zone: string, first: Day, last: Day): string {
  if (first.year !== last.year) return `${monthAndYear(t, from, zone)} – ${monthAndYear(t, to, zone)}`
  if (first.month === last.month) return monthAndYear(t, to, zone)
  if (t.language === 'zh') return `${monthAndYear(t, from, zone)} – ${monthAlone(t, to, zone)}`
  return `${monthAlone(t, from, zone)} – ${monthAndYear(t, to, zone)}`
}

const monthAlone = (t: Texts, at: Date, zone: string): string =>
  dateFormat('monthAlone', t.language, zone, { month: t.language === 'zh' ? 'numeric' : 'long' }).format(at)
