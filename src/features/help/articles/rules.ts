import type { Language } from '../../../values/language.ts'
import type { ArticleName, Kind, Live } from './types.ts'

export const kinds: readonly Kind[] = ['questions', 'guides', 'technical', 'terms']

/** The questions that the program answers, by what they are about, in the order of the walk. */
export const topics: Readonly<Record<string, readonly string[]>> = {
  registering: [
    ...['account', 'access', 'who', 'organisation', 'country', 'confirmation', 'pending', 'link'],
    ...['change', 'visa', 'join'],
  ],
  'signing-in': [
    ...['sign-in', 'initial-password', 'lost', 'change-password', 'begin-again', 'blocked', 'second-step'],
  ],
  access: ['eligible', 'application', 'focal-point'],
  mail: ['read-mail', 'forwarding', 'full-mailbox', 'forged', 'suspicious'],
}

/** The articles that come with the program, in the order in which they are shown. */
const ours: Readonly<Record<Kind, readonly string[]>> = {
  questions: Object.values(topics).flat(),
  guides: ['registration', 'account', 'focal-points', 'mail-programs'],
  technical: ['browsers', 'meetings', 'mails'],
  terms: [
    ...['account', 'user-name', 'contact-address', 'welcome-code', 're-initialise', 'blocked', 'two-step'],
    ...['passkey', 'organisation', 'member', 'category', 'affiliation', 'focal-point', 'deputy'],
    ...['registration', 'pending', 'confirmed', 'waiting-list', 'withdrawn', 'join', 'visa-letter'],
    ...['access', 'registration-id', 'mailbox', 'quota', 'mail-program', 'mail-password'],
  ],
}

export const ourArticles: readonly ArticleName[] = kinds.flatMap((kind) =>
  ours[kind].map((slug) => ({ kind, slug })),
)

export const keyOf = ({ kind, slug }: ArticleName): string => `${kind}/${slug}`

const ourKeys = new Set(ourArticles.map(keyOf))

/** Whether the program has a text of its own for this article. */
export const isOurs = (name: ArticleName): boolean => ourKeys.has(keyOf(name))

/** The language that staff write first and the others follow. */
export const firstLanguage = (languages: readonly Language[]): Language =>
  languages.includes('en') ? 'en' : (languages[0] ?? 'en')

export const liveIn = (live: readonly Live[], language: Language): Live | undefined =>
  live.find((one) => one.language === language && one.title !== null)

/** The number of what the first language says now; 0: the program's own text. */
export const firstNumber = (live: readonly Live[], first: Language): number =>
  liveIn(live, first)?.number ?? 0

/** By what the program's own words in the first language are known now; asked only where that matters. */
export type OurPrint = () => string

/**
 * Whether the words of a language say less than those of the first one: that one was changed since, by staff or by a release. What the
 * program says itself is the same in every language as long as nobody touched it.
 */
export function isOlder(live: readonly Live[], language: Language, first: Language, ours: OurPrint): boolean {
  if (language === first) return false
  const [now, own] = [firstNumber(live, first), liveIn(live, language)]
  if (now > 0) return (own?.fits ?? 0) < now
  return own !== undefined && own.fitsOurs !== null && own.fitsOurs !== ours()
}

/** How an article stands in one language, for those who write it. */
export type Standing = 'ours' | 'own' | 'older' | 'missing'

export function standingIn(
  name: ArticleName,
  live: readonly Live[],
  language: Language,
  first: Language,
  ours: OurPrint,
): Standing {
  const own = liveIn(live, language)
  if (!own && !isOurs(name)) return 'missing'
  if (isOlder(live, language, first, ours)) return 'older'
  return own ? 'own' : 'ours'
}
