import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { fontFamilies as families } from '../../../src/platform/documents/fonts.ts'
import { unpackWoff } from '../../../src/platform/documents/unpack-woff.ts'

const require = createRequire(import.meta.url)

function folderOf(name: string): string | undefined {
  try {
    return dirname(require.resolve(`${name}/package.json`))
  } catch {
    return undefined
  }
}

export type Unpacked = { readonly program: string; readonly libraries: string; readonly fontSettings: string }

/**
 * The browser, its libraries and its fonts, all from npm packages, unpacked once a version and user. A half-done
 * folder is never seen: it gets its name when it is complete.
 */
export function unpackBrowser(): Unpacked {
  const chromium = join(dirname(require.resolve('@sparticuz/chromium')), '..')
  const { version } = JSON.parse(readFileSync(join(chromium, 'package.json'), 'utf8')) as { version: string }
  const cache = process.env['PLENARY_TEST_CACHE'] ?? tmpdir()
  const installed = families.filter(([family]) => folderOf(`@fontsource/${family}`)).length
  const folder = join(cache, `plenary-browser-${version}-${layout}.${installed}-${userInfo().uid}`)
  if (!existsSync(folder)) build(folder, join(chromium, 'bin'))
  return {
    program: join(folder, 'chromium'),
    libraries: join(folder, 'lib'),
    fontSettings: join(folder, 'fonts.conf'),
  }
}

/** Rises when this file unpacks something else than before. */
const layout = 2

function build(folder: string, packed: string): void {
  mkdirSync(dirname(folder), { recursive: true })
  const making = mkdtempSync(`${folder}-`)
  const inflated = (name: string) => brotliDecompressSync(readFileSync(join(packed, name)))
  writeFileSync(join(making, 'chromium'), inflated('chromium.br'))
  chmodSync(join(making, 'chromium'), 0o755)
  for (const [name, bytes] of filesInTar(inflated('al2023.tar.br'))) {
    mkdirSync(join(making, dirname(name)), { recursive: true })
    writeFileSync(join(making, name), bytes)
  }
  mkdirSync(join(making, 'fonts'))
  for (const [name, bytes] of fonts()) writeFileSync(join(making, 'fonts', name), bytes)
  writeFileSync(join(making, 'fonts.conf'), fontSettings(folder))
  try {
    renameSync(making, folder)
  } catch {
    rmSync(making, { recursive: true, force: true }) // somebody else was quicker
  }
}

/** Families that are not installed are left out; `glyphs.test.ts` says which scripts then show boxes. */
function* fonts(): Generator<[string, Buffer]> {
  for (const [family, scripts] of families) {
    const folder = folderOf(`@fontsource/${family}`)
    for (const script of folder ? scripts : [])
      for (const weight of [400, 700]) {
        const name = `${family}-${script}-${weight}`
        const file = join(folder as string, 'files', `${name}-normal.woff`)
        if (existsSync(file)) yield [`${name}.ttf`, unpackWoff(readFileSync(file))]
      }
  }
}

const fontSettings = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
  ${['sans-serif', 'serif', 'monospace', 'system-ui']
    .map((name) => `<alias><family>${name}</family><prefer><family>Noto Sans</family></prefer></alias>`)
    .join('\n  ')}
</fontconfig>
`

/** The plain files of a tar archive. */
function* filesInTar(tar: Buffer): Generator<[string, Buffer]> {
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const text = (from: number, length: number) =>
      tar.toString('latin1', at + from, at + from + length).replace(/\0.*$/, '')
    const size = Number.parseInt(text(124, 12), 8)
    const kind = text(156, 1)
    if (kind === '0' || kind === '') yield [text(0, 100), tar.subarray(at + 512, at + 512 + size)]
    at += 512 + Math.ceil(size / 512) * 512
  }
}
