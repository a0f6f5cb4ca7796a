import type { Texts } from '../../../platform/i18n/index.ts'
import {
  bdi,
  html,
  ledger,
  ledgers,
  lines,
  link,
  said,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import { directoryPlaces } from './parts.ts'

const terms = ['organisation', 'category', 'membership', 'affiliation', 'focal-point', 'deputy'] as const

/** How to search, to order, to update; what the words mean; where the overview of countries is. */
export function helpPage(t: Texts, contact: string): Page {
  const mail = link(bdi(contact), `mailto:${contact}`)
  const words = (key: string, values: Record<string, Html> = {}) => html`<p>${t.html(key, values)}</p>`
  return {
    title: t('directory.help.title'),
    lead: t('directory.help.lead'),
    section: 'directory',
    body: html`${directoryPlaces(t, 'help')}
    ${ledgers(
      ledger(
        t('directory.help.search'),
        html`${words('directory.help.search.words')} ${words('directory.help.search.guess')}`,
        { id: 'search' },
      ),
      ledger(t('directory.help.order'), words('directory.help.order.words', { contact: mail }), {
        id: 'order',
      }),
      ledger(t('directory.help.update'), words('directory.help.update.words', { contact: mail }), {
        id: 'update',
      }),
      ledger(t('directory.help.seen'), words('directory.help.seen.words'), { id: 'seen' }),
      ledger(
        t('directory.help.terms'),
        lines(
          terms.map((term) => ({
            first: said(t(`directory.help.term.${term}`)),
            says: t(`directory.help.term.${term}.words`),
          })),
        ),
        { id: 'terms' },
      ),
      ledger(
        t('directory.help.map'),
        html`${words('directory.help.map.words')}
          <p>${link(t('directory.help.map.open'), t.path('/directory/countries'))}</p>`,
        { id: 'map' },
      ),
    )}`,
  }
}
