import sanitizeHtml, { type Attributes, type IOptions } from 'sanitize-html'
import { domainShown } from '../verdict/domains/rules.ts'
import { mailtoOf, targetOf } from './links.ts'
import { isColour, safeStyle } from './style.ts'
import { allowedAttributes, allowedTags, allowedValues, withoutContent } from './tags.ts'

/** A link as the letter shows it and where it really leads. */
export type LetterLink = { readonly text: string; readonly host: string }

export type Cleaned = {
  readonly markup: string
  /** Its words alone, for the direction, the verdict and quoting. */
  readonly text: string
  readonly links: readonly LetterLink[]
  /** Pictures that lie elsewhere, whether they are shown or not. */
  readonly remotePictures: number
}

/** Where the parts of a letter are found: pictures it brings along, pictures elsewhere, our own page to write to somebody. */
export type Ways = {
  /** The address of a picture that came with the letter. */
  readonly enclosed?: (contentId: string) => string | undefined
  /** Our own address for a picture that lies elsewhere. Without it such pictures are not shown. */
  readonly remote?: (address: string) => string
  readonly write?: (to: string, subject: string) => string
  /** Links are words only: nobody is to follow them. */
  readonly withoutLinks?: boolean
}

/** A longer letter is not taken apart: its words are shown as text. */
export const longestLetter = 600_000

/**
 * What of an HTML letter may be shown. An allow-list: what is not known to be harmless falls away. Links lose everything
 * but their web address and say where they lead, pictures come from us or not at all.
 */
export function cleanLetter(html: string, ways: Ways = {}): Cleaned {
  const seen = { remote: 0 }
  const kept = sanitizeHtml(html.slice(0, longestLetter), optionsFor(ways, seen))
  const links: LetterLink[] = []
  // What stands here was written by the cleaner just now: one form only, and no sign of markup within a value.
  const markup = kept.replace(
    /<a href="([^"]*)"([^>]*)>([\s\S]*?)<\/a>/g,
    (whole, href: string, more, inner: string) => {
      const host = URL.parse(href.replaceAll('&amp;', '&'))?.hostname
      if (!host || !more) return whole
      const text = wordsOf(inner)
      links.push({ text, host })
      return domainShown(text) === host.replace(/^www\./, '')
        ? whole
        : `${whole}<span class="leads"> (${host})</span>`
    },
  )
  return { markup, text: wordsOf(kept), links, remotePictures: seen.remote }
}

type Seen = { remote: number }

const optionsFor = (ways: Ways, seen: Seen): IOptions => ({
  allowedTags,
  allowedAttributes,
  nonTextTags: withoutContent,
  disallowedTagsMode: 'discard',
  allowedSchemes: ['http', 'https', 'data'],
  allowProtocolRelative: false,
  parseStyleAttributes: false,
  enforceHtmlBoundary: false,
  nestingLimit: 200,
  transformTags: {
    a: (_tag, attributes) => anchor(attributes, ways),
    img: (_tag, attributes) => picture(attributes, ways, seen),
    body: (_tag, attributes) => ({ tagName: 'div', attribs: plain(attributes) }),
    '*': (tagName, attributes) => ({
      tagName,
      attribs: own.has(attributes) ? attributes : plain(attributes),
    }),
  },
})

/** Attributes made here, which need not be looked at again. */
const own = new WeakSet<Attributes>()
const made = (attributes: Attributes): Attributes => {
  own.add(attributes)
  return attributes
}

/** Attributes that every element may have, each with a value of its kind. */
function plain(attributes: Attributes): Attributes {
  const kept: Attributes = {}
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'style') {
      const style = safeStyle(value)
      if (style) kept['style'] = style
    } else if (name === 'bgcolor' || name === 'color') {
      if (isColour(value)) kept[name] = value
    } else if (name === 'title' || name === 'alt') kept[name] = value.slice(0, 300)
    else if (allowedValues.get(name)?.test(value)) kept[name] = value
  }
  return made(kept)
}

function anchor(
  attributes: Attributes,
  { write, withoutLinks }: Ways,
): { tagName: string; attribs: Attributes } {
  const look = plain(attributes)
  const dead = { tagName: 'span', attribs: made({ ...look, class: 'link' }) }
  const typed = attributes['href'] ?? ''
  if (withoutLinks || !typed || typed.startsWith('#'))
    return typed && !typed.startsWith('#') ? dead : { tagName: 'span', attribs: look }
  const mail = mailtoOf(typed)
  const target = targetOf(typed)
  if (mail && write)
    return { tagName: 'a', attribs: made({ href: write(mail.to, mail.subject), target: '_blank', ...look }) }
  if (!target) return dead
  return {
    tagName: 'a',
    attribs: made({
      href: target.href,
      target: '_blank',
      rel: 'noopener noreferrer nofollow',
      ...look,
      title: target.host,
    }),
  }
}

function picture(
  attributes: Attributes,
  { enclosed, remote }: Ways,
  seen: Seen,
): { tagName: string; attribs: Attributes; text?: string } {
  const look = plain(attributes)
  const shown = (src: string) => ({ tagName: 'img', attribs: made({ src, ...look }) })
  const absent = { tagName: 'span', attribs: made({}), text: look['alt'] ?? '' }
  const typed = (attributes['src'] ?? '').trim()
  const contentId = /^cid:(.{1,300})$/i.exec(typed)?.[1]
  if (contentId) {
    const address = enclosed?.(contentId)
    return address ? shown(address) : absent
  }
  if (/^data:image\/(?:png|gif|jpeg|webp);base64,[a-z0-9+/=\s]{1,200000}$/i.test(typed))
    return shown(typed.replace(/\s+/g, ''))
  const target = targetOf(typed.startsWith('//') ? `https:${typed}` : typed)
  // A picture too small to see is there to tell somebody that the letter was opened.
  if (!target || isTiny(attributes)) return absent
  seen.remote++
  return remote
    ? shown(remote(target.href))
    : { tagName: 'span', attribs: made({ class: 'absent' }), text: look['alt'] ?? '' }
}

const isTiny = ({ width, height }: Attributes): boolean =>
  [width, height].some((side) => side !== undefined && Number.parseInt(side, 10) <= 2)

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

/** The words of markup that was cleaned, in lines. */
const wordsOf = (markup: string): string =>
  markup
    .replace(/<(?:br|\/p|\/div|\/li|\/tr|\/h[1-6]|\/blockquote|\/table)[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot);/g, (entity) => entities[entity] ?? '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
