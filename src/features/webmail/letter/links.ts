import { domainToUnicode } from 'node:url'

/** Where a link of a letter leads. `host` is what the reader is told. */
export type Target = { readonly href: string; readonly host: string }

const longest = 2000

/** The address of a link as it may be followed: web only, without a name or password in it. */
export function targetOf(href: string): Target | undefined {
  // Browsers leave out tabs and line ends wherever they stand, so they go before anything is decided.
  const typed = href.replace(
    /[\u0000-\u0020\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g,
    '',
  )
  if (typed.length > longest || !/^https?:\/\//i.test(typed)) return undefined
  const address = URL.parse(typed)
  if (!address || !address.hostname) return undefined
  address.username = ''
  address.password = ''
  return { href: address.href, host: address.hostname }
}

/** The person a `mailto:` link writes to, and about what; nothing else of it is believed. */
export function mailtoOf(href: string): { readonly to: string; readonly subject: string } | undefined {
  const found = /^\s*mailto:([^?#]{1,320})(?:\?([^#]{0,500}))?/i.exec(href)
  if (!found) return undefined
  try {
    const to = decodeURIComponent(found[1] as string)
    if (!/^[^\s<>",;:@]{1,64}@[^\s<>",;:@/]{1,255}$/.test(to)) return undefined
    const subject = new URLSearchParams(found[2] ?? '').get('subject') ?? ''
    return { to, subject: subject.replace(/[\r\n]+/g, ' ').slice(0, 200) }
  } catch {
    return undefined
  }
}

/** A domain as people read it, beside how it is written where the two differ: `xn--` names are shown both ways. */
export function domainInWords(host: string): string {
  const shown = domainToUnicode(host)
  return shown && shown !== host ? `${shown} = ${host}` : host
}
