import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brandCss, type Brand } from './brand.ts'
import { fontFace, headingFonts } from './fonts.ts'
import { moduleNames, sheetNames, type ModuleName, type SheetName } from './assets.ts'
import { hashedPath } from './hashed-path.ts'
import { places } from './places.ts'

/** A file as built, before it is compressed. */
export type Built = { readonly path: string; readonly type: string; readonly body: Buffer }
export type BuiltAssets = Readonly<Record<'css' | 'cssWithoutFonts' | 'print' | 'script', Built>> & {
  readonly modules: readonly (readonly [ModuleName, Built])[]
  readonly sheets: readonly (readonly [SheetName, Built])[]
  readonly fonts: readonly Built[]
}

/** The browsers that are promised the full look: Chrome 90, Firefox 91, Safari 15 (major version in the third byte). */
const floor = { chrome: 90 << 16, firefox: 91 << 16, safari: 15 << 16, ios_saf: 15 << 16 }
const scriptFloor = 'es2019'

/** Compiles styles and browser modules down to the floor. The two compilers are only loaded when something changed. */
export async function build({ brand, dev }: { brand?: Brand; dev?: boolean }): Promise<BuiltAssets> {
  const fonts = headingFonts().map((font) => ({
    font,
    built: file(`${font.name}.woff2`, 'font/woff2', readFileSync(font.file)),
  }))
  const faces = fonts.map(({ font, built }) => fontFace(font, built.path)).join('')
  const core = (await bundledCss('core.css')) + (brand ? brandCss(brand) : '')
  const [css, cssWithoutFonts, print, script] = await Promise.all([
    compiledCss(faces + core, dev),
    compiledCss(core, dev),
    compiledCss(await bundledCss('print.css'), dev),
    compiledScript('start.ts', dev),
  ])
  const modules = await Promise.all(
    moduleNames.map(async (name) => {
      const script = await compiledScript(`${name}.ts`, dev)
      return [name, file(`${name}.js`, scripts, script)] as const
    }),
  )
  const sheets = await Promise.all(
    sheetNames.map(async (name) => {
      const sheet = await compiledCss(await bundledCss(`${name}.css`), dev)
      return [name, file(`${name}.css`, styles, sheet)] as const
    }),
  )
  return {
    css: file('core.css', styles, css),
    cssWithoutFonts: file('plain.css', styles, cssWithoutFonts),
    print: file('print.css', styles, print),
    script: file('start.js', scripts, script),
    modules,
    sheets,
    fonts: fonts.map(({ built }) => built),
  }
}

const styles = 'text/css; charset=utf-8'
const scripts = 'text/javascript; charset=utf-8'
const file = (name: string, type: string, body: Buffer): Built => ({
  path: hashedPath(name, body),
  type,
  body,
})

/** The sheet with its imports, still as it was written. */
async function bundledCss(name: string): Promise<string> {
  const { bundle } = await import('lightningcss')
  return Buffer.from(bundle({ filename: join(places.css, name) }).code).toString()
}

async function compiledCss(code: string, dev?: boolean): Promise<Buffer> {
  const { transform } = await import('lightningcss')
  const made = transform({ filename: 'sheet.css', code: Buffer.from(code), targets: floor, minify: !dev })
  if (made.warnings.length) throw new Error(`styles: ${made.warnings.map((one) => one.message).join('; ')}`)
  return Buffer.from(made.code)
}

async function compiledScript(name: string, dev?: boolean): Promise<Buffer> {
  const { build } = await import('esbuild')
  const made = await build({
    entryPoints: [join(places.client, name)],
    bundle: true,
    format: 'esm',
    target: scriptFloor,
    // Older than the floor; a module that is also an audio worklet loads itself by its own address.
    supported: { 'import-meta': true },
    minify: !dev,
    charset: 'utf8',
    legalComments: 'none',
    write: false,
    logLevel: 'silent',
  })
  return Buffer.from((made.outputFiles[0] as { contents: Uint8Array }).contents)
}
