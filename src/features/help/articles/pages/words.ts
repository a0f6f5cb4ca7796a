import { sortByName, type Texts } from '../../../../platform/i18n/index.ts'
import { button, field, html, link, linkList, type Html } from '../../../../platform/ui/index.ts'
import { topics } from '../rules.ts'
import type { Article, ArticleName, Kind } from '../types.ts'

export const articlePath = ({ kind, slug }: ArticleName): string => `/help/${kind}/${slug}`

/** A title leads to its article; one that is not in the reader's language says so by its direction and voice. */
export const articleLink = (t: Texts, it: Article): Html =>
  link(
    it.language === t.language ? it.title : html`<span lang="${it.language}" dir="auto">${it.title}</span>`,
    t.path(articlePath(it)),
  )

export const articleLinks = (t: Texts, articles: readonly Article[]): Html =>
  linkList(...articles.map((it) => articleLink(t, it)))

export const ofKind = (articles: readonly Article[], kind: Kind): readonly Article[] =>
  articles.filter((it) => it.kind === kind)

/** Words stand in the order in which readers look for them. */
export const inOrder = (t: Texts, articles: readonly Article[], kind: Kind): readonly Article[] =>
  kind === 'terms' ? sortByName(t, ofKind(articles, kind), ({ title }) => title) : ofKind(articles, kind)

export type Topic = { readonly title: string; readonly articles: readonly Article[] }

/** Questions by what they are about; those that staff added stand last. */
export function byTopic(t: Texts, articles: readonly Article[]): readonly Topic[] {
  const questions = ofKind(articles, 'questions')
  const known = Object.entries(topics).map(([topic, slugs]) => ({
    title: t(`help.topic.${topic}`),
    articles: questions.filter(({ slug }) => slugs.includes(slug)),
  }))
  const all = new Set(Object.values(topics).flat())
  const others = { title: t('help.topic-more'), articles: questions.filter(({ slug }) => !all.has(slug)) }
  return [...known, others].filter((one) => one.articles.length > 0)
}

export const searchForm = (t: Texts, typed: string): Html =>
  html`<form method="get" action="${t.path('/help')}" role="search">
    ${field(t, {
      name: 'q',
      label: t('help.search'),
      hint: t('help.search.hint'),
      type: 'search',
      maxlength: 100,
      value: typed,
      beside: button(t('help.search.submit'), { kind: 'second' }),
    })}
  </form>`
