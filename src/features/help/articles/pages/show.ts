import { languageName, type Texts } from '../../../../platform/i18n/index.ts'
import {
  html,
  ledger,
  ledgers,
  link,
  linkList,
  notice,
  richText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Language } from '../../../../values/language.ts'
import type { Article, Kind } from '../types.ts'
import { articleLink, articleLinks, articlePath, byTopic, inOrder } from './words.ts'

export type ArticleView = {
  readonly article: Article
  readonly articles: readonly Article[]
  /** The language that may say something newer. */
  readonly first: Language
  readonly mayEdit: boolean
}

/** One article, with what stands near it and the way on when it was not the right one. */
export const articlePage = (t: Texts, view: ArticleView): Page => {
  const { article } = view
  return {
    title: article.title,
    over: link(t(`help.kind.${article.kind}`), t.path(`/help/${article.kind}`)),
    margin: linkList(
      link(t('help.title'), t.path('/help')),
      view.mayEdit && link(t('help.edit'), t.path(`/desk${articlePath(article)}/${t.language}`)),
    ),
    // A guide is a paper to print and hand on.
    ...(article.kind === 'guides' && { prints: 'manual' }),
    body: html`${otherLanguage(t, view)} ${articleWords(t, article)}
    ${ledgers(
      ledger(t('help.near'), articleLinks(t, nearest(t, view))),
      ledger(
        t('help.not-it'),
        linkList(
          link(t('help.contact.write'), `${t.path('/help/contact')}?about=${articlePath(article)}`),
          link(t('help.search.again'), t.path('/help')),
        ),
      ),
    )}`,
  }
}

/** The words of an article as they are shown everywhere. */
export const articleWords = (t: Texts, { words, language }: Pick<Article, 'words' | 'language'>): Html =>
  richText(words, { path: t.path, ...(language !== t.language && { language }) })

/** Says plainly when the words are not the reader's, or not the newest. */
function otherLanguage(t: Texts, { article, first }: ArticleView): Html | undefined {
  const name = (language: Language) => languageName(t, language).here
  if (article.language !== t.language)
    return notice('info', t('help.other-language', { language: name(article.language) }))
  if (!article.isOlder) return undefined
  const path = `/${first}${articlePath(article)}`
  return notice('info', t.html('help.older', { language: name(first), link: (inner) => link(inner, path) }))
}

/** Questions about the same, else a few of the same kind. */
function nearest(t: Texts, { article, articles }: ArticleView): readonly Article[] {
  const topic =
    article.kind === 'questions' &&
    byTopic(t, articles).find((one) => one.articles.some(({ slug }) => slug === article.slug))
  const all = topic ? topic.articles : inOrder(t, articles, article.kind)
  const here = all.findIndex(({ slug }) => slug === article.slug)
  return [...all.slice(here + 1), ...all.slice(0, here)].slice(0, 5)
}

/** All articles of a kind; terms with their words, since one looks through them. */
export const kindPage = (t: Texts, kind: Kind, articles: readonly Article[]): Page => {
  const own = inOrder(t, articles, kind)
  return {
    title: t(`help.kind.${kind}`),
    lead: t(`help.kind.${kind}.lead`),
    margin: link(t('help.title'), t.path('/help')),
    body:
      kind === 'terms'
        ? ledgers(own.map((it) => term(t, it)))
        : kind === 'questions'
          ? ledgers(byTopic(t, articles).map((one) => ledger(one.title, articleLinks(t, one.articles))))
          : articleLinks(t, own),
  }
}

const term = (t: Texts, it: Article): Html =>
  ledger(articleLink(t, it), articleWords(t, it), { id: `term-${it.slug}` })
