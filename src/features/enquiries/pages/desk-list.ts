import { dayOf, inWords, type Texts } from '../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  emptyState,
  field,
  filters,
  html,
  lines,
  link,
  linkList,
  notice,
  pagination,
  pickTable,
  said,
  status,
  urgent,
  url,
  userText,
  withMargin,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import type { DeskWish } from '../parse.ts'
import { isLate } from '../rules.ts'
import { heaps, type Desk, type EnquiryLine, type Heap } from '../types.ts'
import { statePill } from './words.ts'

export type DeskListView = {
  readonly desks: readonly Desk[]
  readonly wish: DeskWish
  readonly counts: Readonly<Record<Heap, number>>
  readonly lines: readonly (EnquiryLine & { readonly assigned: 'me' | 'colleague' | undefined })[]
  readonly perPage: number
  readonly timeZone: string
  readonly now: Date
}

const here = '/desk/enquiries'
const most = 1000

const queryFor = ({ heap, desk, q, page }: DeskWish): string =>
  new URLSearchParams({
    heap,
    ...(desk && { desk }),
    ...(q && { q }),
    ...(page > 1 && { page: String(page) }),
  }).toString()

const hrefOf = (t: Texts, wish: DeskWish): string => `${t.path(here)}?${queryFor(wish)}`

/** What people ask, at the desks of whoever looks: by state and age, and closing many together. */
export const deskListPage = (t: Texts, view: DeskListView): Page => ({
  title: t('enquiries.desk.title'),
  lead: t('enquiries.desk.lead', { count: view.counts.open }),
  section: 'desk',
  noIndex: true,
  margin: linkList(
    link(t('enquiries.desk.back'), t.path('/desk')),
    link(t('enquiries.standard.title'), t.path('/desk/enquiries/standard-replies')),
  ),
  body: withMargin(
    groups(t, view),
    html`${search(t, view)}
    ${view.lines.length === 0 ? emptyState(t('enquiries.desk.none')) : picking(t, view)}
    ${pagination(t, {
      page: view.wish.page,
      pages: Math.max(1, Math.ceil(view.counts[view.wish.heap] / view.perPage)),
      href: (page) => hrefOf(t, { ...view.wish, page }),
    })}`,
    'picks',
  ),
})

const groups = (t: Texts, { wish, counts, desks }: DeskListView): Html =>
  filters(
    t,
    [
      {
        label: t('enquiries.desk.state'),
        items: heaps.map((heap) => ({
          label: t(`enquiries.heap.${heap}`),
          count: counts[heap] >= most ? `${most}+` : counts[heap],
          href: hrefOf(t, { ...wish, heap, page: 1 }),
          current: heap === wish.heap,
        })),
      },
      ...(desks.length > 1
        ? [
            {
              label: t('enquiries.desk.name'),
              items: [undefined, ...desks].map((desk) => ({
                label: desk ? t(`enquiries.desk.${desk}`) : t('enquiries.desk.all'),
                href: hrefOf(t, { ...wish, desk, page: 1 }),
                current: desk === wish.desk,
              })),
            },
          ]
        : []),
    ],
    'margin',
  )

const search = (t: Texts, { wish }: DeskListView): Html =>
  html`<form method="get" action="${t.path(here)}" role="search">
    <input type="hidden" name="heap" value="${wish.heap}" />
    ${wish.desk && html`<input type="hidden" name="desk" value="${wish.desk}" />`}
    ${field(t, {
      name: 'q',
      label: t('enquiries.desk.search'),
      type: 'search',
      value: wish.q,
      maxlength: 100,
      beside: button(t('ui.search.button')),
    })}
  </form>`

const picking = (t: Texts, view: DeskListView): Html =>
  pickTable(t, {
    caption: t('enquiries.desk.title'),
    action: t.path(`${here}/closing`),
    heads: [t('enquiries.desk.name'), t('enquiries.desk.since'), t('enquiries.desk.state')],
    items: view.lines.map((one) => ({
      id: one.id,
      label: userText(one.subject),
      under: html`${link(bdi(one.number), t.path(`${here}/${one.number}`))}${one.name && html` · ${userText(one.name)}`}`,
      cells: [t(`enquiries.desk.${one.desk}`), since(t, view, one), who(t, one)],
    })),
    selectAll: {
      page: t('enquiries.desk.pick-page', { count: view.lines.length }),
      ...(view.counts[view.wish.heap] > view.lines.length && {
        matching: {
          label: t('enquiries.desk.pick-all', { count: Math.min(mostTogether, view.counts[view.wish.heap]) }),
          value: queryFor(view.wish),
        },
      }),
    },
    bar: button(t('enquiries.desk.close-picked'), { kind: 'second' }),
    barNote: t('enquiries.desk.close-note'),
  })

/** So many are closed together at most. */
export const mostTogether = 200

const since = (t: Texts, { now, timeZone }: DeskListView, one: EnquiryLine): Html =>
  said(
    isLate(one, now) ? urgent(inWords(t, now, one.stateSince)) : inWords(t, now, one.stateSince),
    dayOf(t, one.stateSince, timeZone),
  )

const who = (t: Texts, { state, assigned, source }: DeskListView['lines'][number]): Html =>
  html`${statePill(t, state, 'desk')} ${assigned && t(`enquiries.assigned.${assigned}`)}
  ${source !== 'form' && status('draft', t(`enquiries.source.${source}`))}`

export type ClosingView = { readonly lines: readonly Pick<EnquiryLine, 'id' | 'number' | 'subject'>[] }

/** Looked at once more before many are closed. */
export const closingPage = (t: Texts, { lines: all }: ClosingView): Page => ({
  title: t('enquiries.closing.title', { count: all.length }),
  lead: t('enquiries.closing.lead'),
  section: 'desk',
  noIndex: true,
  margin: link(t('enquiries.desk.title'), t.path(here)),
  body:
    all.length === 0
      ? emptyState(t('enquiries.closing.none'))
      : html`${lines(all.map(({ number, subject }) => ({ first: bdi(number), says: userText(subject) })))}
          <form method="post" action="${url(t.path(`${here}/closing`))}">
            <input type="hidden" name="sure" value="yes" />
            ${all.map(({ id }) => html`<input type="hidden" name="pick" value="${id}" />`)}
            ${actions(button(t('enquiries.closing.act', { count: all.length }), { kind: 'main' }))}
          </form>`,
})

export type Outcome = {
  readonly number: string
  readonly subject: string
  readonly outcome: object | Refusal
}

/** What became of each. */
export const closedPage = (t: Texts, outcomes: readonly Outcome[]): Page => ({
  title: t('enquiries.closing.done', { count: outcomes.filter(({ outcome }) => !isRefusal(outcome)).length }),
  section: 'desk',
  noIndex: true,
  margin: link(t('enquiries.desk.title'), t.path(here)),
  body: html`${outcomes.some(({ outcome }) => isRefusal(outcome)) && notice('info', t('enquiries.closing.some-not'))}
  ${lines(
    outcomes.map(({ number, subject, outcome }) => ({
      first: link(bdi(number), t.path(`${here}/${number}`)),
      says: userText(subject),
      end: isRefusal(outcome) ? t(outcome.refused, outcome.values) : statePill(t, 'closed', 'desk'),
    })),
  )}`,
})
