import type { Language } from '../../values/language.ts'
import { localeOf } from './locale.ts'

const kept = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter costs more than a page; each is made once. `name` stands for the options. */
export function dateFormat(
  name: string,
  language: Language,
  zone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${name} ${language} ${zone}`
  const known = kept.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: zone })
  kept.set(key, made)
  return made
}
