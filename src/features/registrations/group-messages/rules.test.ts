import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideChange, decideSending, decideStop, filled, unknownPlaceholders, wordingFor } from './rules.ts'
import type { Filling } from './types.ts'

const filling: Filling = {
  name: 'Ama {event} Owusu',
  event: 'Workshop $& on "5G"',
  dates: '1–3 December',
  number: 'R-8M19-3C7K',
  organisation: 'Sankofa Networks',
  mode: 'Remote',
  state: 'Confirmed',
  contact: 'events@body.example',
}

test('what stands between braces is filled in, and nothing that was filled in is read again', () => {
  assert.equal(
    filled('Dear {name}, {event} is on {dates} ({number}).', filling),
    'Dear Ama {event} Owusu, Workshop $& on "5G" is on 1–3 December (R-8M19-3C7K).',
  )
  assert.equal(filled('{ name } {{name}}', filling), 'Ama {event} Owusu {Ama {event} Owusu}')
})

test('a word that cannot be filled in is named, and stays as it is', () => {
  assert.deepEqual(unknownPlaceholders('{name} {nom} {nom} {} {password}'), ['nom', '', 'password'])
  assert.equal(filled('{nom} {constructor} {toString}', filling), '{nom} {constructor} {toString}')
  assert.deepEqual(unknownPlaceholders('a { b'), [])
})

const texts = { en: { subject: 'Hello', body: 'x' }, fr: { subject: 'Bonjour', body: 'y' } }

test('everybody reads their own language, and who has none the fallback, which is said', () => {
  assert.deepEqual(wordingFor({ texts, fallback: 'en' }, 'fr'), {
    written: texts.fr,
    language: 'fr',
    isFallback: false,
  })
  assert.deepEqual(wordingFor({ texts, fallback: 'en' }, 'ar'), {
    written: texts.en,
    language: 'en',
    isFallback: true,
  })
  assert.equal(wordingFor({ texts: {}, fallback: 'en' }, 'ar'), undefined)
})

const draft = { state: 'draft', revision: 3 } as const
const sending = (it: Parameters<typeof decideSending>[0], seen: number, revision: number, now: number) => {
  const outcome = decideSending(it, { readers: seen, revision }, now)
  return 'refused' in outcome ? outcome.refused : 'send'
}

test('a message goes to as many as were seen, once', () => {
  assert.equal(sending(draft, 12, 3, 12), 'send')
  assert.equal(sending({ ...draft, state: 'sending' }, 12, 3, 12), 'registrations.message-begun')
  assert.equal(sending({ ...draft, state: 'stopped' }, 12, 3, 12), 'registrations.message-begun')
})

test('when the group or the message changed meanwhile, somebody looks again', () => {
  assert.equal(sending(draft, 12, 3, 13), 'registrations.message-group-changed')
  assert.equal(sending(draft, 12, 2, 12), 'registrations.message-changed')
  assert.equal(sending(draft, 0, 3, 0), 'registrations.message-to-nobody')
})

test('only what is under way is stopped, only what has not begun is changed', () => {
  assert.deepEqual(decideStop({ state: 'sending' }), { stop: true })
  assert.ok('refused' in decideStop({ state: 'sent' }) && 'refused' in decideStop({ state: 'draft' }))
  assert.deepEqual(decideChange(draft, 3), { change: true })
  assert.deepEqual(decideChange(draft, 2), { refused: 'registrations.message-changed' })
  assert.deepEqual(decideChange({ ...draft, state: 'sent' }, 3), { refused: 'registrations.message-begun' })
})
