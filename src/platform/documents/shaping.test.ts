import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { readFonts } from './fonts.ts'

// What a typeset line looks like, asked of its drawing: the same sign is the same shape.

const { files, families } = readFonts()
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: [...files] }] })
const fonts = families.map((name) => `"${name}"`).join(', ')

/** The shapes of a line, from start to end as they are drawn. */
function shapesOf(words: string): string[] {
  const mainFileContent = `#set page(width: 400mm)\n#set text(font: (${fonts}))\n#json(bytes(sys.inputs.data))`
  const svg = compiler.plainSvg({ mainFileContent, inputs: { data: JSON.stringify(words) } })
  return [...svg.matchAll(/<use [^>]*href="(#[^"]+)"/g)].map(([, id]) => id as string)
}

/** What is drawn for a sign that no font has. */
const box = shapesOf('\u{10FFFD}')[0]

const names = {
  Latin: 'Łukasz Wiśniewski, Ñandú Gómez, Þóra Ægisdóttir',
  Vietnamese: 'Đặng Thị Hương',
  Cyrillic: 'Мария Ёлкина, Ђорђе, Олексій Ґалаґан',
  Greek: 'Ελένη Παπαδοπούλου',
  Arabic: 'فاطمة بن يوسف، پژمان گلچین، ٢٠٢٦',
  Chinese: '陈晓 王小明 龘 性能、服务质量',
  Japanese: 'さくら タナカ',
  Korean: '김민준',
  Hebrew: 'דוד כהן',
  Armenian: 'Արամ Խաչատրյան',
  Georgian: 'დავით',
  Devanagari: 'राजेश कुमार',
  Bengali: 'রহিম উদ্দিন',
  Thai: 'สมชาย ใจดี',
  Lao: 'ສົມພອນ',
  Khmer: 'សុខា',
  Burmese: 'အောင်',
  Sinhala: 'සුනිල්',
  Amharic: 'ዳዊት',
}

for (const [script, name] of Object.entries(names))
  test(`a name in ${script} has a shape for every sign`, () => {
    const shapes = shapesOf(name)
    assert.ok(shapes.length > 2)
    assert.ok(box !== undefined && !shapes.includes(box), name)
  })

test('control: a sign that no font has is seen', () => {
  assert.ok(box !== undefined)
  assert.ok(shapesOf('a\u{10FFFD}').includes(box))
})

test('Arabic letters are joined: each has another shape in a word than alone', () => {
  const joined = new Set(shapesOf('محمد'))
  const alone = new Set(shapesOf('م ح م د'))
  assert.equal([...joined].filter((shape) => alone.has(shape)).length, 0)
})

test('numbers and Latin words inside an Arabic line keep their own direction', () => {
  const digits = shapesOf('25')
  const line = shapesOf('رقم 25 جواز').join(' ')
  assert.ok(line.includes(digits.join(' ')))
})
