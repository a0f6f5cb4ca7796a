import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Brand } from './brand.ts'
import { brandCss } from './brand.ts'
import { places } from './places.ts'

export type Theme = 'light' | 'dark'
export type Tokens = Readonly<Record<string, string>>

const declaration = /--([a-z-]+):\s*light-dark\((#[0-9a-fA-F]{3,8}),\s*(#[0-9a-fA-F]{3,8})\)/g

/** Every colour of the sheet by name, with a body's own in place of the house's. */
export function colourTokens(brand?: Brand): Readonly<Record<Theme, Tokens>> {
  const sheet = readFileSync(join(places.css, 'tokens.css'), 'utf8')
  const light: Record<string, string> = {}
  const dark: Record<string, string> = {}
  for (const [, name, onLight, onDark] of (sheet + (brand ? brandCss(brand) : '')).matchAll(declaration)) {
    light[name as string] = onLight as string
    dark[name as string] = onDark as string
  }
  return { light, dark }
}
