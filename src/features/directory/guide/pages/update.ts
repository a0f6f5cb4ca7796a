import type { Texts } from '../../../../platform/i18n/index.ts'
import { html, link, linkList, type Page } from '../../../../platform/ui/index.ts'
import { beside } from './menu.ts'
import { chapter, mailTo, words } from './words.ts'

/** How to change what the directory says: about oneself, about one's work, about an organisation. */
export const updateGuide = (t: Texts, contact: string): Page => ({
  title: t('directory.guide.update'),
  lead: t('directory.guide.update.lead'),
  section: 'directory',
  body: beside(
    t,
    'update',
    html`${chapter(
      t('directory.guide.update.self'),
      'self',
      words(t, 'directory.guide.update.self.words'),
      linkList(
        link(t('directory.back-to-account'), t.path('/account')),
        link(t('directory.people.own'), t.path('/account/visibility')),
      ),
    )}
    ${chapter(
      t('directory.guide.update.work'),
      'work',
      words(t, 'directory.guide.update.work.words'),
      linkList(link(t('directory.affiliations.title'), t.path('/account/affiliations'))),
    )}
    ${chapter(
      t('directory.guide.update.organisation'),
      'organisation',
      words(t, 'directory.guide.update.organisation.focal'),
      words(t, 'directory.guide.update.organisation.others', { contact: mailTo(contact) }),
    )}`,
  ),
})
