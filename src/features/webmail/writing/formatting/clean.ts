import sanitizeHtml, { type Attributes, type IOptions, type Tag } from 'sanitize-html'
import { longestLetter } from '../../letter/clean.ts'
import { mailtoOf, targetOf } from '../../letter/links.ts'
import { allowedTags, allowedValues, withoutContent } from '../../letter/tags.ts'

/**
 * What an HTML letter of ours may say, whatever its form held: words, their order and their links, by the same list as letters that are
 * shown. Nothing that loads, and no look of its own: whoever reads it has theirs. Empty where no words are left.
 */
export function writtenHtml(html: string): string {
  if (html.trim() === '') return ''
  const markup = sanitizeHtml(html.slice(0, longestLetter), options)
    .replace(/<(p|div|li|blockquote)(?: [^>]*)?><\/\1>/g, '')
    .trim()
  return /[^\s\u00a0]/.test(markup.replace(/<[^>]*>/g, '')) ? markup : ''
}

const unwanted = new Set(['img', 'font', 'big', 'center'])
const named: Readonly<Record<string, string>> = { strong: 'b', em: 'i', strike: 's', body: 'div' }
/** Each in its own direction, as its first letters run. */
const directed = new Set([...['p', 'div', 'ul', 'ol', 'pre'], ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6']])
const attributes: IOptions['allowedAttributes'] = {
  '*': ['dir', 'lang'],
  a: ['href'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
  ol: ['start'],
}

const options: IOptions = {
  allowedTags: allowedTags.filter((name) => !unwanted.has(name)),
  allowedAttributes: attributes,
  nonTextTags: withoutContent,
  disallowedTagsMode: 'discard',
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  parseStyleAttributes: false,
  enforceHtmlBoundary: false,
  nestingLimit: 60,
  transformTags: {
    a: (_tag, { href }): Tag => {
      const address = addressOf(href ?? '')
      return address ? { tagName: 'a', attribs: { href: address } } : { tagName: 'span', attribs: {} }
    },
    '*': (tagName, given) => ({ tagName: named[tagName] ?? tagName, attribs: kept(tagName, given) }),
  },
}

function kept(name: string, given: Attributes): Attributes {
  if (name === 'a') return given
  const fit = Object.entries(given).filter(([key, value]) => allowedValues.get(key)?.test(value))
  return { ...(directed.has(name) && { dir: 'auto' }), ...Object.fromEntries(fit) }
}

function addressOf(href: string): string | undefined {
  const mail = mailtoOf(href)
  if (mail) return `mailto:${mail.to}`
  return targetOf(href)?.href
}
