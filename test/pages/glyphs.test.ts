import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { ourSources } from '../checks/sources.ts'
import { closeBrowser, openContext } from '../support/browser.ts'

after(closeBrowser)

/** Characters that show nothing of their own. */
const unseen = /[\s\p{C}\p{M}\p{Z}]/u

/** The characters of `all` that the browser draws as the box of a missing glyph. */
async function missingGlyphs(all: string): Promise<string[]> {
  const context = await openContext()
  const page = await context.newPage()
  const missing = await page.evaluate(
    (characters: string[]) => {
      const canvas = document.createElement('canvas')
      canvas.width = canvas.height = 32
      const pen = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D
      pen.font = '20px sans-serif'
      const drawn = (character: string): string => {
        pen.clearRect(0, 0, 32, 32)
        pen.fillText(character, 4, 24)
        return pen.getImageData(0, 0, 32, 32).data.join()
      }
      const box = drawn('\u{10FFFD}')
      const nothing = drawn(' ')
      return characters.filter((character) => [box, nothing].includes(drawn(character)))
    },
    [...new Set(all)].filter((character) => !unseen.test(character)),
  )
  await context.close()
  return missing
}

const written = (pattern: RegExp): string =>
  [...ourSources()].flatMap(([path, text]) => (pattern.test(path) ? [text] : [])).join('')

test('the test browser has a glyph for every character of our texts and profiles', async () => {
  assert.deepEqual(await missingGlyphs(written(/^(src\/.*\/texts|profiles)\/.*\.(json|md)$/)), [])
})

test('and for the names of the demo cast, in every script whose font is installed', async (t) => {
  const missing = await missingGlyphs(written(/^db\/cast\/.*\.(json|tsv)$/))
  const known = missing.filter((character) =>
    /[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Arabic}\p{sc=Han}]/u.test(character),
  )
  if (missing.length > known.length) t.diagnostic(`without a font: ${missing.join('')}`)
  assert.deepEqual(known, [])
})

test('a character without a glyph is noticed', async () => {
  assert.deepEqual(await missingGlyphs('A\u{13000}\u{10000}م注Ж'), ['\u{13000}', '\u{10000}'])
})
