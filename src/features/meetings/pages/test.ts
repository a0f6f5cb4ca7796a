import type { Texts } from '../../../platform/i18n/index.ts'
import { html, ledger, ledgers, link, type Page } from '../../../platform/ui/index.ts'

/** What to try days before, in the place and with the device one will use: most of what fails at the hour fails then too. */
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
