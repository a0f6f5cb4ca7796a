import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Verb } from '../platform/command-line.ts'
import { readConfig } from '../platform/config.ts'
import { refuse } from '../values/refusal.ts'
import { readOptions, WrongUse } from './arguments.ts'
import { helpForAll, helpForOne } from './help.ts'
import { inWords } from './print.ts'
import { explain } from './trouble.ts'
import { NotAvailable, Refused } from './session.ts'
import { printed } from './verbs/config.ts'
import { verbsOf } from './verbs.ts'

const show: Verb = {
  noun: 'event',
  verb: 'show',
  summary: 'Shows one event.',
  options: {
    code: { value: 'CODE', summary: 'Its code.', positional: true, required: true },
    page: { value: 'N', summary: 'Which page.' },
    past: { summary: 'Those that are over.' },
  },
  examples: ['bin/plenary event show C-00015213'],
  run: async () => {},
}

test('options are read by their names, and by their place where they have one', () => {
  assert.deepEqual(
    { ...readOptions(show, ['C-00015213', '--page', '2', '--past', '--json']) },
    { code: 'C-00015213', page: '2', past: true, json: true },
  )
})

test('what is missing, too much or unknown is told', () => {
  assert.throws(() => readOptions(show, []), { message: 'CODE is missing.' })
  assert.throws(() => readOptions(show, ['a', 'b']), { message: '"b" is one word too many.' })
  assert.throws(
    () => readOptions(show, ['a', '--colour']),
    (error) => error instanceof WrongUse && /--colour/.test(error.message),
  )
  assert.throws(() => readOptions(show, ['a', '--page']), WrongUse)
})

test('a value can be read from a file', () => {
  assert.match(String(readOptions(show, [`@${import.meta.filename}`])['code']), /^import assert/)
})

test('help shows how a verb is typed, its options and examples', () => {
  const help = helpForOne(show)
  for (const part of ['bin/plenary event show CODE [--page N] [--past]', 'Which page.', 'C-00015213'])
    assert.ok(help.includes(part), part)
  assert.match(helpForAll([show]), /event show {2}Shows one event\./)
})

test('every verb has a summary, an example that names it, and options with summaries', async () => {
  const verbs = await verbsOf()
  for (const noun of ['migrate', 'schema', 'config', 'demo', 'event', 'account', 'outbox'])
    assert.ok(
      verbs.some((verb) => verb.noun === noun),
      noun,
    )
  for (const { noun, verb, summary, examples, options } of verbs) {
    const typed = `${noun} ${verb}`.trim()
    assert.match(summary, /^[A-Z].*\.$/, typed)
    assert.ok(
      examples.length > 0 && examples.every((example) => example.includes(`bin/plenary ${typed}`)),
      typed,
    )
    assert.ok(
      Object.values(options).every((option) => option.summary),
      typed,
    )
  }
})

test('a list is shown as a table, one thing as lines, an empty list as "None."', () => {
  assert.equal(
    inWords([{ code: 'A', title: { en: 'Hall', fr: 'Salle' } }]),
    'code  title\n----  -----\nA     Hall',
  )
  assert.equal(
    inWords({ id: 1, at: new Date(0), text: 'a\nb' }),
    'id    1\nat    1970-01-01T00:00:00.000Z\ntext:\na\nb',
  )
  assert.equal(inWords([]), 'None.')
  assert.equal(inWords(undefined), '')
})

test('the exit code says what kind of trouble it was', (t) => {
  t.mock.method(process.stderr, 'write', () => true)
  assert.equal(explain(refuse('events.unknown')), 1)
  assert.equal(explain(new Refused('not so')), 1)
  assert.equal(explain(new WrongUse('what?')), 2)
  assert.equal(explain(new SyntaxError('not JSON')), 2)
  assert.equal(explain({ issues: [{ path: ['title'], message: 'is missing' }] }), 2)
  assert.equal(explain(new NotAvailable('away')), 3)
  assert.equal(explain(Object.assign(new Error('refused'), { code: 'ECONNREFUSED', syscall: 'connect' })), 3)
  assert.equal(explain(new Error('a fault')), 70)
})

test('secrets can be left out of the list of settings', () => {
  const read = readConfig({ DATABASE_URL: 'postgres://me:hunter2@db.example/plenary' })
  assert.ok(read.ok)
  assert.equal(printed(read.config, true)['DATABASE_URL'], '(set)')
  assert.match(String(printed(read.config, false)['DATABASE_URL']), /hunter2/)
})
