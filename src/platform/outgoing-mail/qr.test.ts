import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inflateSync } from 'node:zlib'
import QRCode from 'qrcode'
import { qrPng, qrSvg } from './qr.ts'

const text = 'https://meetings.example.org/en/badges/x9'

test('the picture for mails holds each module of the code, four dots wide, with a quiet zone', async () => {
  const png = await qrPng(text)
  const side = png.readUInt32BE(16)
  const { size, get, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules
  assert.equal(side, (size + 8) * 4)
  const start = png.indexOf('IDAT') + 4
  const rows = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)))
  const isDark = (x: number, y: number) =>
    (rows[y * (Math.ceil(side / 8) + 1) + 1 + (x >> 3)]! & (0x80 >> (x & 7))) === 0
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      assert.equal(
        isDark((column + 4) * 4 + 2, (row + 4) * 4 + 2),
        get.call({ size, data }, row, column) === 1,
      )
    }
  }
  assert.equal(isDark(3, 3), false)
  assert.ok(png.length < 1000)
})

test('the drawing for pages says what it is and shows nothing that was typed as markup', () => {
  const svg = qrSvg(text, 'Code of <Adwoa>').markup
  assert.match(svg, /role="img"\s+aria-label="Code of &lt;Adwoa&gt;"/)
  assert.match(svg, /<path fill="#000" d="M4 4h7v1h-7z/)
})
