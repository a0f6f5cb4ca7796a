import { localeOf } from './locale.ts'
import type { Texts } from './texts.ts'

const formats = new Map<string, Intl.ListFormat>()

/** "Accra, Bonn and Kyiv": the items as a sentence lists them. */
export function list(t: Texts, items: readonly string[]): string {
  const format = formats.get(t.language) ?? new Intl.ListFormat(localeOf(t.language), { type: 'conjunction' })
  formats.set(t.language, format)
  return format.format(items)
}
