import type { Texts } from '../../../../platform/i18n/index.ts'
import { html, linkList, link, type Page } from '../../../../platform/ui/index.ts'
import { beside } from './menu.ts'
import { chapter, words } from './words.ts'

/** How to find organisations, people and those who decide. */
export const searchGuide = (t: Texts): Page => ({
  title: t('directory.guide.search'),
  lead: t('directory.guide.search.lead'),
  section: 'directory',
  body: beside(
    t,
    'search',
    html`${chapter(
      t('directory.guide.search.organisations'),
      'organisations',
      words(t, 'directory.guide.search.organisations.words'),
      words(t, 'directory.guide.search.organisations.narrow'),
      words(t, 'directory.guide.search.organisations.guess'),
    )}
    ${chapter(t('directory.guide.search.scripts'), 'scripts', words(t, 'directory.guide.search.scripts.words'))}
    ${chapter(
      t('directory.guide.search.people'),
      'people',
      words(t, 'directory.guide.search.people.words'),
      words(t, 'directory.guide.search.people.seen'),
    )}
    ${chapter(t('directory.guide.search.focal'), 'focal', words(t, 'directory.guide.search.focal.words'))}
    ${chapter(t('directory.guide.search.kept'), 'kept', words(t, 'directory.guide.search.kept.words'))}
    ${linkList(
      link(t('directory.extract.list.organisations'), t.path('/directory')),
      link(t('directory.extract.list.people'), t.path('/directory/people')),
      link(t('directory.place.focal-points'), t.path('/directory/focal-points')),
    )}`,
  ),
})
