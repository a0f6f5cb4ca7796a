import { languageName, plainDate, type Texts } from '../../../platform/i18n/index.ts'
import {
  barFigure,
  emptyState,
  html,
  ledger,
  ledgers,
  link,
  small,
  timeFigure,
  userText,
  type Page,
} from '../../../platform/ui/index.ts'
import type { Language, Localised } from '../../../values/language.ts'
import { weeksOf } from '../rules.ts'

export type FiguresView = {
  readonly today: string
  readonly days: readonly { readonly day: string; readonly count: number }[]
  readonly documents: readonly { readonly code: string; readonly title: Localised; readonly count: number }[]
  readonly languages: readonly { readonly language: Language; readonly count: number }[]
}

export const weeksShown = 12

/** How often documents were fetched in twelve weeks: week by week, which most, in which languages. Nobody is named. */
export function figuresPage(t: Texts, view: FiguresView): Page {
  const columns = weeksOf(view.days, view.today, weeksShown)
  const all = columns.reduce((sum, { count }) => sum + count, 0)
  return {
    title: t('documents.figures.title'),
    lead: t('documents.figures.lead', { count: all }),
    section: 'desk',
    noIndex: true,
    margin: link(t('documents.desk.title'), t.path('/desk/documents')),
    body:
      all === 0
        ? emptyState(t('documents.figures.none'))
        : html`${ledgers(
            ledger(t('documents.figures.weeks'), overTime(t, columns)),
            ledger(t('documents.figures.documents'), documents(t, view, all)),
            ledger(t('documents.figures.languages'), languages(t, view, all)),
          )}
          ${small(t('documents.figures.nobody'))}`,
  }
}

const number = (t: Texts, count: number): string => t('documents.figures.number', { count })
const share = (t: Texts, count: number, all: number): string =>
  t('documents.figures.share', { percent: Math.round((count / Math.max(1, all)) * 100) })

function overTime(t: Texts, columns: ReturnType<typeof weeksOf>) {
  const peak = columns.reduce((most, one) => (one.count > most.count ? one : most), columns[0]!)
  return timeFigure({
    id: 'weeks',
    caption: t('documents.figures.weeks.caption', { week: plainDate(t, peak.from), count: peak.count }),
    heads: [t('documents.figures.week'), t('documents.figures.count')],
    columns: columns.map(({ from, count }) => ({ label: plainDate(t, from), count, says: number(t, count) })),
    most: number(t, peak.count),
    table: t('documents.figures.table'),
    isRightToLeft: t.direction === 'rtl',
  })
}

const documents = (t: Texts, view: FiguresView, all: number) =>
  barFigure({
    caption: t('documents.figures.documents.caption', {
      document: t.words(view.documents[0]?.title ?? {}),
      count: view.documents[0]?.count ?? 0,
    }),
    heads: [t('documents.figures.document'), t('documents.figures.count'), t('documents.figures.share-head')],
    bars: view.documents.map(({ code, title, count }) => ({
      label: userText(t.words(title)),
      href: t.path(`/desk/documents/${code}`),
      count,
      says: number(t, count),
      share: share(t, count, all),
    })),
    isRightToLeft: t.direction === 'rtl',
  })

const languages = (t: Texts, view: FiguresView, all: number) =>
  barFigure({
    caption: t('documents.figures.languages.caption', {
      language: languageName(t, view.languages[0]?.language ?? 'en').here,
      count: view.languages[0]?.count ?? 0,
    }),
    heads: [t('documents.field.language'), t('documents.figures.count'), t('documents.figures.share-head')],
    bars: view.languages.map(({ language, count }) => ({
      label: languageName(t, language).here,
      count,
      says: number(t, count),
      share: share(t, count, all),
    })),
    isRightToLeft: t.direction === 'rtl',
  })
