import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { readQr } from '../../../test/support/read-qr.ts'
import { qrCode } from '../ui/qr-code.ts'
import { qrPng } from './qr.ts'

const text = 'https://meetings.example.org/en/badges/x9'

/** Where the modules are, as somebody sees them who only has the picture: whether the dot in the middle of each is dark. */
function modulesIn(png: Buffer): boolean[][] {
  const side = png.readUInt32BE(16)
  const start = png.indexOf('IDAT') + 4
  const rows = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)))
  const isDark = (x: number, y: number): boolean =>
    (rows[y * (Math.ceil(side / 8) + 1) + 1 + (x >> 3)]! & (0x80 >> (x & 7))) === 0
  const all = Array.from({ length: side / dots }, (_, module) => module)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++)
      assert.equal(isDark(x, y), isDark(x - (x % dots), y - (y % dots)), 'modules are whole')
  }
  return all.map((row) => all.map((column) => isDark(column * dots + 2, row * dots + 2)))
}

const dots = 4
const texts = ['R-1', text, 'Code of Adwoa: '.repeat(5), 'ünïcødé 性能', '0123456789'.repeat(8)]

test('the picture for mails says its text to a reader, with a quiet zone around it', async () => {
  for (const said of texts) {
    const png = await qrPng(said)
    const around = modulesIn(png)
    const inside = around.slice(4, -4).map((row) => row.slice(4, -4))
    const dark = (rows: boolean[][]): number => rows.flat().filter(Boolean).length
    assert.equal(dark(around), dark(inside), 'nothing in the quiet zone')
    assert.equal(readQr(inside), said)
    assert.ok(png.length < 1000)
  }
})

test('the drawing for pages says what it is and shows nothing that was typed as markup', () => {
  const svg = qrCode(text, 'Code of <Adwoa>').markup
  assert.match(svg, /role="img"\s+aria-label="Code of &lt;Adwoa&gt;"/)
  assert.match(svg, /<path fill="#000" d="M4 4h7v1h-7z/)
})
