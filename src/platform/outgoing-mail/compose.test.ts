import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { sampleFrame, sampleLetter } from '../../../test/support/sample-letter.ts'
import { contrastOf } from '../profile/contrast.ts'
import { colours, statusColours } from './colours.ts'
import { columnsOf, wrap } from './columns.ts'
import { composeMail } from './compose.ts'
import {
  action,
  facts,
  heading,
  type Letter,
  list,
  note,
  paragraph,
  picture,
  status,
  strong,
  theirs,
} from './letter.ts'
import { linksIn } from '../../../test/support/mail.ts'

const languages = ['en', 'ar', 'zh']
const letterOf = (...blocks: Letter['blocks']): Letter => ({
  subject: 'Received: you are registered',
  blocks,
})
const compose = (letter: Letter, language = 'en') => composeMail(letter, sampleFrame(language))

/** Compares with the stored example; `PLENARY_TEST_STORE=1` stores it anew, to be looked at before it is committed. */
function assertExample(name: string, made: string): void {
  const file = new URL(`../../../test/letters/mail-kit/${name}`, import.meta.url)
  if (process.env['PLENARY_TEST_STORE'] === '1') writeFileSync(file, made)
  assert.equal(made, readFileSync(file, 'utf8'))
}

for (const language of languages) {
  test(`the confirmation in ${language} is the stored one, in both parts`, () => {
    const { text, html } = compose(sampleLetter(language), language)
    assertExample(`confirmation.${language}.txt`, text)
    assertExample(`confirmation.${language}.html`, html)
  })
}

describe('the text part', () => {
  test('has no line over 78 columns in any script, except an address', () => {
    for (const language of languages) {
      for (const line of compose(sampleLetter(language), language).text.split('\n')) {
        assert.ok(columnsOf(line) <= 78 || /^https?:\S+$/.test(line), line)
      }
    }
  })

  test('keeps a long address whole, alone on its line', () => {
    const path = `/account/activation?token=${'x'.repeat(120)}`
    const { text } = compose(letterOf(paragraph('Hello.'), action('Open your account', path)))
    assert.match(
      text,
      /\nOpen your account\nhttps:\/\/meetings\.itu\.example\/en\/account\/activation\?token=x{120}\n/,
    )
  })

  test('puts long labels on a line of their own', () => {
    const { text } = compose(
      letterOf(
        facts([
          ['Registration identifier', 'R-1'],
          ['Place', 'Accra'],
        ]),
      ),
    )
    assert.match(text, /\nRegistration identifier\n {2}R-1\n\nPlace\n {2}Accra\n/)
  })

  test('says what a picture shows', () => {
    const { text } = compose(
      letterOf(
        picture({ cid: 'qr', alt: 'Code: R-1', png: Buffer.alloc(0), caption: 'Show it at the desk.' }),
      ),
    )
    assert.match(text, /\nCode: R-1\nShow it at the desk\.\n/)
  })

  test('breaks words of no spaces between signs, never before a full stop', () => {
    const lines = wrap('您的注册已完成。'.repeat(12), 20)
    assert.ok(lines.every((line) => columnsOf(line) <= 20))
    assert.ok(lines.every((line) => !line.startsWith('。')))
  })
})

describe('both parts', () => {
  const letter = letterOf(
    status('rejected', 'Not approved', 'by your focal point'),
    heading('Study group'),
    paragraph(theirs('We already\nhave three people.')),
    facts([['When', [strong('4 December'), '09:30']]]),
    list(['first', 'second']),
    note('small print'),
    action('Open', '/registrations/R-1'),
  )

  test('say the same', () => {
    const { text, html } = compose(letter)
    const shown = html
      .replace(/<style>.*<\/style>/s, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/&[a-z]+;/g, ' ')
      .replace(/\s+/g, ' ')
    for (const words of [
      'Not approved',
      'by your focal point',
      'Study group',
      '4 December',
      '09:30',
      'first',
      'second',
      'small print',
      'Open',
    ]) {
      assert.ok(text.includes(words) && shown.includes(words), words)
    }
    assert.match(text, /We already\nhave three people\./)
    assert.match(html, /We already<br \/>have three people\./)
  })

  test('have the same links, and none to anywhere else', () => {
    for (const language of languages) {
      const { text, html } = compose(sampleLetter(language), language)
      const hrefs = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
      assert.deepEqual(hrefs, linksIn(text))
      assert.ok(hrefs.every((href) => href?.startsWith(`https://meetings.itu.example/${language}/`)))
    }
  })

  test('begin with the state and stay under 60 signs in the subject', () => {
    for (const language of languages) {
      const { subject } = compose(sampleLetter(language), language)
      assert.ok(subject.length <= 60, subject)
    }
    assert.match(compose(sampleLetter('en')).subject, /^Confirmed: /)
  })
})

describe('the HTML part', () => {
  test('carries language and direction on the root and inside it', () => {
    const { html } = compose(sampleLetter('ar'), 'ar')
    assert.match(html, /^<!doctype html>\s*<html lang="ar" dir="rtl">/)
    assert.match(html, /<div lang="ar" dir="rtl">/)
    assert.match(html, /align="right"/)
    assert.match(html, /<bdi dir="ltr">R-7K42-9F<\/bdi>/)
    assert.doesNotMatch(html.replace(/<style>.*<\/style>/s, ''), /padding-(left|right)|margin-(left|right)/)
  })

  test('shows what people typed as text, in its own direction', () => {
    const { html } = compose({ subject: '<b>', blocks: [paragraph(theirs('<script>alert(1)</script>'))] })
    assert.doesNotMatch(html, /<script|<b>/)
    assert.match(html, /<span dir="auto" style="display:block">&lt;script&gt;/)
  })

  test('uses tables for layout only, loads nothing and stays small', () => {
    for (const language of languages) {
      const { html } = compose(sampleLetter(language), language)
      const tables = html.match(/<table[^>]*>/g) ?? []
      assert.ok(tables.every((table) => table.includes('role="presentation"')))
      assert.doesNotMatch(html, /https?:\/\/(?!meetings\.itu\.example)|url\(|@import|<link/)
      assert.ok(Buffer.byteLength(html) < 14_000, `${Buffer.byteLength(html)} bytes`)
    }
  })

  test('can be read on light and dark paper', () => {
    for (const scheme of ['light', 'dark'] as const) {
      const paper = colours.paper[scheme]
      for (const ink of [colours.ink, colours.muted, ...Object.values(statusColours)]) {
        assert.ok(contrastOf(ink[scheme], paper) >= 4.5, `${ink[scheme]} on ${paper}`)
      }
    }
  })
})

test('the subject is one line, whatever a title holds', () => {
  assert.equal(
    compose({ subject: 'Confirmed:\r\nBcc: x\u2028y\u0000z', blocks: [] }).subject,
    'Confirmed: Bcc: x y z',
  )
})
