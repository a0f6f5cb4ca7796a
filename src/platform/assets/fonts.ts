import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { places } from './places.ts'

/** One weight of the heading face for one script, as the package brings it. */
export type Font = {
  readonly name: string
  readonly family: string
  readonly file: string
  readonly range: string
}

const plex = 'ibm-plex-sans'
const plexArabic = 'ibm-plex-sans-arabic'

/** Only what headings use: weight 600, the scripts of our languages and of people's names in them. */
export const headingFonts = (): Font[] => [
  font('IBM Plex Sans', plex, 'latin'),
  font('IBM Plex Sans', plex, 'latin-ext'),
  font('IBM Plex Sans', plex, 'cyrillic'),
  font('IBM Plex Sans', plex, 'vietnamese'),
  font('IBM Plex Sans Arabic', plexArabic, 'arabic'),
]

function font(family: string, packageName: string, script: string): Font {
  const name = `${packageName}-${script}-600-normal`
  return {
    name,
    family,
    file: join(places.fonts, packageName, 'files', `${name}.woff2`),
    range: rangeOf(packageName, name),
  }
}

/** The characters a file holds, from the package's own style sheet: pages that need none of them never fetch it. */
function rangeOf(packageName: string, name: string): string {
  const sheet = readFileSync(join(places.fonts, packageName, '600.css'), 'utf8')
  const face = sheet.slice(sheet.indexOf(`/* ${name} */`))
  const range = /unicode-range:\s*([^;]+);/.exec(face)?.[1]
  if (!range) throw new Error(`${packageName} names no characters for ${name}`)
  return range
}

/** `optional`: a late font waits for the next page instead of moving the words of this one. */
export const fontFace = ({ family, range }: Font, path: string): string =>
  `@font-face{font-family:"${family}";font-weight:600;font-display:optional;src:url(${path})format("woff2");unicode-range:${range}}`

/** Which file the headings of a language begin with. Chinese headings use the system's face. */
export function firstFontOf(language: string): string | undefined {
  if (language === 'ar') return `${plexArabic}-arabic-600-normal`
  if (language === 'zh') return undefined
  return language === 'ru' ? `${plex}-cyrillic-600-normal` : `${plex}-latin-600-normal`
}
