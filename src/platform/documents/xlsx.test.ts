import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32, inflateRawSync } from 'node:zlib'
import { xlsx, type Sheet } from './xlsx.ts'

async function bytesOf(sheet: Sheet): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of xlsx(sheet)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Reads an archive by its list at the end, as programs do, and checks every sum. */
function unzipped(file: Buffer): Map<string, string> {
  const end = file.length - 22
  assert.equal(file.readUInt32LE(end), 0x06054b50, 'the end of the list')
  const found = new Map<string, string>()
  let at = file.readUInt32LE(end + 16)
  for (let count = file.readUInt16LE(end + 10); count > 0; count--) {
    assert.equal(file.readUInt32LE(at), 0x02014b50)
    const [crc, packed, size, length] = [16, 20, 24]
      .map((one) => file.readUInt32LE(at + one))
      .concat(file.readUInt16LE(at + 28)) as [number, number, number, number]
    const name = file.toString('utf8', at + 46, at + 46 + length)
    const from = file.readUInt32LE(at + 42)
    assert.equal(file.readUInt32LE(from), 0x04034b50)
    const body = inflateRawSync(
      file.subarray(from + 30 + file.readUInt16LE(from + 26), from + 30 + length + packed),
    )
    assert.equal(body.length, size)
    assert.equal(crc32(body), crc)
    found.set(name, body.toString('utf8'))
    at += 46 + length
  }
  return found
}

async function* some(...lines: string[][][]): AsyncGenerator<string[][]> {
  yield* lines
}

test('a workbook holds its head and its lines as text, in any script', async () => {
  const file = unzipped(
    await bytesOf({
      name: 'Registrations',
      head: ['Name', 'Country'],
      lines: some([['李小明', 'China']], [['أما', 'غانا']]),
    }),
  )
  const sheet = file.get('xl/worksheets/sheet1.xml') ?? ''
  assert.deepEqual(
    [...sheet.matchAll(/<t xml:space="preserve">([^<]*)<\/t>/g)].map(([, text]) => text),
    ['Name', 'Country', '李小明', 'China', 'أما', 'غانا'],
  )
  assert.match(file.get('xl/workbook.xml') ?? '', /<sheet name="Registrations"/)
})

test('nothing anybody wrote is a formula or breaks the file', async () => {
  const nasty = [
    '=1+1',
    '+SUM(A1)',
    '@x',
    '</t></is></c>',
    '&amp; "a" <b>',
    'a\u0000b\u000Bc\uFFFEd',
    '\uD800',
    '',
  ]
  const file = unzipped(
    await bytesOf({ name: "It's [a] / test: " + 'x'.repeat(50), head: ['A'], lines: some([nasty]) }),
  )
  const sheet = file.get('xl/worksheets/sheet1.xml') ?? ''
  assert.doesNotMatch(sheet, /<f>|t="str"/)
  assert.match(sheet, /<t xml:space="preserve">=1\+1<\/t>/)
  assert.match(sheet, /&lt;\/t&gt;&lt;\/is&gt;/)
  assert.match(sheet, />abcd<\/t>/)
  assert.equal(sheet.match(/<c /g)?.length, nasty.length + 1)
  const name = /<sheet name="([^"]*)"/.exec(file.get('xl/workbook.xml') ?? '')?.[1] ?? ''
  assert.ok(name.length <= 31 && !/[[\]/:']/.test(name), name)
})

test('a sheet in Arabic begins at the right', async () => {
  const file = unzipped(await bytesOf({ name: 'x', head: ['A'], lines: some(), isRightToLeft: true }))
  assert.match(file.get('xl/worksheets/sheet1.xml') ?? '', /rightToLeft="1"/)
})

test('a hundred thousand lines take no more memory than a piece of them', async () => {
  async function* many() {
    const line = Array.from({ length: 12 }, (_, place) => `some words that differ ${place}`)
    for (let batch = 0; batch < 100; batch++)
      yield Array.from({ length: 1000 }, (_, place) => line.map((cell) => `${cell} ${batch * 1000 + place}`))
  }
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let [most, bytes] = [0, 0]
  for await (const piece of xlsx({ name: 'x', head: ['A'], lines: many() })) {
    bytes += piece.length
    most = Math.max(most, process.memoryUsage().rss - before)
  }
  assert.ok(bytes > 1_000_000)
  assert.ok(most < 150 * 1024 * 1024, `${Math.round(most / 1024 / 1024)} MB`)
})

test('a file whose lines fail, fails', async () => {
  async function* failing(): AsyncGenerator<string[][]> {
    yield [['a']]
    throw new Error('the database is away')
  }
  await assert.rejects(bytesOf({ name: 'x', head: ['A'], lines: failing() }), /the database is away/)
})
