import type { Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import { html, lines, said, type Html, type Page } from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import { levels } from '../../people/types.ts'
import { beside } from './menu.ts'

const terms = [
  'organisation',
  'category',
  'membership',
  'person',
  'affiliation',
  'claim',
  'focal-point',
  'deputy',
  'extract',
] as const

/** What the words mean: those of every body, then this body's own, as its profile has them. */
export const terminologyGuide = (t: Texts, profile: Profile): Page => ({
  title: t('directory.guide.terminology'),
  lead: t('directory.guide.terminology.lead'),
  section: 'directory',
  body: beside(
    t,
    'terminology',
    html`${part(
      t('directory.guide.terminology.words'),
      terms.map((term) => [t(`directory.guide.term.${term}`), t(`directory.guide.term.${term}.words`)]),
    )}
    ${part(
      t('directory.guide.terminology.categories'),
      profile.categories
        .filter(({ kind }) => kind !== 'unknown')
        .map((it) => [t.words(it.label), t(`directory.guide.category.${it.isMember ? 'member' : it.kind}`)]),
    )}
    ${part(
      t('directory.guide.terminology.kinds'),
      profile.focalPointKinds.map((it) => [
        t.words(it.label),
        it.decides.map((what) => t(`directory.guide.decides.${what}`)).join(' '),
      ]),
    )}
    ${part(
      t('directory.guide.terminology.levels'),
      levels.map((level) => [t(`directory.visibility.level.${level}`), t(`directory.guide.level.${level}`)]),
    )}
    ${part(
      t('directory.guide.access'),
      [[t('directory.guide.access'), t('directory.guide.access.words')]],
      'access',
    )}`,
  ),
})

type Term = readonly [word: string, means: string]

const part = (title: string, all: readonly Term[], id?: string): Html =>
  html`${tag('h2', { id }, title)} ${lines(all.map(([word, means]) => ({ first: said(word), says: means })))}`
