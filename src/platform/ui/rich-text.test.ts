import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { invalidities } from '../../../test/pages/validity.ts'
import { documentOf, flat } from '../../../test/support/pages.ts'
import { html } from './html.ts'
import { richText, wordsOfRichText } from './rich-text.ts'

const shown = (source: string, options?: Parameters<typeof richText>[1]): string =>
  flat(richText(source, options)).replace(/^<div[^>]*>|<\/div>$/g, '')

describe('rich text', () => {
  test('has paragraphs, lists, quotes and words that stand out', () => {
    assert.equal(
      shown('One **two** *three*\n\n- a\n- b\n\n1. c\n\n> d'),
      '<p>One <strong>two</strong><em>three</em></p><ul><li>a</li><li>b</li></ul><ol><li>c</li></ol>' +
        '<blockquote><p>d</p></blockquote>',
    )
  })

  test('keeps the line breaks that were typed', () => {
    assert.equal(shown('One\ntwo'), '<p>One<br> two</p>')
  })

  test('shows markup as it was typed', () => {
    assert.equal(
      shown('<script>alert(1)</script> <b onclick="x">y</b>'),
      '<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;b onclick=&quot;x&quot;&gt;y&lt;/b&gt;</p>',
    )
    assert.doesNotMatch(shown('<img src=x onerror=alert(1)>\n\n<!-- a -->'), /<(?:img|!--)/)
  })

  test('says in which language it is, where it is another than the page', () => {
    assert.equal(
      flat(richText('a', { language: 'ar' })),
      '<div class="rich" lang="ar" dir="rtl"><p>a</p></div>',
    )
    assert.equal(flat(richText('a')), '<div class="rich"><p>a</p></div>')
  })

  test('takes four spaces, a line under words and a hash without a space for what they are to most people', () => {
    assert.doesNotMatch(shown('    indented\n\nWords\n---\n\n#3 is open'), /<(?:pre|h\d)/)
  })

  test('shows what a machine is to be given from the left, line by line, without a colour of its own', () => {
    assert.equal(shown('Type `LOGIN`.'), '<p>Type <code dir="ltr">LOGIN</code>.</p>')
    assert.equal(shown('```js class="x"\n<b>\n```'), '<pre><code>&lt;b&gt; </code></pre>')
  })

  test('makes one element of each mark, however deep somebody nests', () => {
    assert.ok(shown('> '.repeat(5000)).length < 2000)
    assert.ok(shown('['.repeat(5000)).length < 6000)
  })
})

describe('a heading of a rich text', () => {
  test('is never the heading of the page', () => {
    assert.equal(shown('# One'), '<h2>One</h2>')
    assert.equal(shown('# One', { under: 2 }), '<h3>One</h3>')
  })

  test('never skips a step', () => {
    assert.equal(shown('### One\n\n###### Two\n\n# Three'), '<h2>One</h2><h3>Two</h3><h2>Three</h2>')
  })

  test('is a heading even where there are too many steps', () => {
    const deep = '# 1\n\n## 2\n\n### 3\n\n#### 4\n\n##### 5\n\n###### 6'
    assert.match(shown(deep, { under: 3 }), /<h6>3<\/h6><h6>4<\/h6><h6>5<\/h6><h6>6<\/h6>$/)
  })
})

describe('a link of a rich text', () => {
  const hrefs = (source: string, options?: Parameters<typeof richText>[1]) =>
    [...shown(source, options).matchAll(/href="([^"]*)"/g)].map(([, href]) => href)

  test('leads to the web, to a mail address or to our own pages', () => {
    assert.deepEqual(
      hrefs('[a](https://a.example/b?c=d) [b](http://b.example) [c](mailto:c@d.example) [d](/events)'),
      ['https://a.example/b?c=d', 'http://b.example', 'mailto:c@d.example', '/events'],
    )
  })

  const dangers = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '&#106;avascript:alert(1)',
    'java&#10;script:alert(1)',
    'data:text/html;base64,PHNjcmlwdD4=',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://a.example',
    '//a.example/x',
    '<//a.example>',
    'https:///a.example',
    'relative',
    '#place',
    'tel:1',
  ]
  for (const danger of dangers)
    test(`to ${danger} is no link`, () => {
      assert.deepEqual(hrefs(`[a](${danger})`), [])
      assert.deepEqual(hrefs(`[a]\n\n[a]: ${danger}`), [])
    })

  test('that is typed bare is one where it names its kind, and reads from the left', () => {
    assert.equal(
      shown('See https://a.example/b, or write to help@a.example.'),
      '<p>See <a href="https://a.example/b" dir="ltr">https://a.example/b</a>, or write to ' +
        '<a href="mailto:help@a.example" dir="ltr">help@a.example</a>.</p>',
    )
    assert.deepEqual(hrefs('notes.md and a.example and //a.example and ftp://a.example'), [])
  })

  test('to our own pages leads to those in the language of the reader', () => {
    const path = (to: string) => `/ar${to}`
    assert.deepEqual(hrefs('[a](/events?type=talk) [b](/fr/events) [c](https://a.example/x)', { path }), [
      '/ar/events?type=talk',
      '/fr/events',
      'https://a.example/x',
    ])
  })

  test('with a backslash stays on this site', () => {
    assert.deepEqual(hrefs('[a](/\\a.example) [b](</\\a.example>)'), ['/%5Ca.example', '/%5Ca.example'])
  })

  test('cannot break out of its attribute', () => {
    assert.doesNotMatch(
      shown('[a](https://a.example/"onclick=alert(1)) [b](/x "t\\" onclick=\\"y")'),
      /" ?onclick/,
    )
  })

  test('is never a picture: nobody is told who reads', () => {
    assert.doesNotMatch(shown('![a](https://a.example/x.png)'), /<img/)
  })
})

describe('a table of a rich text', () => {
  const source = '| | Server | Port |\n|---|:--|--:|\n| Reading | `a.example` | 993 |\n'

  test('names its rows and says on a phone which column a value is of', () => {
    assert.equal(
      shown(source),
      '<table role="table" class="table"><thead role="rowgroup"><tr role="row"><td role="cell"></td>' +
        '<th scope="col" role="columnheader">Server</th><th scope="col" role="columnheader">Port</th></tr></thead>' +
        '<tbody role="rowgroup"><tr role="row"><th scope="row" role="rowheader">Reading</th>' +
        '<td role="cell" data-head="Server"><code dir="ltr">a.example</code></td>' +
        '<td role="cell" data-head="Port">993</td></tr></tbody></table>',
    )
  })

  test('styles nothing in place', () => {
    assert.doesNotMatch(shown(source), /style=/)
  })
})

test('everything together is valid markup', async () => {
  const source =
    '# One\n\nWords https://a.example\n\n- a\n  1. b\n\n> c\n\n---\n\n| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```\n'
  const page = { title: 'Words', body: html`${richText(source, { language: 'ar' })}` }
  assert.deepEqual(await invalidities(documentOf(page)), [])
})

test('the words of a rich text are what can be read of it, a line a block', () => {
  assert.equal(
    wordsOfRichText('# One\n\nTwo **three**\n[four](/five)\n\n- six\n\n| a |\n|---|\n| b |'),
    'One\nTwo three four\nsix\na\nb',
  )
})
