import type { Language } from '../../values/language.ts'

const locales: Record<Language, string> = {
  ar: 'ar-u-ca-gregory-nu-latn',
  en: 'en-GB',
  fa: 'fa-u-ca-gregory-nu-latn',
}

/** What `Intl` is asked for: the Gregorian calendar and Western digits in every language, days before months. */
export const localeOf = (language: Language): string => locales[language] ?? language
