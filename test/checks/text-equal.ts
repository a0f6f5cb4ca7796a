import type { Sources } from './sources.ts'
import { shelves } from './texts.ts'

/** Words that are the same in several languages, and may be. Each line is a word, not a key. */
export const sameEverywhere: ReadonlySet<string> = new Set([])

/** A text that equals its English was forgotten, unless it holds no words of its own or is on the short list. */
export function untranslatedTexts(all: Sources, allowed: ReadonlySet<string> = sameEverywhere): string[] {
  const found: string[] = []
  for (const { texts } of shelves(all)) {
    const english = new Map(
      texts.filter((text) => text.language === 'en').map((text) => [text.key, text.words]),
    )
    for (const text of texts) {
      if (text.language === 'en' || text.words !== english.get(text.key)) continue
      if (!hasWords(text.words) || allowed.has(text.words)) continue
      found.push(`${text.file} "${text.key}" is still English: ${text.words}`)
    }
  }
  return found
}

/** Letters outside of placeholders and tags. */
const hasWords = (text: string): boolean =>
  /\p{L}{2}/u.test(text.replace(/\{[^{}]*\}/g, '').replace(/<[^>]*>/g, ''))
