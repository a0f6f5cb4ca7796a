import { dayAndTime, languageName, zonePlace, type Texts } from '../../../platform/i18n/index.ts'
import { html, status, type Html, type StatusKind } from '../../../platform/ui/index.ts'
import { richText } from '../../../platform/ui/rich-text.ts'
import { tag } from '../../../platform/ui/tag.ts'
import { directionOf, type Language } from '../../../values/language.ts'
import { wordingFor } from '../rules.ts'
import type { KindOfNotice, Notice, Standing } from '../types.ts'

/** On whose clocks a page says its times, and in which languages the body speaks. */
export type Around = {
  readonly zone: string
  readonly seatZone: string
  readonly languages: readonly Language[]
}

const kindPills: Readonly<Record<KindOfNotice, StatusKind>> = {
  warning: 'rejected',
  outage: 'waitlisted',
  circular: 'review',
  general: 'draft',
}
export const kindPill = (t: Texts, kind: KindOfNotice): Html =>
  status(kindPills[kind], t(`notices.kind.${kind}`))

const standingPills: Readonly<Record<Standing, StatusKind>> = {
  draft: 'draft',
  scheduled: 'pending',
  live: 'confirmed',
  over: 'withdrawn',
  withdrawn: 'rejected',
}
export const standingPill = (t: Texts, standing: Standing): Html =>
  status(standingPills[standing], t(`notices.standing.${standing}`))

/** "28 November, 18:00 (Accra)" */
export const momentIn = (t: Texts, at: Date, zone: string): string =>
  t('notices.moment', { time: dayAndTime(t, at, zone), place: zonePlace(t, zone) })

/** On the body's clocks first, then on the reader's, where those are others. */
export function momentBoth(t: Texts, at: Date, { zone, seatZone }: Pick<Around, 'zone' | 'seatZone'>): Html {
  const seat = momentIn(t, at, seatZone)
  const own = momentIn(t, at, zone)
  return own === seat
    ? html`${seat}`
    : html`${seat}<br />${t('notices.your-time', { time: dayAndTime(t, at, zone), place: zonePlace(t, zone) })}`
}

/** The title as a reader gets it, marked with its language where that is another. */
export function titleOf(t: Texts, it: Pick<Notice, 'wordings'>, languages: readonly Language[]): Html {
  const { wording, language } = wordingFor(it.wordings, t.language, languages)
  return tag('span', { lang: language, dir: directionOf(language) }, wording.title)
}

export const plainTitleOf = (
  t: Texts,
  it: Pick<Notice, 'wordings'>,
  languages: readonly Language[],
): string => wordingFor(it.wordings, t.language, languages).wording.title

/** The words as a reader gets them, and in which language where it is another than theirs. */
export function wordsOf(t: Texts, it: Pick<Notice, 'wordings'>, languages: readonly Language[]): Html {
  const { wording, language, isFallback } = wordingFor(it.wordings, t.language, languages)
  return html`${isFallback && html`<p class="small">${t('notices.fallback', { language: languageName(t, language).here })}</p>`}
  ${richText(wording.words, { language, path: t.path })}`
}
