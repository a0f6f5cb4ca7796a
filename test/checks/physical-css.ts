import type { Sources } from './sources.ts'
import { lineOf } from './sources.ts'

const side = '(top|right|bottom|left)'
const properties = new RegExp(
  `^(${side}|(margin|padding|border|scroll-margin|scroll-padding)-${side}(-.+)?|border-(top|bottom)-(left|right)-radius)$`,
)
const values: Readonly<Record<string, RegExp>> = {
  'text-align': /^(left|right)$/,
  float: /^(left|right)$/,
  clear: /^(left|right)$/,
  resize: /^(horizontal|vertical)$/,
  'caption-side': /^(left|right)$/,
}

/** Pages run in both directions: a side of the paper is a mistake, `inline-start` is not. */
export function physicalCss(all: Sources): string[] {
  return [...all]
    .filter(([path]) => /^(assets|src)\/.*\.css$/.test(path))
    .flatMap(([path, text]) => physicalIn(text).map(({ line, says }) => `${path}:${line} ${says}`))
}

/** Also asked of the built sheet. */
export function physicalIn(css: string): { line: number; says: string }[] {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
  const found: { line: number; says: string }[] = []
  for (const match of bare.matchAll(/(?<=[{;\s])([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])/g)) {
    const [, property = '', value = ''] = match
    if (properties.test(property) || values[property]?.test(value.trim()))
      found.push({ line: lineOf(bare, match.index), says: `${property}: ${value.trim()}` })
  }
  return found
}
