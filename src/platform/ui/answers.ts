import type { Texts } from '../i18n/index.ts'
import { html, url, type Child, type Html } from './html.ts'

export type AnswerRow = {
  readonly label: Child
  readonly value: Child
  readonly note?: Child
  readonly change?: string
  /** What is changed, spoken after "Change": the label in small letters. */
  readonly changeLabel?: Child
}
export type AnswerGroup = { readonly title?: Child; readonly rows: readonly AnswerRow[] }

/** Label, answer, Change: everything that was said, in groups, before it is sent or after. */
export const answers = (t: Texts, groups: readonly AnswerGroup[]): Html =>
  html`<div class="answers">
    ${groups.map(
      (group) =>
        html`<section class="answer-group">
          ${group.title && html`<h2>${group.title}</h2>`}
          <dl>${group.rows.map((row) => answerRow(t, row))}</dl>
        </section>`,
    )}
  </div>`

const answerRow = (t: Texts, row: AnswerRow): Html =>
  html`<div class="answer">
    <dt>${row.label}</dt>
    <dd>${row.value}${row.note && html`<span class="answer-note">${row.note}</span>`}</dd>
    ${
      row.change &&
      html`<dd class="answer-change">
        <a href="${url(row.change)}"
          >${t('ui.answers.change')}<span class="unseen"> ${row.changeLabel ?? row.label}</span></a
        >
      </dd>`
    }
  </div>`
