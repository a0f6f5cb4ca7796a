import { inWords, list, type Texts } from '../../../../platform/i18n/index.ts'
import {
  emptyState,
  html,
  link,
  linkList,
  rows,
  urgent,
  userText,
  type Page,
} from '../../../../platform/ui/index.ts'
import { lateAfterDays, veryLateAfterDays } from '../rules.ts'
import type { Waiting } from '../types.ts'

export type WaitingView = {
  readonly waiting: readonly Waiting[]
  readonly now: Date
  /** May look after the focal points of organisations. */
  readonly maySeeFocalPoints: boolean
}

/** Where registrations wait for a focal point: at which organisation, since when, and who could decide. */
export const waitingPage = (t: Texts, view: WaitingView): Page => ({
  title: t('registrations.figures.waiting.title'),
  lead: t('registrations.figures.waiting.lead', {
    count: view.waiting.reduce((sum, { count }) => sum + count, 0),
    organisations: view.waiting.length,
  }),
  section: 'desk',
  noIndex: true,
  margin: linkList(
    link(t('registrations.figures.title'), t.path('/desk/figures')),
    view.maySeeFocalPoints &&
      link(t('registrations.figures.waiting.missing'), t.path('/desk/focal-points?show=missing')),
  ),
  body:
    view.waiting.length > 0
      ? rows(view.waiting.map((one) => row(t, view, one)))
      : emptyState(t('registrations.figures.waiting.none')),
})

function row(t: Texts, { now }: WaitingView, it: Waiting) {
  const since = t('registrations.figures.waiting.since', { when: inWords(t, now, it.oldest) })
  return {
    lead: t('registrations.figures.number', { count: it.count }),
    title: userText(it.names[t.language] ?? it.organisation),
    href: t.path(`/desk/registrations?state=pending&organisation=${it.organisationId}&desk=focal-point`),
    lines: [
      it.veryLate > 0 ? urgent(since) : since,
      it.late > 0 &&
        t('registrations.figures.waiting.late', {
          late: it.late,
          days: lateAfterDays,
          veryLate: it.veryLate,
          weekDays: veryLateAfterDays,
        }),
      it.focalPoints.length > 0
        ? html`${t('registrations.figures.waiting.who')} ${userText(list(t, it.focalPoints.slice(0, 5)))}`
        : t('registrations.figures.waiting.nobody'),
    ],
  }
}
