import { dayOf, type Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import {
  actions,
  bdi,
  button,
  emptyState,
  field,
  filters,
  html,
  ledger,
  ledgers,
  lines,
  link,
  notice,
  pagination,
  pickTable,
  said,
  select,
  url,
  userText,
  withMargin,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import { momentIn } from '../../accounts/index.ts'
import { notesPart, type NoteView } from '../note/part.ts'
import { mostCounted } from '../rules.ts'
import { heaps } from '../states.ts'
import type { Heap, Line } from '../types.ts'
import { statePill } from './state.ts'
import { useWords, type Use } from './use.ts'

export type RequestsView = {
  readonly profile: Profile
  /** `/organisation/access` or the secretariat's `/desk/access`. */
  readonly base: string
  readonly heap: Heap
  readonly words: string
  readonly counts: Readonly<Record<Heap, number>>
  readonly lines: readonly RequestLine[]
  readonly page: number
  readonly perPage: number
  readonly timeZone: string
  /** People of the organisation who have no access and could be given it. */
  readonly others: readonly { readonly value: string; readonly label: string }[]
  /** What is left to whoever decides next, for each organisation of the desk; none at the secretariat's. */
  readonly notes: readonly NoteView[]
  readonly typed: Typed
  readonly problems: readonly Problem[]
  /** What whoever looks decided about many and may still take back. */
  readonly toUndo: readonly { readonly href: string; readonly until: Date; readonly zone: string }[]
}

type RequestLine = Line & Use & { readonly organisation: string }

/** Who asks for access, who has it, and who had: at the organisation's desk, or at the secretariat's over all. */
export function requestsPage(t: Texts, view: RequestsView): Page {
  const { base, heap, words, counts, page, perPage } = view
  const access = view.profile.accessName
  const href = (which: Heap, nth = 1) =>
    `${t.path(base)}?${new URLSearchParams({ heap: which, ...(words && { q: words }), ...(nth > 1 && { page: String(nth) }) })}`
  const items = heaps.map((which) => ({
    label: t(`access.heap.${which}`),
    count: counts[which] >= mostCounted ? `${mostCounted}+` : counts[which],
    href: href(which),
    current: which === heap,
  }))
  const isDesk = base.startsWith('/desk')
  return {
    title: t('access.requests.title', { access }),
    lead: t(isDesk ? 'access.requests.lead.desk' : 'access.requests.lead', { access }),
    section: isDesk ? 'desk' : 'organisation',
    noIndex: true,
    problems: view.problems,
    body: html`${view.toUndo.map((one) => undoLink(t, one))}
    ${withMargin(
      filters(t, [{ label: t('access.state'), items }], 'margin'),
      html`${search(t, view)} ${listed(t, view)}
      ${pagination(t, { page, pages: Math.max(1, Math.ceil(counts[heap] / perPage)), href: (nth) => href(heap, nth) })}`,
      'picks',
    )}
    ${view.others.length > 0 && giving(t, view, access)} ${view.notes.length > 0 && notesPart(t, view)}`,
  }
}

const undoLink = (t: Texts, { href, until, zone }: RequestsView['toUndo'][number]): Html =>
  notice('info', link(t('access.undo.until', { moment: momentIn(t, until, zone) }), t.path(href)))

function listed(t: Texts, view: RequestsView): Html {
  const { heap, profile } = view
  if (view.lines.length === 0)
    return emptyState(t(`access.requests.none.${heap}`, { access: profile.accessName }))
  return heap === 'waiting' ? waiting(t, view) : lines(view.lines.map((one) => line(t, view, one)))
}

/** Those who wait, to be picked and approved together. */
const waiting = (t: Texts, { base, counts, lines: shown, words, timeZone }: RequestsView): Html =>
  pickTable(t, {
    caption: t('access.queue.caption', { count: counts.waiting }),
    action: t.path(`${base}/review`),
    heads: [t('access.queue.person'), t('access.organisation'), t('access.queue.waits')],
    items: shown.map((one) => ({
      id: one.registrationId,
      label: userText(one.name),
      under: bdi(one.registrationId),
      cells: [
        said(userText(one.organisation), t(`access.state.${one.state}`)),
        t('access.since', { day: dayOf(t, one.since, timeZone) }),
      ],
      warn: link(
        html`${t('access.queue.look')}<span class="unseen"> ${one.name}</span>`,
        t.path(`${base}/${one.id}`),
      ),
    })),
    selectAll: {
      page: t('access.queue.pick-page', { count: shown.length }),
      ...(counts.waiting > shown.length && {
        matching: { label: t('access.queue.pick-all', { count: counts.waiting }), value: `=${words}` },
      }),
      beside: t('access.queue.oldest-first'),
    },
    bar: html`${button(t('access.queue.approve'), { name: 'act', value: 'approve' })}
    ${button(t('access.queue.reject'), { kind: 'second', name: 'act', value: 'reject' })}`,
    barNote: t('access.queue.bar-note'),
  })

const search = (t: Texts, { base, heap, words }: RequestsView): Html =>
  html`<form method="get" action="${t.path(base)}" role="search">
    <input type="hidden" name="heap" value="${heap}" />
    ${field(t, {
      name: 'q',
      label: t('access.requests.search'),
      type: 'search',
      value: words,
      maxlength: 100,
      beside: button(t('ui.search.button')),
    })}
  </form>`

const line = (t: Texts, { base, timeZone }: RequestsView, one: RequestsView['lines'][number]) => ({
  first: said(
    link(userText(one.name), t.path(`${base}/${one.id}`)),
    html`${userText(one.organisation)} · ${bdi(one.registrationId)}`,
  ),
  says: said(t('access.since', { day: dayOf(t, one.since, timeZone) }), ...useWords(t, one, timeZone)),
  end: statePill(t, one.state),
})

/** Giving access to somebody who did not ask. */
const giving = (t: Texts, { base, others }: RequestsView, access: string): Html =>
  ledgers(
    ledger(
      t('access.give.title', { access }),
      html`<form method="post" action="${url(t.path(`${base}/assignment`))}">
        <p>${t('access.give.words')}</p>
        ${select(t, {
          name: 'person',
          label: t('access.give.person'),
          value: '',
          options: [{ value: '', label: t('access.give.choose') }, ...others],
        })}
        ${actions(button(t('access.give.act'), { kind: 'second' }))}
      </form>`,
    ),
  )
