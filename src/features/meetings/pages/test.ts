import type { Texts } from '../../../platform/i18n/index.ts'
import { html, ledger, ledgers, link, type Page } from '../../../platform/ui/index.ts'

/** Try everything days before: what a browser can do is said by a script; without one the page says how to find out. */
export const testPage = (t: Texts): Page => ({
  title: t('meetings.test'),
  lead: t('meetings.test.lead'),
  section: 'registrations',
  noIndex: true,
  margin: link(t('meetings.mine'), t.path('/meetings')),
  body: ledgers(
    ledger(
      t('meetings.test.by-hand'),
      html`<ul>
        ${[1, 2, 3, 4].map((nth) => html`<li>${t(`meetings.test.step.${nth}`)}</li>`)}
      </ul>`,
    ),
    ledger(t('meetings.test.slow'), html`<p>${t('meetings.test.slow.words')}</p>`),
  ),
})
