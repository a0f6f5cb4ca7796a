import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import { loadProfile } from '../profile/index.ts'
import { physicalIn } from '../../../test/checks/physical-css.ts'
import type { Assets } from './assets.ts'
import { openAssets } from './open.ts'

const folder = mkdtempSync(join(tmpdir(), 'plenary-assets-'))
const profile = loadProfile('itu')
let assets: Assets

const text = (path: string): string => assets.find(path)?.body.toString() ?? ''
const weight = (path: string): number => assets.find(path)?.encodings.br?.length ?? 0

before(async () => {
  assets = await openAssets({ folder, profile })
})
after(() => rmSync(folder, { recursive: true }))

describe('the built style', () => {
  // What browsers of the promised floor (Chrome 90, Safari 15, Firefox 91) do not know and must not meet.
  const tooNew = [
    /@layer/,
    /@container/,
    /light-dark\(/,
    /oklch\(/,
    /color-mix\(/,
    /:has\(/,
    /:dir\(/,
    /&/,
    /@property/,
  ]

  test('holds nothing younger than the floor', () => {
    for (const path of [assets.css, assets.cssWithoutFonts, assets.print, ...Object.values(assets.sheets)])
      for (const pattern of tooNew)
        assert.doesNotMatch(text(path).replace(/url\([^)]*\)/g, ''), pattern, path)
  })

  test('knows no left and right', () => {
    for (const path of [assets.cssWithoutFonts, ...Object.values(assets.sheets)])
      assert.deepEqual(physicalIn(text(path)), [], path)
  })

  test('weighs no more than was promised', () => {
    // The head of the answer comes on top: together they are 14 kB at the most.
    assert.ok(weight(assets.css) > 0 && weight(assets.css) <= 13_000, `${weight(assets.css)} bytes`)
    assert.ok(weight(assets.print) > 0 && weight(assets.print) <= 3_000, `${weight(assets.print)} bytes`)
  })

  test('asks nobody else for anything', () => {
    for (const path of [assets.css, assets.print, assets.script, ...Object.values(assets.sheets)])
      assert.doesNotMatch(text(path), /https?:|url\(["']?\/\//)
  })

  test('names fonts only in the sheet for readers who do not save data', () => {
    assert.match(text(assets.css), /@font-face[^}]*font-display:optional/)
    assert.doesNotMatch(text(assets.cssWithoutFonts), /@font-face|woff2/)
  })

  test('carries the body’s colours', () => {
    assert.ok(text(assets.css).includes(profile.brand.light.boardLine.toLowerCase()))
  })
})

describe('the built script', () => {
  test('is of 2019, whatever page it is for', () => {
    for (const younger of [/\?\.[a-z_$([]/i, /\?\?/, /\|\|=|&&=/, /\bstatic\{/, /[.{;]#[a-z]/])
      for (const script of [assets.script, ...Object.values(assets.modules)])
        assert.doesNotMatch(text(script), younger, script)
  })

  test('is small', () => {
    assert.ok(weight(assets.script) > 0 && weight(assets.modules.passkey) > 0)
    const together = weight(assets.script) + weight(assets.modules.passkey)
    assert.ok(together <= 10_000, `${together} bytes`)
  })

  test('of a room with sound and picture stays small beside what it carries', () => {
    assert.ok(weight(assets.modules.media) <= 6000, `${weight(assets.modules.media)} bytes`)
  })
})

describe('files for browsers', () => {
  test('are found by their hashed names only', () => {
    assert.match(assets.css, /^\/assets\/core\.[\w-]{10}\.css$/)
    for (const path of ['/assets/core.css', '/assets/../package.json', '/assets/constructor', 'toString'])
      assert.equal(assets.find(path), undefined)
  })

  test('are there compressed, and are the same when opened', () => {
    const file = assets.find(assets.script)
    assert.deepEqual(brotliDecompressSync(file?.encodings.br ?? Buffer.alloc(0)), file?.body)
    assert.equal(assets.find(assets.fonts[0] ?? '')?.encodings.br, undefined)
  })

  test('hold one font for each script our headings are written in', () => {
    assert.match(assets.fontFor('ar') ?? '', /arabic-600/)
    assert.match(assets.fontFor('ru') ?? '', /cyrillic-600/)
    assert.match(assets.fontFor('fr') ?? '', /sans-latin-600/)
    assert.equal(assets.fontFor('zh'), undefined)
    for (const language of ['ar', 'ru', 'fr']) assert.ok(assets.find(assets.fontFor(language) ?? ''))
  })

  test('are kept for the next start, which reads the same', async () => {
    const again = await openAssets({ folder, profile })
    assert.equal(again.css, assets.css)
    assert.deepEqual(again.find(again.css)?.body, assets.find(assets.css)?.body)
    assert.equal(readdirSync(join(folder, 'cache', 'assets')).length, 1)
  })

  test('are built again when what was kept is broken', async () => {
    const place = join(folder, 'cache', 'assets')
    writeFileSync(join(place, readdirSync(place)[0] ?? ''), '{"css":')
    assert.equal((await openAssets({ folder, profile })).css, assets.css)
  })

  test('are built although nothing can be kept', async () => {
    const blocked = join(folder, 'a-file')
    writeFileSync(blocked, '')
    assert.equal((await openAssets({ folder: blocked, profile })).css, assets.css)
  })

  test('of a body with unreadable colours stop the start', async () => {
    const dark = { ...profile.brand.dark, link: '#0F161D' }
    await assert.rejects(
      openAssets({ profile: { ...profile, brand: { ...profile.brand, dark } } }),
      /dark: link/,
    )
  })
})
