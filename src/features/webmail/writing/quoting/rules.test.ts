import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { quoted, recipientsFor, simpleHtml, subjectFor } from './rules.ts'

const one = (address: string) => ({ name: '', address })
const letter = {
  from: one('ama@a.example'),
  replyTo: [],
  to: [one('me@b.example'), one('ko@c.example')],
  cc: [one('Me@B.example'), one('li@d.example')],
}
const addresses = (people: readonly { address: string }[]) => people.map(({ address }) => address)

describe('an answer', () => {
  test('goes to whoever wrote', () => {
    assert.deepEqual(addresses(recipientsFor('reply', letter, ['me@b.example']).to), ['ama@a.example'])
  })
  test('goes where its sender wants it', () => {
    assert.deepEqual(
      addresses(recipientsFor('reply', { ...letter, replyTo: [one('desk@a.example')] }, []).to),
      ['desk@a.example'],
    )
  })
  test('to all goes to everybody once, and not to oneself', () => {
    const { to, cc } = recipientsFor('all', { ...letter, cc: [...letter.cc, one('AMA@a.example')] }, [
      'me@b.example',
    ])
    assert.deepEqual([addresses(to), addresses(cc)], [['ama@a.example'], ['ko@c.example', 'li@d.example']])
  })
  test('to one’s own letter goes to whom it went', () => {
    assert.deepEqual(addresses(recipientsFor('reply', letter, ['ama@a.example']).to), [
      'me@b.example',
      'ko@c.example',
    ])
  })
  test('has its mark once', () => {
    assert.equal(subjectFor('reply', 'Re: RE: AW: Plan'), 'Re: Plan')
    assert.equal(subjectFor('reply', 'Отв: План'), 'Re: План')
    assert.equal(subjectFor('forward', 'Fwd: Plan'), 'Fwd: Plan')
    assert.equal(subjectFor('forward', 'Re: Plan'), 'Fwd: Re: Plan')
  })
  test('quotes each line, without the signature', () => {
    assert.equal(quoted('one\r\n> two\n\nthree\n-- \nAma'), '> one\n>> two\n> \n> three')
  })
})

describe('simple formatting', () => {
  test('makes bold words, slanted words, lists, quotations and links', () => {
    assert.equal(simpleHtml('**Now** and _then_.'), '<p dir="auto"><b>Now</b> and <i>then</i>.</p>')
    assert.equal(simpleHtml('- a\n- b'), '<ul dir="auto"><li>a</li><li>b</li></ul>')
    assert.equal(simpleHtml('> a\n> b'), '<blockquote dir="auto">a<br>b</blockquote>')
    assert.match(simpleHtml('https://a.example/?x=1&y=2'), /<a href="https:\/\/a\.example\/\?x=1&amp;y=2">/)
  })
  test('takes everything else as text', () => {
    assert.equal(simpleHtml('<b>x</b> 2*3*4 a_b_c'), '<p dir="auto">&lt;b&gt;x&lt;/b&gt; 2*3*4 a_b_c</p>')
    assert.doesNotMatch(simpleHtml('https://a.example/"onclick="x'), /href="[^"]*"o/)
  })
})
