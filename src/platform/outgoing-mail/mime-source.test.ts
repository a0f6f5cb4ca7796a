import assert from 'node:assert/strict'
import { test } from 'node:test'
import MailComposer from 'nodemailer/lib/mail-composer'
import { sourceOf } from './mime-source.ts'

const bytes = Buffer.from(Array.from({ length: 700 }, (_, at) => (at * 7) % 256))
const words = [
  'Hello\n',
  'no line break at the end',
  'spaces at the end of a line  \nand at the very end \t',
  `${'ünïcødé 性能 العربية = '.repeat(30)}\n\n.\n..\nFrom here\n`,
  `${'x'.repeat(300)}\r\nmixed\nbreaks\r\n`,
  `${'ab = cd, '.repeat(40)}.`,
]

const compiled = (text: string, parts: object) =>
  new MailComposer({
    from: { name: 'Body, Ünder "quotes"', address: 'a@mail.example' },
    to: { name: '性能', address: 'b@volta.example' },
    subject: `${text.slice(0, 40)} – said`,
    messageId: '<x@mail.example>',
    date: new Date('2026-11-25T09:00:00Z'),
    baseBoundary: 'same',
    text,
    html: `<p>${text}</p>\n`,
    newline: 'win',
    ...parts,
  }).compile()

test('a message is byte for byte what the library’s own streams make of it', async () => {
  for (const text of words) {
    for (const parts of [
      {},
      { attachments: [{ cid: 'mark', filename: 'mark.png', content: bytes, contentType: 'image/png' }] },
      {
        icalEvent: { method: 'REQUEST', filename: 'C-1.ics', content: `BEGIN:VCALENDAR\r\n${text}` },
        attachments: [
          { cid: 'code', filename: 'code.png', content: bytes, contentDisposition: 'inline' as const },
          { filename: 'ordre du jour – é.txt', content: text, contentType: 'text/plain' },
        ],
      },
    ])
      assert.equal(
        sourceOf(compiled(text, parts)),
        (await compiled(text, parts).build()).toString('utf8'),
        `${text.slice(0, 20)} with ${Object.keys(parts).join()}`,
      )
  }
})
