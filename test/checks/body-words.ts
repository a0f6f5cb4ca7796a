import type { Sources } from './sources.ts'
import { lineOf, product } from './sources.ts'

/**
 * The program is general: a body's names, places, hosts and labels stand in its profile only. Each word is searched
 * as a whole word; capitals matter for abbreviations, which otherwise are ordinary words.
 */
export function bodysWordsInProgram(all: Sources, words: readonly string[]): string[] {
  const found: string[] = []
  const searched = words
    .filter((word) => word.trim().length > 1)
    .map((word) => ({ word, pattern: patternOf(word) }))
  for (const [path, text] of product(all, /^(src|client|assets)\/.*\.(ts|css|json|svg)$/))
    for (const { word, pattern } of searched)
      for (const match of text.matchAll(pattern))
        found.push(`${path}:${lineOf(text, match.index)} says "${word}"`)
  return found
}

function patternOf(word: string): RegExp {
  const isAbbreviation = word === word.toUpperCase() && word !== word.toLowerCase()
  const exact = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['’]/g, "['’]")
  const spaced = exact.replace(/\s+/g, '\\s+')
  const before = /^\p{Script=Han}/u.test(word) ? '' : '(?<![\\p{L}\\p{N}_])'
  const after = /\p{Script=Han}$/u.test(word) ? '' : '(?![\\p{L}\\p{N}_])'
  return new RegExp(`${before}${spaced}${after}`, isAbbreviation ? 'gu' : 'giu')
}
