import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkButton,
  problemOf,
  rule,
  said,
  small,
  textArea,
  userText,
  type Html,
  type Line,
  type Page,
} from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import { modeWords, statePill } from '../../pages/words.ts'
import { named } from '../pages/words.ts'
import { actOfWish, saysWhy } from './rules.ts'
import type { Bulk, BulkAct, BulkRow, Chosen } from './types.ts'

export type ReviewView = {
  readonly act: BulkAct
  readonly chosen: readonly Chosen[]
  /** How many more the filter means than one review can hold. */
  readonly beyond: number
}

const mostShown = 100
const list = '/desk/registrations'

/** Before anything is done to many: who, who is skipped and why, and what each is told. */
export function reviewPage(
  t: Texts,
  view: ReviewView,
  problems: readonly Problem[] = [],
  typed: Typed = {},
): Page {
  const { act } = view
  const going = view.chosen.filter((one) => one.why === undefined)
  const skipped = view.chosen.filter((one) => one.why !== undefined)
  return {
    title: t(`registrations.desk.review.${act}`, { count: going.length }),
    lead: t('registrations.review.lead', { chosen: view.chosen.length, skipped: skipped.length }),
    section: 'desk',
    problems,
    form: 'acts',
    noIndex: true,
    margin: link(t('registrations.desk.back'), t.path(list)),
    body: html`<form id="acts" method="post" action="${t.path('/desk/registrations/acts')}" novalidate>
      <input type="hidden" name="act" value="${act}" />
      <input type="hidden" name="picks" value="${going.map(({ line }) => line.number).join(' ')}" />
      ${ledgers(
        going.length > 0 &&
          ledger(
            t('registrations.desk.review.who'),
            html`${small(t(`registrations.desk.review.told.${act}`))}
            ${lines(going.slice(0, mostShown).map((one) => goingLine(t, one)))}${more(t, going.length)}`,
          ),
        skipped.length > 0 &&
          ledger(
            t('registrations.review.skipped'),
            html`${lines(skipped.slice(0, mostShown).map((one) => skippedLine(t, one)))}${more(t, skipped.length)}`,
          ),
        view.beyond > 0 &&
          ledger(
            t('registrations.review.beyond'),
            html`<p>${t('registrations.review.beyond.words', { count: view.beyond })}</p>`,
          ),
        saysWhy(act) && going.length > 0 && ledger(t('registrations.reason'), reason(t, problems, typed)),
      )}
      ${actions(
        going.length > 0 &&
          button(t(`registrations.desk.review.${act}.submit`, { count: going.length }), { kind: 'main' }),
        link(t('registrations.back-change-nothing'), t.path(list)),
      )}
    </form>`,
  }
}

const more = (t: Texts, count: number): Html =>
  html`${count > mostShown && small(t('registrations.desk.review.more', { count: count - mostShown }))}`

const goingLine = (t: Texts, { line }: Chosen): Line => ({
  first: said(named(line.person), bdi(line.number)),
  says: said(userText(t.words(line.event.title)), modeWords(t, line.mode)),
  end: statePill(t, line.state),
})

const skippedLine = (t: Texts, { line, why }: Chosen): Line => ({
  first: said(named(line.person), bdi(line.number)),
  says: said(t(why ?? 'registrations.not-live'), t('registrations.review.skipped.words')),
  end: statePill(t, line.state),
})

const reason = (t: Texts, problems: readonly Problem[], typed: Typed): Html =>
  textArea(t, {
    name: 'reason',
    label: t('registrations.review.reason'),
    hint: t('registrations.reject.reason.hint'),
    required: true,
    value: typeof typed['reason'] === 'string' ? typed['reason'] : '',
    problem: problemOf(problems, 'reason'),
  })

/** How far it is; then what became of each. */
export function bulkPage(t: Texts, bulk: Bulk, rows: readonly BulkRow[]): Page {
  const act = actOfWish(bulk.wish)
  const told = rows.filter((one) => one.became !== null || one.refused !== null)
  const done = rows.filter((one) => one.became !== null).length
  const isOver = bulk.endedAt !== null
  return {
    title: t(isOver ? 'registrations.desk.bulk.over' : 'registrations.desk.bulk.going', { count: done }),
    lead: isOver ? lead(t, done, rows.length) : t('registrations.desk.bulk.going.lead'),
    over: t(`registrations.desk.bulk.${act}`),
    section: 'desk',
    noIndex: true,
    ...(!isOver && { refreshAfter: 3 }),
    margin: link(t('registrations.desk.back'), t.path(list)),
    body: html`${!isOver && progress(t, bulk, told.length, rows.length)} ${rule()}
    ${lines(told.map((one) => outcomeLine(t, one)))}
    ${isOver && actions(linkButton(t('registrations.desk.back'), t.path(list), 'action'))}`,
  }
}

const lead = (t: Texts, done: number, all: number): string =>
  done < all
    ? t('registrations.desk.bulk.some-not', { count: all - done })
    : t('registrations.desk.bulk.mails')

const progress = (t: Texts, { id }: Bulk, done: number, all: number): Html =>
  html`<p role="status">${t('registrations.desk.bulk.progress', { done, all })}</p>
    ${tag(
      'progress',
      {
        class: 'progress',
        max: all,
        value: done,
        'aria-label': t('registrations.desk.bulk.progress', { done, all }),
      },
      `${done} / ${all}`,
    )}
    <p>${link(t('registrations.desk.bulk.look'), t.path(`${list}/acts/${id}`))}</p>`

const outcomeLine = (t: Texts, one: BulkRow): Line => ({
  first: said(link(userText(one.person), t.path(`${list}/${one.number}`)), bdi(one.number)),
  says: one.refused ? t(one.refused) : t('registrations.desk.bulk.done'),
  end: one.became && statePill(t, one.became),
})
