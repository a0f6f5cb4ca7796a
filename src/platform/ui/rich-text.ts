import { createRequire } from 'node:module'
import type { default as Markdown, MarkdownIt, StateCore, Token } from 'markdown-it'
import { directionOf, type Language } from '../../values/language.ts'
import { trustedMarkup, type Html } from './html.ts'
import { tagTables } from './rich-tables.ts'
import { tag } from './tag.ts'

export type RichTextOptions = {
  /** The step of the heading that the text stands under; its own begin one below. */
  readonly under?: 1 | 2 | 3 | 4
  /** The language of the words, where it may be another than the page's. */
  readonly language?: Language
  /** Makes our own paths lead to pages in the reader's language: `t.path`. */
  readonly path?: (path: string) => string
}

/**
 * Words that people wrote with a few marks (Markdown) as markup: paragraphs, headings, lists, quotes, tables, links. Whoever
 * wrote them, nothing dangerous comes of it: markup shows as typed, pictures do not exist, links lead to the web, to a mail
 * address or to our own pages. A heading is never the page's own and never skips a step.
 */
export const richText = (source: string, { under = 1, language, path }: RichTextOptions = {}): Html =>
  tag(
    'div',
    { class: 'rich', lang: language, dir: language && directionOf(language) },
    trustedMarkup(reader().render(source, { under, path })),
  )

/** The words alone, a line a block: for searching, for the first line of a text, where no markup can stand. */
export const wordsOfRichText = (source: string): string =>
  reader()
    .parse(source, {})
    .filter((token) => token.type === 'inline' || token.type === 'fence')
    .map((token) => (token.children ? wordsIn(token.children) : token.content.trim()))
    .filter(Boolean)
    .join('\n')

const wordsIn = (tokens: readonly Token[]): string =>
  tokens.map((one) => (one.type.endsWith('break') ? ' ' : one.content)).join('')

type Place = { readonly under?: number; readonly path?: (path: string) => string }

let made: MarkdownIt | undefined

/** Loaded by the first text that is shown: most processes never show one. */
function reader(): MarkdownIt {
  if (made) return made
  const markdown = createRequire(import.meta.url)('markdown-it') as typeof Markdown
  made = markdown({ html: false, linkify: true, breaks: true, maxNesting: 20 })
  // What somebody who has never heard of marks would meet by chance: spaces before a line, a line under words.
  made.disable(['image', 'code', 'lheading'])
  made.linkify.set({ fuzzyLink: false })
  made.validateLink = isWay
  made.core.ruler.push('headings', stepHeadings)
  made.core.ruler.push('links', leadLinks)
  made.core.ruler.push('tables', tagTables)
  return made
}

/** Where a link may lead: the web, a mail address, our own pages. */
const isWay = (href: string): boolean => /^(?:https?:\/\/[^/]|mailto:[^/]|\/(?!\/))/i.test(href)

function stepHeadings({ tokens, env }: StateCore): void {
  const top = ((env as Place).under ?? 1) + 1
  let before = top - 1
  let step = top
  for (const token of tokens) {
    if (token.type === 'heading_open') step = before = Math.min(6, before + 1, top - 1 + Number(token.tag[1]))
    if (token.type.startsWith('heading_')) token.tag = `h${step}`
    if (token.type === 'hr') token.attrSet('class', 'rule')
    if (token.type === 'fence') token.info = ''
  }
}

function leadLinks({ tokens, env }: StateCore): void {
  const { path } = env as Place
  for (const token of tokens.flatMap((one) => one.children ?? [])) {
    if (token.type === 'code_inline') token.attrSet('dir', 'ltr')
    if (token.type !== 'link_open') continue
    const href = String(token.attrGet('href'))
    if (path && href.startsWith('/') && !namesLanguage.test(href)) token.attrSet('href', path(href))
    // An address that is shown as it is reads from the left in every language.
    if (token.info === 'auto') token.attrSet('dir', 'ltr')
  }
}

const namesLanguage = /^\/[a-z]{2}(?:\/|$)/
