import type { Sources } from './sources.ts'
import { shelves } from './texts.ts'

/** Words that are the same in a language as in English, and right: language, then the words. */
const theSame: ReadonlySet<string> = new Set([
  'es Circular',
  'es Error: {problem}',
  'es Error: {title}',
  'es No',
  'es min',
  'fr Collection',
  'fr Collections',
  'fr Contact',
  'fr Documents',
  'fr Introduction',
  'fr Menu',
  'fr Organisation',
  'fr Organisations',
  'fr Page {page}',
  'fr Pages',
  'fr Questions',
  'fr Version {number}',
  'fr min',
])

/** A text that equals its English was forgotten, unless it holds no words of its own or is on the short list. */
export function untranslatedTexts(all: Sources, allowed: ReadonlySet<string> = theSame): string[] {
  const found: string[] = []
  for (const { texts } of shelves(all)) {
    const english = new Map(
      texts.filter((text) => text.language === 'en').map((text) => [text.key, text.words]),
    )
    for (const text of texts) {
      if (text.language === 'en' || text.words !== english.get(text.key)) continue
      if (!hasWords(text.words) || allowed.has(`${text.language} ${text.words}`)) continue
      found.push(`${text.file} "${text.key}" is still English: ${text.words}`)
    }
  }
  return found
}

/** Letters outside of placeholders and tags. */
const hasWords = (text: string): boolean =>
  /\p{L}{2}/u.test(text.replace(/\{[^{}]*\}/g, '').replace(/<[^>]*>/g, ''))
