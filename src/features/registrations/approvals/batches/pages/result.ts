import type { Texts } from '../../../../../platform/i18n/index.ts'
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
  notice,
  said,
  userText,
  type Html,
  type Line,
  type Page,
} from '../../../../../platform/ui/index.ts'
import { tag } from '../../../../../platform/ui/tag.ts'
import type { Refusal } from '../../../../../values/refusal.ts'
import { statePill } from '../../../pages/words.ts'
import { untilWhen } from '../../pages/words.ts'
import { isUnderWay, isUndoable, mayTry, progressOf } from '../rules.ts'
import type { Batch, BatchRow } from '../types.ts'

/** What became of each of many, and taking it back while the mails wait. */
export type ResultView = {
  readonly batch: Batch
  readonly rows: readonly BatchRow[]
  readonly zone: string | undefined
  readonly now: Date
  readonly no?: Refusal | undefined
}

export function resultPage(t: Texts, view: ResultView): Page {
  const { batch, rows, no } = view
  const isWorking = isUnderWay(batch, rows)
  const count = rows.filter(({ state }) => state === 'done').length
  return {
    title: batch.undoneAt
      ? t('registrations.undo.title', { count: rows.filter(({ state }) => state === 'undone').length })
      : t('registrations.result.title', { count }),
    lead: lead(t, view),
    section: 'approvals',
    noIndex: true,
    ...(isWorking && { refreshAfter: 3 }),
    margin: link(t('registrations.queue.back'), t.path('/approvals')),
    body: html`${no && notice('info', t(no.refused, no.values))} ${isWorking && working(t, view)}
    ${ledgers(
      mayUndo(view) && ledger(t('registrations.undo'), undoForm(t, view)),
      ledger(t('registrations.result.each'), lines(rows.map((row) => rowLine(t, row)))),
    )}
    ${actions(linkButton(t('registrations.queue.back'), t.path('/approvals'), 'action'))}`,
  }
}

const mayUndo = ({ batch, rows, now }: ResultView): boolean => isUndoable(batch, now) && rows.some(mayTry)

function lead(t: Texts, { batch, rows, now, zone }: ResultView): string {
  const left = rows.filter(({ state }) => state === 'refused').length
  const some = left > 0 ? `${t('registrations.result.some-not', { count: left })} ` : ''
  if (batch.undoneAt) return t('registrations.undo.lead')
  return isUndoable(batch, now)
    ? some + t('registrations.result.mails-wait', { moment: untilWhen(t, batch, zone) })
    : some + t('registrations.result.mails')
}

/** More than a few are decided about in the background. If that has stopped, it can be taken up again. */
function working(t: Texts, { batch, rows }: ResultView): Html {
  const { done, all } = progressOf(rows)
  return html`<p>${t('registrations.result.working', { done, all })}</p>
    ${tag(
      'progress',
      { class: 'progress', max: all, value: done, 'aria-label': t('registrations.result.progress') },
      `${done} / ${all}`,
    )}
    <form method="post" action="${t.path(`/approvals/decisions/${batch.id}/continuation`)}">
      ${actions(button(t('registrations.result.go-on'), { kind: 'second' }))}
    </form>`
}

const undoForm = (t: Texts, { batch, zone }: ResultView): Html =>
  html`<p>${t('registrations.undo.words', { moment: untilWhen(t, batch, zone) })}</p>
    <p>${t('registrations.undo.seats')}</p>
    <form method="post" action="${t.path(`/approvals/decisions/${batch.id}/undo`)}">
      ${actions(button(t('registrations.undo.submit'), { kind: 'second' }))}
    </form>`

const rowLine = (t: Texts, row: BatchRow): Line => ({
  first: said(link(userText(row.person), t.path(`/approvals/${row.number}`)), bdi(row.number)),
  says: said(became(t, row), row.state === 'done' && row.why !== null && t(row.why)),
  end: row.state === 'done' && row.became !== null && statePill(t, row.became),
})

function became(t: Texts, { state, became, claimId, why }: BatchRow): string {
  if (state === 'waiting') return t('registrations.result.waiting')
  if (state === 'refused') return t(why ?? 'registrations.not-pending')
  if (state === 'undone') return t('registrations.result.undone')
  const claim = claimId ? '.claim' : ''
  return t(`registrations.result.${became ?? 'confirmed'}${claim}`)
}
