import { join } from 'node:path'
import type { Asset, Assets } from './assets.ts'
import { demandReadableBrand } from './brand-gate.ts'
import type { Brand } from './brand.ts'
import { build } from './build.ts'
import { compressed } from './compress.ts'
import { firstFontOf } from './fonts.ts'
import { hashedPath } from './hashed-path.ts'
import { iconSvg } from './icon.ts'
import { keep, readKept, sourcesHash } from './kept.ts'

export type AssetsOptions = {
  /** The data folder; what is built is kept in it, so that the next start reads it in milliseconds. */
  readonly folder?: string
  /** Builds anew each time, and leaves styles and scripts readable. */
  readonly dev?: boolean
  readonly profile?: { readonly brand: Brand; readonly logo: string }
}

type Kept = Omit<Assets, 'find' | 'fontFor'> & { readonly files: Readonly<Record<string, Asset>> }

/** Everything browsers load besides pages. A body whose colours cannot be read stops the start here. */
export async function openAssets({ folder, dev, profile }: AssetsOptions = {}): Promise<Assets> {
  if (profile) demandReadableBrand(profile.brand)
  const place = folder && !dev ? join(folder, 'cache', 'assets') : undefined
  const key = place ? sourcesHash(profile) : ''
  const kept = place ? (readKept(place, key) as Kept | undefined) : undefined
  const built = kept || (await buildAll(profile, dev))
  if (place && !kept) keep(place, key, built)
  const { files, ...paths } = built
  const fontOf = (name: string): string | undefined =>
    paths.fonts.find((path) => path.startsWith(`/assets/${name}.`))
  return {
    ...paths,
    find: (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
    fontFor: (language) => {
      const name = firstFontOf(language)
      return name && fontOf(name)
    },
  }
}

async function buildAll(profile: AssetsOptions['profile'], dev?: boolean): Promise<Kept> {
  const made = await build({ brand: profile?.brand, dev })
  const { css, cssWithoutFonts, print, script, modules, sheets, fonts } = made
  const drawing = Buffer.from(iconSvg(profile?.logo || blank, profile?.brand))
  const icon = { path: hashedPath('icon.svg', drawing), type: 'image/svg+xml', body: drawing }
  const all = [
    css,
    cssWithoutFonts,
    print,
    script,
    icon,
    ...[...modules, ...sheets].map(([, built]) => built),
    ...fonts,
  ]
  return {
    css: css.path,
    cssWithoutFonts: cssWithoutFonts.path,
    print: print.path,
    script: script.path,
    modules: Object.fromEntries(modules.map(([name, { path }]) => [name, path])) as Kept['modules'],
    sheets: Object.fromEntries(sheets.map(([name, { path }]) => [name, path])) as Kept['sheets'],
    icon: icon.path,
    fonts: fonts.map((font) => font.path),
    files: Object.fromEntries(all.map((one) => [one.path, compressed(one)])),
  }
}

const blank = '<svg viewBox="0 0 16 16"><circle cx="8" cy="8" r="6" fill="currentColor"/></svg>'
