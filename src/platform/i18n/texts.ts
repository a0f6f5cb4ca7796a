import type { Html } from '../ui/html.ts'
import type { Language, Localised } from '../../values/language.ts'
import { directionOf, inLanguage } from '../../values/language.ts'
import { trustedMarkup, escape } from '../ui/html.ts'
import { localeOf } from './locale.ts'
import type { HtmlValues, Message, TextValues } from './message.ts'
import { readMessage } from './message.ts'
import { readTexts, textFiles } from './read-texts.ts'

/**
 * The words of one language. In every text these values are always there: {body} (short name), {bodyLong}, {access}
 * (name of member access), {place} (the body's city).
 */
export interface Texts {
  /** The text filled in. In right-to-left languages inserted strings are set apart, so that no name turns the sentence. */
  (key: string, values?: TextValues): string
  /** The text as markup: inserted strings are escaped and stand in `<bdi>`, `<link>…</link>` calls the function `link`. */
  html(key: string, values?: HtmlValues): Html
  readonly language: Language
  readonly direction: 'ltr' | 'rtl'
  /** Our own path in this language: `/events` becomes `/ar/events`. */
  path(path: string): string
  /** The words of a value that carries its own translations. */
  words(localised: Localised): string
  /** The body's own place and clock, for naming time zones. */
  readonly seat: { readonly city: string; readonly timeZone: string }
  has(key: string): boolean
}

export type TextsOf = (language: Language) => Texts

/** What texts need to know about the body. A profile is one. */
export type TextsBody = {
  readonly id: string
  readonly name: { readonly short: Localised; readonly long: Localised }
  readonly accessName: Localised | string
  readonly languages: readonly Language[]
  readonly seat: { readonly city: Localised; readonly timeZone: string }
}

export type TextsOptions = {
  /** Text files instead of all files of the house and the profile. */
  files?: readonly string[]
  /** Throw on a missing key. On by itself under the test runner. */
  strict?: boolean
  /** Told once of each key that is missing. */
  onMissing?: (key: string, language: Language) => void
}

const underTest = (): boolean =>
  process.env['NODE_TEST_CONTEXT'] !== undefined ||
  process.execArgv.some((argument) => argument.startsWith('--test'))

/** Reads every text once. A language the body does not have is answered in the body's first one. */
export function loadTexts(body: TextsBody, options: TextsOptions = {}): TextsOf {
  const all = readTexts(options.files ?? textFiles(body.id))
  const ofLanguage = new Map<Language, Texts>()
  for (const language of body.languages) ofLanguage.set(language, textsIn(language, all, body, options))
  const first = ofLanguage.get(body.languages[0] as Language) as Texts
  return (language) => ofLanguage.get(language) ?? first
}

function textsIn(
  language: Language,
  all: ReturnType<typeof readTexts>,
  body: TextsBody,
  options: TextsOptions,
): Texts {
  const { strict = underTest(), onMissing = () => {} } = options
  const own = all.get(language)
  const english = all.get('en')
  const about = {
    locale: localeOf(language),
    direction: directionOf(language),
    always: alwaysThere(body, language),
  }
  const understood = new Map<string, Message>()

  function messageOf(key: string): Message {
    const known = understood.get(key)
    if (known) return known
    const source = own?.get(key)
    if (source === undefined && strict) throw new Error(`no text "${key}" in ${language}`)
    if (source === undefined) onMissing(key, language)
    const message = source === undefined ? insteadOf(key, english, about) : understandable(key, source, about)
    understood.set(key, message)
    return message
  }

  return Object.assign((key: string, values: TextValues = {}) => messageOf(key).text(values), {
    html: (key: string, values: HtmlValues = {}) => messageOf(key).html(values),
    language,
    direction: about.direction,
    path: (path: string) => (path === '/' ? `/${language}` : `/${language}${path}`),
    words: (localised: Localised) => inLanguage(localised, language),
    seat: { city: inLanguage(body.seat.city, language), timeZone: body.seat.timeZone },
    has: (key: string) => own?.has(key) ?? false,
  })
}

/** English words, else the key itself: a page with a hole is better than no page. */
function insteadOf(
  key: string,
  english: Map<string, string> | undefined,
  about: Parameters<typeof readMessage>[1],
): Message {
  const source = english?.get(key)
  if (source !== undefined) return understandable(key, source, { ...about, locale: localeOf('en') })
  const markup = trustedMarkup(escape(key))
  return { text: () => key, html: () => markup }
}

function understandable(key: string, source: string, about: Parameters<typeof readMessage>[1]): Message {
  try {
    return readMessage(source, about)
  } catch (error) {
    throw new Error(`text "${key}" is not a message: ${source}`, { cause: error })
  }
}

function alwaysThere(body: TextsBody, language: Language): Record<string, string> {
  return {
    body: inLanguage(body.name.short, language),
    bodyLong: inLanguage(body.name.long, language),
    access: typeof body.accessName === 'string' ? body.accessName : inLanguage(body.accessName, language),
    place: inLanguage(body.seat.city, language),
  }
}
