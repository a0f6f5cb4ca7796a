/** A language tag of the profile, such as `en` or `ar`. */
export type Language = string

/** The same words in several languages; at least one is there. */
export type Localised = Readonly<Record<Language, string>>

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur'])

export const directionOf = (language: Language): 'ltr' | 'rtl' => (rightToLeft.has(language) ? 'rtl' : 'ltr')

/** The words in the reader's language, else in English, else in whichever language there is. */
export function inLanguage(words: Localised, language: Language): string {
  return words[language] ?? words['en'] ?? Object.values(words)[0] ?? ''
}
