import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  emptyState,
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkButton,
  linkList,
  wordsOfRichText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import { contactLines, type Contacts } from '../../pages/contact.ts'
import type { Article } from '../types.ts'
import { articleLink, articleLinks, byTopic, ofKind, searchForm } from './words.ts'

export type StartView = {
  readonly articles: readonly Article[]
  readonly contacts: Contacts
  readonly mayEdit: boolean
}

/** Where help begins: everything by what it is about, and whom to write to. */
export const startPage = (t: Texts, view: StartView): Page => ({
  title: t('help.title'),
  lead: t('help.lead'),
  ...(view.mayEdit && { margin: link(t('help.edit.all'), t.path('/desk/help')) }),
  body: html`${searchForm(t, '')}
  ${ledgers(
    byTopic(t, view.articles).map(({ title, articles }) => ledger(title, articleLinks(t, articles))),
    ledger(t('help.kind.guides'), articleLinks(t, ofKind(view.articles, 'guides'))),
    ledger(t('help.kind.technical'), articleLinks(t, ofKind(view.articles, 'technical'))),
    ledger(t('help.kind.terms'), linkList(link(t('help.terms.all'), t.path('/help/terms')))),
    ledger(t('help.contact.title'), contactLines(t, view.contacts), { id: 'contact' }),
  )}`,
})

/** What the words found, the best first, each with how it begins. */
export const foundPage = (t: Texts, typed: string, found: readonly Article[]): Page => ({
  title: t('help.found', { count: found.length }),
  margin: link(t('help.title'), t.path('/help')),
  noIndex: true,
  body: html`${searchForm(t, typed)} ${found.length > 0 ? lines(found.map((it) => line(t, it))) : nothing(t)}`,
})

const line = (t: Texts, it: Article) => ({
  first: articleLink(t, it),
  says: html`<span lang="${it.language}" dir="auto">${beginning(wordsOfRichText(it.words))}</span>`,
})

/** The first words of a text, to their last whole one. */
const beginning = (words: string): string => {
  const all = words.replaceAll('\n', ' ')
  if (all.length <= 160) return all
  const cut = all.slice(0, 160)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 100))} …`
}

const nothing = (t: Texts): Html =>
  emptyState(t('help.found.nothing'), linkButton(t('help.contact.write'), t.path('/help/contact'), 'second'))
