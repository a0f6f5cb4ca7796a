import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { cleanLetter, longestLetter } from './clean.ts'
import { directionOfText } from './direction.ts'
import { heightFor, letterPolicy } from './document.ts'
import { domainInWords, mailtoOf, targetOf } from './links.ts'
import { passagesOf, plainLetter } from './plain.ts'
import { safeStyle } from './style.ts'

const markup = (html: string, ways = {}) => cleanLetter(html, ways).markup

describe('an HTML letter', () => {
  test('keeps words, lists, tables and the look that harms nobody', () => {
    const letter =
      '<h1>A</h1><table border="1"><tr><td colspan="2" bgcolor="#eee">b</td></tr></table><ul><li>c</li></ul>'
    assert.equal(markup(letter), letter)
    assert.equal(
      markup('<p style="color:#333; text-align:CENTER">x</p>'),
      '<p style="color:#333;text-align:center">x</p>',
    )
  })

  test('may name an attribute or an element as it likes', () => {
    for (const name of ['constructor', '__proto__', 'prototype', 'valueof'])
      assert.match(markup(`<p ${name}="1">words</p><img src="x" ${name}><${name}>`), /<p>words<\/p>/, name)
  })

  test('that has no end to its head keeps its words', () => {
    assert.equal(markup('<html><head><meta charset=x><title>t</title><body>words'), '<div>words</div>')
  })

  test('shows where a link leads whose words do not', () => {
    assert.match(
      markup('<a href="https://evil.example/a">itu.example</a>'),
      /<\/a><span class="leads"> \(evil\.example\)<\/span>/,
    )
    assert.doesNotMatch(markup('<a href="https://evil.example/a">https://evil.example/</a>'), /leads/)
    for (const words of ['www.itu.int', 'itu.int/u.int', 'itu.int?u.int'])
      assert.match(markup(`<a href="https://u.int/">${words}</a>`), / \(u\.int\)/, words)
    assert.deepEqual(cleanLetter('<a href="https://evil.example/"><b>A</b>B</a>').links, [
      { text: 'AB', host: 'evil.example' },
    ])
  })

  test('opens its links in a window that knows nothing of this one', () => {
    assert.match(
      markup('<a href="https://a.example/" target="_top" rel="opener">x</a>'),
      /target="_blank" rel="noopener noreferrer nofollow"/,
    )
  })

  test('names nobody and no password in a link', () => {
    assert.match(
      markup('<a href="https://body.example@evil.example/">x</a>'),
      /href="https:\/\/evil\.example\/"/,
    )
  })

  test('whose links are off has none, and shows that they were some', () => {
    assert.equal(
      markup('<a href="https://a.example/">x</a>', { withoutLinks: true }),
      '<span class="link">x</span>',
    )
  })

  test('writes to somebody through our own page', () => {
    const write = (to: string, subject: string) => `/mail/write?to=${to}&subject=${subject}`
    assert.match(
      markup('<a href="mailto:a@b.example?subject=Hi&bcc=c@d.example">x</a>', { write }),
      /href="\/mail\/write\?to=a@b\.example&amp;subject=Hi"/,
    )
  })

  test('shows pictures from elsewhere only through us, and counts them', () => {
    const letter = '<img src="https://a.example/p.png" alt="A map"><img src="//b.example/q.png">'
    assert.equal(cleanLetter(letter).remotePictures, 2)
    assert.doesNotMatch(markup(letter), /src=/)
    assert.match(markup(letter), /class="absent">A map</)
    assert.match(
      markup(letter, { remote: (at: string) => `/mail/pictures/${encodeURIComponent(at)}` }),
      /src="\/mail\/pictures\/https%3A%2F%2Fa\.example%2Fp\.png"/,
    )
  })

  test('never shows a picture that is too small to see', () => {
    const remote = () => '/x'
    assert.doesNotMatch(
      markup('<img src="https://a.example/p.gif" width="1" height="1">', { remote }),
      /src=/,
    )
  })

  test('shows the pictures that came with it', () => {
    assert.match(
      markup('<img src="cid:one@x">', { enclosed: (id: string) => `/mail/pictures/${id}` }),
      /src="\/mail\/pictures\/one@x"/,
    )
    assert.doesNotMatch(markup('<img src="cid:other">', { enclosed: () => undefined }), /src=/)
    assert.match(
      markup('<img src="data:image/png;base64,iVBO\nRw0=">'),
      /src="data:image\/png;base64,iVBORw0="/,
    )
    assert.doesNotMatch(markup('<img src="data:image/svg+xml;base64,PHN2Zz4=">'), /src=/)
  })

  test('of any length and depth is taken apart in bounded time', () => {
    assert.ok(cleanLetter('<div>'.repeat(50_000) + 'x').markup.length < 10_000)
    assert.ok(cleanLetter('x'.repeat(2 * longestLetter)).text.length <= longestLetter)
  })
})

describe('a style', () => {
  for (const [what, style] of [
    ['fetches', 'background:url(https://a.example)'],
    ['fetches by an escape', 'backgr\\ound:u\\rl(https://a.example)'],
    ['fetches by a variable', 'color:var(--x,url(https://a.example))'],
    ['hides in a comment', 'col/**/or:red'],
    ['covers the page', 'position:fixed'],
    ['moves out of its place', 'margin-left:-900px'],
    ['has a word that is no property', 'expression:alert(1)'],
    ['turns letters around', 'unicode-bidi:bidi-override'],
  ] as const)
    test(`that ${what} falls away`, () => assert.equal(safeStyle(style), ''))

  test('keeps what is left when a part falls away', () => {
    assert.equal(
      safeStyle('color:red;position:fixed;font-weight:bold !important'),
      'color:red;font-weight:bold',
    )
    assert.equal(
      safeStyle('background:#fff url(https://a.example);border:1px solid #ccc'),
      'border:1px solid #ccc',
    )
  })
})

describe('a link', () => {
  test('leads to the web and nowhere else', () => {
    for (const other of [
      'javascript:x',
      'data:text/html,x',
      'ftp://a.example',
      '/mail',
      'file:///etc',
      'java\nscript:x',
      '',
    ])
      assert.equal(targetOf(other), undefined, other)
    assert.equal(targetOf(' ht\ntps://A.example/x ')?.href, 'https://a.example/x')
    assert.equal(targetOf('https://\u202Ea.example/')?.host, 'a.example')
  })

  test('to an address takes one address and a subject on one line', () => {
    assert.deepEqual(mailtoOf('mailto:a%40b.example?subject=x%0Abcc:y'), {
      to: 'a@b.example',
      subject: 'x bcc:y',
    })
    for (const bad of ['mailto:a@b.example,c@d.example', 'mailto:a', 'mailto:%zz@b.example'])
      assert.equal(mailtoOf(bad), undefined)
  })

  test('to a name in other letters is written both ways', () => {
    assert.equal(domainInWords('xn--80ak6aa92e.example'), 'аррӏе.example = xn--80ak6aa92e.example')
    assert.equal(domainInWords('a.example'), 'a.example')
  })
})

describe('a plain letter', () => {
  const ways = { write: (to: string) => `/mail/write?to=${to}`, quoted: 'Show what was quoted' }
  const shown = (text: string, how = {}) => plainLetter(passagesOf(text, how), ways).markup

  test('says apart what is said, what is quoted and who signs', () => {
    const kinds = passagesOf('Yes.\n\n> No?\n> Why?\n\nBecause.\n-- \nAma').map(({ kind }) => kind)
    assert.deepEqual(kinds, ['words', 'quote', 'words', 'signature'])
  })

  test('folds a long quotation and shows a short one', () => {
    assert.match(
      shown(`Yes\n${'> line\n'.repeat(20)}`),
      /<details[^>]*>\s*<summary>Show what was quoted<\/summary>/,
    )
    assert.doesNotMatch(shown('Yes\n> No?'), /<details/)
  })

  test('makes links of addresses, without the full stop after them', () => {
    assert.match(
      shown('See https://a.example/x?y=1&z=2.'),
      /<a href="https:\/\/a\.example\/x\?y=1&amp;z=2"[^>]*>https:\/\/a\.example\/x\?y=1&amp;z=2<\/a>\./,
    )
    assert.match(
      shown('Ask a@b.example, please'),
      /<a href="\/mail\/write\?to=a@b\.example" dir="ltr">a@b\.example<\/a>, please/,
    )
    assert.doesNotMatch(
      plainLetter(passagesOf('https://a.example'), { ...ways, withoutLinks: true }).markup,
      /<a /,
    )
  })

  test('is put together again where lines were broken on the way', () => {
    assert.match(shown('one \ntwo\nthree', { flowed: true }), />one two\nthree</)
    assert.match(shown('one \ntwo', { flowed: true, delSp: true }), />onetwo</)
  })

  test('reads in the direction of each paragraph', () => {
    assert.equal(directionOfText('ITU: مرحبا بكم في الاجتماع'), 'rtl')
    assert.equal(directionOfText('Dear Ms سلمى, welcome'), 'ltr')
    assert.equal(directionOfText('123'), 'ltr')
    assert.equal(shown('a\n\nb').match(/dir="auto"/g)?.length, 2)
  })
})

test('the policy names one place for pictures and nothing else that loads', () => {
  const policy = letterPolicy('https://a.example/mail/pictures/')
  assert.match(policy, /default-src 'none'; img-src https:\/\/a\.example\/mail\/pictures\/ data:;/)
  assert.doesNotMatch(policy, /allow-scripts|allow-same-origin|script-src/)
})

test('a frame is as high as its words need, within reason', () => {
  assert.equal(heightFor('<p>Hello</p>', 'Hello'), 240)
  assert.ok(heightFor('', 'word '.repeat(400)) > heightFor('', 'word '.repeat(200)))
  assert.ok(heightFor('<img src="x" height="500">', '') >= 500)
  assert.equal(heightFor('', 'x\n'.repeat(9999)), 6000)
})
