import type { Texts } from '../i18n/index.ts'
import { html, type Child, type Html } from './html.ts'

export type FourAnswers = {
  readonly who: Child
  readonly since: Child
  readonly next: Child
  readonly can: Child
}

/** The status block: who has it, since when, what happens next, what can I do. The same on the page and at the focal point's. */
export const fourAnswers = (t: Texts, { who, since, next, can }: FourAnswers): Html =>
  html`<dl class="four">
    ${answer(t('ui.four.who'), who)} ${answer(t('ui.four.since'), since)} ${answer(t('ui.four.next'), next)}
    ${answer(t('ui.four.can'), can)}
  </dl>`

const answer = (question: string, words: Child): Html =>
  html`<div>
    <dt>${question}</dt>
    <dd>${words}</dd>
  </div>`
