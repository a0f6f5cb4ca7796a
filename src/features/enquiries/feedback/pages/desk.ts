import { momentIn } from '../../../accounts/index.ts'
import { dayOf, languageName, shortDay, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  answers,
  button,
  emptyState,
  filters,
  html,
  lines,
  link,
  muted,
  notice,
  pagination,
  problemOf,
  said,
  status,
  textArea,
  timeFigure,
  url,
  userParagraph,
  userText,
  withMargin,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { decideAnswering, findingOf } from '../rules.ts'
import { feedbackStates, type Feedback, type FeedbackState, type Week } from '../types.ts'

const here = '/desk/feedback'
const kinds = { fresh: 'pending', noted: 'draft', answered: 'confirmed' } as const

export type FeedbackListView = {
  readonly state: FeedbackState
  readonly counts: Readonly<Record<FeedbackState, number>>
  readonly all: readonly Feedback[]
  readonly weeks: readonly Week[]
  readonly page: number
  readonly perPage: number
  readonly timeZone: string
}

/** What people think of these pages: over time, and one by one. */
export const feedbackListPage = (t: Texts, view: FeedbackListView): Page => ({
  title: t('enquiries.feedback.desk.title'),
  lead: t('enquiries.feedback.desk.lead'),
  section: 'desk',
  noIndex: true,
  margin: link(t('enquiries.desk.back'), t.path('/desk')),
  body: html`${figure(t, view)}
  ${withMargin(
    filters(
      t,
      [
        {
          label: t('enquiries.desk.state'),
          items: feedbackStates.map((state) => ({
            label: t(`enquiries.feedback.state.${state}`),
            count: view.counts[state],
            href: `${t.path(here)}?state=${state}`,
            current: state === view.state,
          })),
        },
      ],
      'margin',
    ),
    html`${view.all.length === 0 ? emptyState(t('enquiries.feedback.desk.none')) : lines(view.all.map((one) => line(t, view, one)))}
    ${pagination(t, {
      page: view.page,
      pages: Math.max(1, Math.ceil(view.counts[view.state] / view.perPage)),
      href: (page) => `${t.path(here)}?state=${view.state}&page=${page}`,
    })}`,
  )}`,
})

function figure(t: Texts, { weeks, timeZone }: FeedbackListView): Html {
  const { count, mean } = findingOf(weeks)
  const most = Math.max(1, ...weeks.map((week) => week.count))
  const values = { count, weeks: weeks.length }
  return timeFigure({
    id: 'feedback-over-time',
    caption:
      mean === undefined
        ? t('enquiries.feedback.figure', values)
        : t('enquiries.feedback.figure-mean', { ...values, mean: Math.round(mean * 10) / 10 }),
    heads: [t('enquiries.feedback.week'), t('enquiries.feedback.count')],
    columns: weeks.map((week) => ({
      label: shortDay(t, week.startsAt, timeZone),
      count: week.count,
      says:
        week.mean === undefined
          ? t('enquiries.feedback.says', { count: week.count })
          : t('enquiries.feedback.says-mean', { count: week.count, mean: Math.round(week.mean * 10) / 10 }),
    })),
    most: t('enquiries.feedback.says', { count: most }),
    table: t('enquiries.feedback.table'),
    isRightToLeft: t.direction === 'rtl',
  })
}

const line = (t: Texts, { timeZone }: FeedbackListView, one: Feedback) => ({
  first: said(
    link(
      one.words ? userText(short(one.words)) : t('enquiries.feedback.no-words'),
      t.path(`${here}/${one.id}`),
    ),
    html`${dayOf(t, one.createdAt, timeZone)}${one.page && html` · <bdi>${one.page}</bdi>`}`,
  ),
  says: one.rating !== undefined && t(`enquiries.feedback.rating.${one.rating}`),
  end: status(kinds[one.state], t(`enquiries.feedback.state.${one.state}`)),
})

const short = (words: string): string => {
  const [first = ''] = words.split('\n')
  return first.length > 100 ? `${first.slice(0, 99)}…` : first
}

export type FeedbackOneView = {
  readonly it: Feedback
  readonly timeZone: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly no?: Refusal | undefined
}

const formId = 'answer'

/** One of them: what was said, where, and what becomes of it. */
export const feedbackOnePage = (t: Texts, view: FeedbackOneView): Page => ({
  title: t('enquiries.feedback.one'),
  over: html`${status(kinds[view.it.state], t(`enquiries.feedback.state.${view.it.state}`))}
  ${muted(momentIn(t, view.it.createdAt, view.timeZone))}`,
  section: 'desk',
  noIndex: true,
  form: formId,
  problems: view.problems,
  margin: link(t('enquiries.feedback.desk.title'), t.path(here)),
  body: html`${view.no && notice('bad', t(view.no.refused, view.no.values))}
  ${view.it.words ? userParagraph(view.it.words) : html`<p>${t('enquiries.feedback.no-words')}</p>`}
  ${answers(t, [{ rows: facts(t, view.it) }])}
  ${view.it.enquiryNumber && html`<p>${link(t('enquiries.feedback.thread', { number: view.it.enquiryNumber }), t.path(`/desk/enquiries/${view.it.enquiryNumber}`))}</p>`}
  ${view.it.state !== 'answered' && html`${noting(t, view.it)} ${answering(t, view)}`}`,
})

const facts = (t: Texts, { rating, page, language, mayAnswer }: Feedback) => [
  {
    label: t('enquiries.feedback.rating'),
    value:
      rating === undefined ? t('enquiries.feedback.no-rating') : t(`enquiries.feedback.rating.${rating}`),
  },
  ...(page
    ? [{ label: t('enquiries.about.page'), value: link(html`<bdi>${page}</bdi>`, t.path(page)) }]
    : []),
  { label: t('enquiries.language'), value: languageName(t, language).here },
  {
    label: t('enquiries.feedback.agreed'),
    value: t(mayAnswer ? 'enquiries.feedback.agreed.yes' : 'enquiries.feedback.agreed.no'),
  },
]

const noting = (t: Texts, { id, state }: Feedback): Html =>
  html`<form method="post" action="${url(t.path(`${here}/${id}/state`))}">
    <input type="hidden" name="state" value="${state === 'fresh' ? 'noted' : 'fresh'}" />
    ${actions(button(t(state === 'fresh' ? 'enquiries.feedback.note' : 'enquiries.feedback.unnote'), { kind: 'second' }))}
  </form>`

const answering = (t: Texts, { it, typed, problems }: FeedbackOneView): Html | false =>
  decideAnswering(it) === undefined &&
  html`<form id="${formId}" method="post" action="${url(t.path(`${here}/${it.id}/answer`))}" novalidate>
    <h2>${t('enquiries.answer.title')}</h2>
    ${textArea(t, {
      name: 'words',
      label: t('enquiries.answer.words'),
      hint: t('enquiries.answer.words.hint', { language: languageName(t, it.language).here }),
      value: String(typed['words'] ?? ''),
      rows: 6,
      problem: problemOf(problems, 'words'),
    })}
    ${actions(button(t('enquiries.answer.send'), { kind: 'main' }))}
  </form>`
