import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { places } from '../assets/places.ts'
import { unpackWoff } from './unpack-woff.ts'

const ofOneScript = [
  'armenian',
  'bengali',
  'ethiopic',
  'georgian',
  'hebrew',
  'khmer',
  'lao',
  'myanmar',
  'sinhala',
  'thai',
] as const

/** The scripts in which the people of a world body write their names, by the package that draws them; Latin leads. */
export const fontFamilies: readonly (readonly [family: string, scripts: readonly string[]])[] = [
  ['noto-sans', ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek', 'devanagari']],
  ['noto-sans-arabic', ['arabic']],
  ['noto-sans-sc', ['chinese-simplified']],
  ...ofOneScript.map((script) => [`noto-sans-${script}`, [script]] as const),
  ['gowun-dodum', ['korean']],
]

/** Two weights where headings are set in the script; one for those that only names are written in. */
const weightsOf = (family: string): readonly number[] =>
  ['noto-sans', 'noto-sans-arabic', 'noto-sans-sc'].includes(family) ? [400, 700] : [400]

export type Fonts = {
  readonly files: readonly Buffer[]
  /** In the order in which they are asked for a sign. */
  readonly families: readonly string[]
}

/** Every font a document may need. Takes some tenths of a second: read where documents are made, never in a request. */
export function readFonts(): Fonts {
  const all = fontFamilies.flatMap(([family, scripts]) =>
    scripts.flatMap((script) =>
      weightsOf(family).map((weight) => ({ name: `${family}-${script}`, family, weight })),
    ),
  )
  const files = all.map(({ name, family, weight }) =>
    unpackWoff(readFileSync(join(places.fonts, family, 'files', `${name}-${weight}-normal.woff`)), name),
  )
  return { files, families: [...new Set(all.map(({ name }) => name))] }
}
