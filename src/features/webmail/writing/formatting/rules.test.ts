import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { corpus } from '../../../../../test/hostile-mail/corpus.ts'
import { armed } from '../../../../../test/hostile-mail/letter.ts'
import { cleanLetter } from '../../letter/clean.ts'
import { writtenHtml } from './clean.ts'
import { plainOf, simpleHtml } from './rules.ts'

describe('simple formatting', () => {
  test('makes bold words, slanted words, lists, quotations and links', () => {
    assert.equal(simpleHtml('**Now** and _then_.'), '<p dir="auto"><b>Now</b> and <i>then</i>.</p>')
    assert.equal(simpleHtml('- a\n- b'), '<ul dir="auto"><li>a</li><li>b</li></ul>')
    assert.equal(simpleHtml('1. a\n2. b'), '<ol dir="auto"><li>a</li><li>b</li></ol>')
    assert.equal(simpleHtml('> a\n> b'), '<blockquote><p dir="auto">a<br>b</p></blockquote>')
    assert.match(simpleHtml('https://a.example/?x=1&y=2'), /<a href="https:\/\/a\.example\/\?x=1&amp;y=2">/)
  })
  test('parts what stands line by line without an empty one between', () => {
    assert.equal(
      simpleHtml('Ama wrote:\n> one\n>> two'),
      '<p dir="auto">Ama wrote:</p>\n<blockquote><p dir="auto">one</p>\n<blockquote><p dir="auto">two</p></blockquote></blockquote>',
    )
  })
  test('takes everything else as text', () => {
    assert.equal(simpleHtml('<b>x</b> 2*3*4 a_b_c'), '<p dir="auto">&lt;b&gt;x&lt;/b&gt; 2*3*4 a_b_c</p>')
    assert.doesNotMatch(simpleHtml('https://a.example/"onclick="x'), /href="[^"]*"o/)
  })
  test('of a quotation without end has an end', () => {
    assert.ok(simpleHtml('>'.repeat(5000)).length < 30_000)
  })
})

describe('what was formatted, in plain words,', () => {
  const plain = (html: string) => plainOf(writtenHtml(html))
  test('keeps bold, slanted, lists, quotations and where links lead', () => {
    assert.equal(plain('<p><strong>Now </strong>and <em>then</em>.</p>'), '**Now** and _then_.')
    assert.equal(
      plain('<ul><li>a</li><li>b<br>c</li></ul><ol><li>d</li><li>e</li></ol>'),
      '- a\n- b\n  c\n\n1. d\n2. e',
    )
    assert.equal(plain('<blockquote><p>a</p><blockquote>b</blockquote></blockquote>'), '> a\n>\n>> b')
    assert.equal(
      plain(
        '<p><a href="https://a.example/">the plan</a>, <a href="https://b.example/">https://b.example</a></p>',
      ),
      'the plan <https://a.example/>, https://b.example',
    )
    assert.equal(plain('<p><a href="mailto:a@b.example">a@b.example</a></p>'), 'a@b.example')
  })
  test('keeps lines, paragraphs, tables and signs of markup that are words', () => {
    assert.equal(plain('<div>one</div><div><br></div><p>two<br>three</p>'), 'one\n\ntwo\nthree')
    assert.equal(
      plain('<table><tr><th>a</th><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>'),
      'a | b\nc | d',
    )
    assert.equal(plain('<p>1 &lt; 2 &amp;&amp; "x"</p>'), '1 < 2 && "x"')
  })
  test('is read in one go, however long it is', () => {
    const spaces = ' '.repeat(300_000)
    assert.match(plain(`<blockquote><pre>x${spaces}x</pre></blockquote>`), /^> x +x$/)
    assert.match(plain(`<p><b>${'<br>'.repeat(50_000)}x</b></p>`), /x/)
  })
  test('says the same again when it is formatted and made plain once more', () => {
    for (const text of [
      'Dear all,\n\n**Now** and _then_:\n\n- a\n- b\n\n1. c\n2. d\n\n> e\n>\n>> f\n\nhttps://a.example/x?y=1&z=2',
      'مرحبا\n\n**عاجل** الآن',
      '你好\n\n- 一\n- 二',
    ])
      assert.equal(plain(simpleHtml(text)), text)
  })
})

describe('what is sent', () => {
  test('keeps words, lists, quotations and links, each paragraph in its own direction', () => {
    assert.equal(
      writtenHtml('<p style="color:red" onclick="x()">a <strong>b</strong></p><p dir="rtl">c</p>'),
      '<p dir="auto">a <b>b</b></p><p dir="rtl">c</p>',
    )
    assert.equal(
      writtenHtml('<a href="https://me:secret@a.example/x" target="_top">x</a>'),
      '<a href="https://a.example/x">x</a>',
    )
    assert.equal(
      writtenHtml('<a href="mailto:a@b.example?bcc=c@d.example">x</a>'),
      '<a href="mailto:a@b.example">x</a>',
    )
    assert.equal(writtenHtml('<a href="javascript:alert(1)">x</a><a>y</a>'), '<span>x</span><span>y</span>')
  })
  test('leaves a quotation without a direction: its bar stands where the letter begins', () => {
    assert.equal(
      writtenHtml('<blockquote><p>مرحبا</p></blockquote>'),
      '<blockquote><p dir="auto">مرحبا</p></blockquote>',
    )
  })
  test('without words is nothing', () => {
    for (const empty of ['', ' ', '<p><br></p>', '<p>&nbsp;</p>', '<img src="x">', '<script>words</script>'])
      assert.equal(writtenHtml(empty), '', empty)
  })
  test('loads nothing, runs nothing and has no look, whatever its form held', () => {
    for (const [number, letter] of corpus.entries()) {
      const { html, name } = armed(letter, number, 'https://watch.example')
      if (!html) continue
      const markup = writtenHtml(html)
      const tags = markup.match(/<[^>]*>/g)?.join('') ?? ''
      assert.doesNotMatch(
        tags,
        /\b(?:src|srcset|style|background|poster|class|id)=|\son\w+=|url\(|script:/i,
        name,
      )
      assert.doesNotMatch(
        tags,
        /<(?!\/?(?:[abipsuq]|br|ol|ul|li|td|th|tr|hr|h\d|dl|dt|dd|rp|rt|tt)[\s>]|\/?[a-z]{3,10}[\s>])/,
        name,
      )
      // What leaves is what a letter may be where it is shown.
      assert.equal(cleanLetter(markup).remotePictures, 0, name)
    }
  })
})
