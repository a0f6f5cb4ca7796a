import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseMessage } from './parse.ts'

const languages = ['en', 'fr', 'ar']
const whole = {
  'subject-en': 'Practical information for {event}',
  'body-en': 'Dear {name},\r\n\r\nthe doors open at eight.',
  fallback: 'en',
  query: 'event=C-00015213&state=confirmed&columns=x',
}
const problemsOf = (typed: Record<string, string>) => {
  const parsed = parseMessage(languages, typed)
  return parsed.ok
    ? []
    : parsed.problems.map(({ field, code }) => `${field}: ${code.replace('registrations.messages.', '')}`)
}

test('one language is enough; the group is kept as its filter alone', () => {
  assert.deepEqual(parseMessage(languages, whole), {
    ok: true,
    value: {
      query: 'event=C-00015213&state=confirmed',
      texts: {
        en: {
          subject: 'Practical information for {event}',
          body: 'Dear {name},\n\nthe doors open at eight.',
        },
      },
      fallback: 'en',
      replyTo: undefined,
    },
  })
})

test('a language that is half written says what is missing', () => {
  assert.deepEqual(problemsOf({ ...whole, 'subject-fr': 'Bonjour' }), ['body-fr: body-missing'])
  assert.deepEqual(problemsOf({ ...whole, 'body-ar': 'مرحبا' }), ['subject-ar: subject-missing'])
})

test('nothing written, and a fallback that is not written, are problems', () => {
  assert.deepEqual(problemsOf({ fallback: 'en', query: '' }), ['subject-en: nothing-written'])
  assert.deepEqual(problemsOf({ ...whole, fallback: 'fr' }), ['fallback: fallback-missing'])
  assert.deepEqual(problemsOf({ ...whole, fallback: 'constructor' }), ['fallback: fallback-missing'])
})

test('a placeholder that cannot be filled in is named beside its field', () => {
  const parsed = parseMessage(languages, { ...whole, 'body-en': 'Dear {nom}' })
  assert.ok(!parsed.ok)
  assert.deepEqual(parsed.problems, [
    {
      field: 'body-en',
      code: 'registrations.messages.placeholder-unknown',
      values: { name: '{nom}', language: 'en' },
    },
  ])
})

test('a group that cannot be understood never becomes a larger one', () => {
  assert.deepEqual(problemsOf({ ...whole, query: 'state=lost' }), ['subject-en: group-unread'])
})

test('answers go to one plain address, or nowhere else', () => {
  assert.deepEqual(problemsOf({ ...whole, 'reply-to': 'a@b.example, c@d.example' }), [
    'reply-to: reply-to-wrong',
  ])
  const parsed = parseMessage(languages, { ...whole, 'reply-to': ' Desk@Body.Example ' })
  assert.equal(parsed.ok && parsed.value.replyTo, 'Desk@body.example')
})

test('too long is a problem, however long', () => {
  assert.match(String(problemsOf({ ...whole, 'subject-en': 'x'.repeat(151) })), /^subject-en: /)
  assert.match(String(problemsOf({ ...whole, 'body-en': 'x'.repeat(100_000) })), /^body-en: /)
})
