import type { Texts } from '../../../platform/i18n/index.ts'
import { html, ledger, ledgers, link, type Html, type Page } from '../../../platform/ui/index.ts'
import { guideMenu } from '../guide/pages/menu.ts'
import { mailTo } from '../guide/pages/words.ts'
import { directoryPlaces } from './parts.ts'

/** The introduction: each part of the guide in a sentence, and the way to it. */
export function helpPage(t: Texts, contact: string): Page {
  const part = (name: 'search' | 'order' | 'update' | 'terminology', path: string, id: string): Html =>
    ledger(
      t(`directory.guide.${name}`),
      html`<p>${t(`directory.guide.${name}.lead`)}</p>
        <p>${link(t('directory.guide.more', { page: t(`directory.guide.${name}`) }), t.path(path))}</p>`,
      { id },
    )
  return {
    title: t('directory.help.title'),
    lead: t('directory.help.lead'),
    section: 'directory',
    margin: guideMenu(t, 'introduction'),
    body: html`${directoryPlaces(t, 'help')}
    ${ledgers(
      part('search', '/directory/help/search', 'search'),
      part('order', '/directory/help/order', 'order'),
      part('update', '/directory/help/update', 'update'),
      ledger(t('directory.guide.seen'), html`<p>${t('directory.guide.seen.words')}</p>`, { id: 'seen' }),
      part('terminology', '/directory/help/terminology', 'terms'),
      ledger(
        t('directory.guide.map'),
        html`<p>${t('directory.guide.map.lead')}</p>
          <p>${link(t('directory.guide.map.open'), t.path('/directory/map'))}</p>`,
        { id: 'map' },
      ),
      ledger(
        t('directory.guide.contact'),
        html`<p>${t.html('directory.guide.contact.words', { contact: mailTo(contact) })}</p>`,
      ),
    )}`,
  }
}
