import type { Texts } from '../../../platform/i18n/index.ts'
import { html, link, type Html, type Page } from '../../../platform/ui/index.ts'
import { beside, guidePages } from '../guide/pages/menu.ts'
import { chapter, mailTo } from '../guide/pages/words.ts'
import { directoryPlaces } from './parts.ts'

/** The introduction: each part of the guide in a sentence, and the way to it. */
export function helpPage(t: Texts, contact: string): Page {
  const part = (name: 'search' | 'order' | 'update' | 'terminology', id: string): Html =>
    chapter(
      t(`directory.guide.${name}`),
      id,
      html`<p>${t(`directory.guide.${name}.lead`)}</p>`,
      onward(t, t(`directory.guide.${name}`), guidePages[name]),
    )
  return {
    title: t('directory.help.title'),
    lead: t('directory.help.lead'),
    section: 'directory',
    body: html`${directoryPlaces(t, 'help')}
    ${beside(
      t,
      'introduction',
      html`${part('search', 'search')} ${part('order', 'order')} ${part('update', 'update')}
      ${chapter(t('directory.guide.seen'), 'seen', html`<p>${t('directory.guide.seen.words')}</p>`)}
      ${part('terminology', 'terms')}
      ${chapter(
        t('directory.guide.map'),
        'map',
        html`<p>${t('directory.guide.map.lead')}</p>`,
        html`<p>${link(t('directory.guide.map.open'), t.path('/directory/map'))}</p>`,
      )}
      ${chapter(
        t('directory.guide.contact'),
        'contact',
        html`<p>${t.html('directory.guide.contact.words', { contact: mailTo(contact) })}</p>`,
      )}`,
    )}`,
  }
}

const onward = (t: Texts, page: string, path: string): Html =>
  html`<p>${link(t('directory.guide.more', { page }), t.path(path))}</p>`
