import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { quoted, recipientsFor, subjectFor } from './rules.ts'

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
