import { contrastOf } from '../profile/contrast.ts'
import type { Brand } from './brand.ts'
import { contrastPairs, type Pair } from './contrast-pairs.ts'
import { colourTokens, type Theme, type Tokens } from './tokens.ts'

/** What is too faint in a body's theme, each as a sentence that names both colours. Nothing when all can be read. */
export function faintPairs(brand?: Brand): string[] {
  const tokens = colourTokens(brand)
  return (['light', 'dark'] as const).flatMap((theme) =>
    contrastPairs.flatMap((pair) => faint(theme, tokens[theme], pair)),
  )
}

function faint(theme: Theme, tokens: Tokens, { front, ground, least }: Pair): string[] {
  const [one, other] = [tokens[front], tokens[ground]]
  if (!one || !other) return [`${theme}: no colour is set for ${one ? ground : front}`]
  const contrast = contrastOf(one, other)
  if (contrast >= least) return []
  return [
    `${theme}: ${front} ${one} on ${ground} ${other} has a contrast of ${contrast.toFixed(2)}, needs ${least}`,
  ]
}

/** Refuses a theme that some people could not read, and says which colours. */
export function demandReadableBrand(brand: Brand): void {
  const problems = faintPairs(brand)
  if (problems.length) throw new Error(`The colours of this body cannot be read:\n${problems.join('\n')}`)
}
