import { dateFormat } from './formats.ts'
import { isolatedLeftToRight } from './isolate.ts'
import type { Texts } from './texts.ts'

const whole = { day: 'numeric', month: 'long', year: 'numeric' } as const

/** "5–6 December 2026": the days of an event as a sentence says them; one day alone for an event of one day. */
export function dayRange(t: Texts, from: Date, to: Date, zone: string): string {
  if (t.language === 'zh') return chinese(t, from, to, zone)
  const said = dateFormat('dayRange', t.language, zone, whole).formatRange(from, to)
  const tight = said.replace(/^(\d+)\s*–\s*(\d+)/u, '$1–$2')
  return t.direction === 'rtl' ? tight.replace(/^\d+–\d+/, isolatedLeftToRight) : tight
}

/** What comes again is not said again: 2026年12月5日至6日. */
function chinese(t: Texts, from: Date, to: Date, zone: string): string {
  const format = dateFormat('dayRange', t.language, zone, whole)
  const [first, last] = [format.format(from), format.format(to)]
  if (first === last) return first
  const parts = (day: string) => day.split(/(?<=[年月])/u)
  const start = parts(first)
  const rest = parts(last)
  while (rest.length > 1 && rest[0] === start[0]) {
    rest.shift()
    start.shift()
  }
  return `${first}至${rest.join('')}`
}
