import { Linter } from 'eslint'
import { physicalIn } from './physical-css.ts'

/** What the oldest browsers that are promised the full look do not know, or drop whole rules for. */
const tooNew: readonly [RegExp, string][] = [
  [/@layer\b/, '@layer'],
  [/@container\b/, '@container'],
  [/@starting-style\b/, '@starting-style'],
  [/[{;]\s*&/, 'nesting'],
  [/:has\(/, ':has()'],
  [/\b(light-dark|oklch|oklab|color-mix|lch|lab)\(/, 'a newer colour function'],
  [/\bpopover\b/, 'popovers'],
]

/** What is wrong with a built sheet. */
export function belowFloor(css: string): string[] {
  const news = tooNew.filter(([pattern]) => pattern.test(css)).map(([, name]) => `needs ${name}`)
  const sides = physicalIn(css)
    .filter(({ says }) => /\b(left|right)\b/.test(says))
    .map(({ says }) => `knows a side: ${says}`)
  return [...news, ...sides]
}

/** What a browser of 2019 says to a built module; nothing when it understands it. */
export const unreadableScript = (script: string): string[] =>
  new Linter()
    .verify(script, { languageOptions: { ecmaVersion: 2019, sourceType: 'module' } })
    .filter(({ fatal }) => fatal)
    .map(({ message }) => message)
