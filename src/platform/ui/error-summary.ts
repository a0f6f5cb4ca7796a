import type { Problem } from '../../values/problem.ts'
import type { Texts } from '../i18n/index.ts'
import { html, type Html } from './html.ts'
import { fieldId, problemText } from './problem.ts'

/** Every problem of the form at its top, each leading to its field. A script gives it focus. */
export const errorSummary = (t: Texts, problems: readonly Problem[], isAllKept = true): Html =>
  html`<div class="errors" id="errors" role="alert" tabindex="-1" data-enhance="error-summary">
    <h2>${t('ui.errors.title', { count: problems.length })}</h2>
    ${isAllKept && html`<p>${t('ui.errors.kept')}</p>`}
    <ul>
      ${problems.map((problem) => html`<li><a href="#${fieldId(problem.field)}">${problemText(t, problem)}</a></li>`)}
    </ul>
  </div>`
