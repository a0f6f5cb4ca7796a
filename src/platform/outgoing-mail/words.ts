import type { Fact, Words } from './letter.ts'

/** The bare text of some words. */
export const textOf = (words: Words): string => (typeof words === 'string' ? words : words.words)

export const linesOf = (fact: Fact): readonly Words[] =>
  Array.isArray(fact[1]) ? (fact[1] as readonly Words[]) : [fact[1] as Words]

export const isStrong = (words: Words): boolean => typeof words !== 'string' && words.as === 'strong'

const controls = /[\p{Cc}\u2028\u2029]+/gu

/** One line without control characters: nothing a person typed can begin a header of its own. */
export const oneLine = (text: string): string => text.replace(controls, ' ').replace(/ {2,}/g, ' ').trim()
