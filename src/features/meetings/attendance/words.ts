import { dayAndTime, shortDay, timeOf, timeRange, type Texts } from '../../../platform/i18n/index.ts'
import { html, type Html } from '../../../platform/ui/index.ts'
import type { Sitting } from '../types.ts'
import type { Attendance } from './known.ts'
import { bestKnown } from './rules.ts'
import type { Evidence, KnownStay } from './types.ts'

type Zone = Pick<Sitting, 'timeZone' | 'startsAt'>

/** "10:02 – 12:58, left", and that it is a guess where it is one. */
export function stayWords(t: Texts, stay: KnownStay, { timeZone, startsAt }: Zone): Html {
  const isSameDay = shortDay(t, stay.from, timeZone) === shortDay(t, startsAt, timeZone)
  const day = isSameDay ? '' : html`${shortDay(t, stay.from, timeZone)} `
  if (!stay.to) return html`${day}${timeOf(t, stay.from, timeZone)} – ${t('meetings.attendance.there')}`
  const ending = stay.isOpenedByLeaving ? 'only-left' : (stay.ending ?? 'left')
  return html`${day}${timeRange(t, stay.from, stay.to, timeZone)} ·
  ${t(`meetings.attendance.ending.${ending}`)}`
}

/** How it is known that somebody was there, the best of it. */
export const knownWords = (t: Texts, { known }: Pick<Attendance, 'known'>): string =>
  known ? t(`meetings.attendance.known.${known}`) : t('meetings.attendance.not-there')

/** Everything that told of somebody, each once, the best first. */
export function knownByWords(t: Texts, stays: readonly KnownStay[]): string {
  const all = new Set(stays.map(({ known }) => known))
  const best = bestKnown(stays)
  return [...all]
    .toSorted((one, other) => Number(other === best) - Number(one === best))
    .map((known) => t(`meetings.attendance.known.${known}`))
    .join(' ')
}

/** How somebody took part: where they came from, as the stays say. */
export const originOf = (stays: readonly Pick<KnownStay, 'origin'>[]): 'on-site' | 'remote' =>
  stays.some(({ origin }) => origin === 'on-site') ? 'on-site' : 'remote'

/** "JOIN was clicked, 10:02". */
export function evidenceWords(t: Texts, it: Evidence, { timeZone }: Zone): { what: string; when: string } {
  const engine = it.source.startsWith('engine:') ? it.source.slice('engine:'.length) : ''
  const who = engine ? 'engine' : it.source
  const when = it.until
    ? `${dayAndTime(t, it.at, timeZone)} – ${timeOf(t, it.until, timeZone)}`
    : dayAndTime(t, it.at, timeZone)
  return {
    what: `${t(`meetings.attendance.source.${who}`, { engine })}: ${t(`meetings.attendance.kind.${it.kind}`)}`,
    when,
  }
}
