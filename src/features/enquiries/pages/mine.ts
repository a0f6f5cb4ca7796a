import { shortDay, type Texts } from '../../../platform/i18n/index.ts'
import { bdi, emptyState, html, linkButton, rows, userText, type Page } from '../../../platform/ui/index.ts'
import type { Enquiry } from '../types.ts'
import { statePill } from './words.ts'

/** Everything somebody asked, the newest first. */
export const minePage = (t: Texts, all: readonly Enquiry[], timeZone: string): Page => ({
  title: t('enquiries.mine.title'),
  lead: t('enquiries.mine.lead'),
  section: 'enquiries',
  noIndex: true,
  side: linkButton(t('enquiries.mine.new'), t.path('/help/contact')),
  body:
    all.length === 0
      ? emptyState(t('enquiries.mine.none'))
      : rows(
          all.map((it) => ({
            lead: shortDay(t, it.changedAt, timeZone),
            title: userText(it.subject),
            href: t.path(`/enquiries/${it.number}`),
            lines: [html`${bdi(it.number)} · ${t(`enquiries.desk.${it.desk}`)}`],
            aside: statePill(t, it.state),
          })),
        ),
})
