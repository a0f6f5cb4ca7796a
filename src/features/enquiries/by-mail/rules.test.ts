import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isByMachine, withoutQuoted } from './rules.ts'

describe('what a mail repeats is folded away', () => {
  const quotations = {
    'as most programs write it':
      'On Wed, 25 Nov 2026 at 09:00, Desk <desk@example.org> wrote:\n> What is your name?',
    'broken in two lines':
      'On Wed, 25 Nov 2026 at 09:00,\nDesk <desk@example.org> wrote:\n> What is your name?',
    'in French': 'Le mer. 25 nov. 2026 à 09:00, Desk <desk@example.org> a écrit :\n> Votre nom ?',
    'in Spanish': 'El mié, 25 nov 2026 a las 9:00, Desk (<desk@example.org>) escribió:\n> ¿Su nombre?',
    'in Russian': 'ср, 25 нояб. 2026 г. в 09:00, Desk <desk@example.org>:\n> Как вас зовут?',
    'in Chinese': 'Desk <desk@example.org> 于2026年11月25日周三 09:00写道:\n> 您的姓名？',
    'as an older message': '-----Original Message-----\nFrom: Desk\nWhat is your name?',
    'with a head':
      'From: Desk <desk@example.org>\nSent: Wednesday\nTo: Ama\nSubject: Q\n\nWhat is your name?',
    'with marks alone': '> What is your name?\n>\n> The desk',
  }
  for (const [how, quotation] of Object.entries(quotations))
    test(how, () => {
      const { words, quoted } = withoutQuoted(`It is Ama.\r\n\r\n${quotation}\n`)
      assert.equal(words.split('\n')[0], 'It is Ama.')
      assert.match(quoted ?? '', /name|nom|nombre|зовут|姓名/)
    })
})

test('whoever answers between quoted lines is read whole', () => {
  const text = 'On Wed, Desk <desk@example.org> wrote:\n> Your name?\nAma.\n> Your country?\nGhana.'
  assert.deepEqual(withoutQuoted(`Hello\n\n${text}`), { words: `Hello\n\n${text}`, quoted: undefined })
})

test('a mail that only repeats is kept whole', () =>
  assert.deepEqual(withoutQuoted('> What is your name?'), {
    words: '> What is your name?',
    quoted: undefined,
  }))

test('a mail that repeats nothing stays as it is', () => {
  assert.deepEqual(withoutQuoted('From: where do I leave?\nI ask.'), {
    words: 'From: where do I leave?\nI ask.',
    quoted: undefined,
  })
})

test('what a machine sends is known by its head', () => {
  const sent = (head: Record<string, string>, sender = 'ama@outside.example') =>
    isByMachine((name) => head[name], sender)
  assert.ok(sent({ 'auto-submitted': 'auto-replied' }))
  assert.ok(sent({ precedence: 'bulk' }))
  assert.ok(sent({ 'list-id': '<a.list>' }))
  assert.ok(sent({}, ''))
  assert.ok(!sent({ 'auto-submitted': 'no' }))
  assert.ok(!sent({}))
})

test('a mail of very many lines is read in one go', () => {
  const lines = 50_000
  assert.equal(withoutQuoted(`${'>\n'.repeat(lines)}x`).quoted, undefined)
  assert.equal(withoutQuoted(`Hi\n-----Original Message-----\n${'a\n'.repeat(lines)}`).words, 'Hi')
})
