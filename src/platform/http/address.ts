import type { Language } from '../../values/language.ts'

/** An address as it was asked for: its language, and the path and query the routes know. */
export type Address = { readonly language?: Language; readonly url: string; readonly isBad: boolean }

const longest = 4096
const nothingElse = /^[\x21-\x7E]*$/

/** Takes the language off an address. A damaged one leads to `/` and is marked, so that no route meets it. */
export function readAddress(raw: string, languages: ReadonlySet<Language>): Address {
  const split = splitLanguage(raw, languages)
  return isDamaged(raw) ? { ...split, url: '/', isBad: true } : { ...split, isBad: false }
}

function splitLanguage(raw: string, languages: ReadonlySet<Language>): { language?: Language; url: string } {
  const end = raw.slice(1).search(/[/?#]/)
  const first = end < 0 ? raw.slice(1) : raw.slice(1, end + 1)
  if (!languages.has(first)) return { url: raw }
  const rest = raw.slice(first.length + 1)
  return { language: first, url: rest.startsWith('/') ? rest : `/${rest}` }
}

function isDamaged(raw: string): boolean {
  if (raw.length > longest || !raw.startsWith('/') || !nothingElse.test(raw)) return true
  if (!raw.includes('%')) return false
  try {
    return decodeURIComponent(raw).includes('\0')
  } catch {
    return true
  }
}

/** Whether it is a path of ours that a browser cannot mistake for another site. */
export const isOwnPath = (path: string): boolean =>
  path.length <= 2000 && /^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(path) && nothingElse.test(path)

/** A path of ours without its language, or undefined when it leads elsewhere. */
export const ownPath = (path: string, languages: ReadonlySet<Language>): string | undefined =>
  isOwnPath(path) ? onlyOwn(splitLanguage(path, languages).url) : undefined

const onlyOwn = (path: string): string | undefined => (isOwnPath(path) ? path : undefined)

export const withoutQuery = (path: string): string => path.split('?', 1)[0] as string
