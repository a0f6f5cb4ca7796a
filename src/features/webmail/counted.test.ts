import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadTexts } from '../../platform/i18n/index.ts'
import { loadProfile } from '../../platform/profile/index.ts'

const texts = loadTexts(loadProfile('itu'))
const features = join(import.meta.dirname, '..')
const files = ['webmail', 'mailbox', 'mail-routing'].flatMap((room) =>
  globSync(`${room}/**/texts/*.json`, { cwd: features }),
)

/** A number with a word right behind it, which would have to bend: `{most} recipients`. Chinese words do not. */
const stiff = /\{(?:count|days|hours|minutes|seconds|most|max)\}[\s\u00a0]+\p{L}/u
const isStiff = (words: string) => stiff.test(words)

test('in no text about mail does a number stand before a word that does not bend with it', () => {
  assert.ok(isStiff('A letter can have {most} recipients'), 'what is looked for is found')
  assert.ok(files.length >= 36)
  for (const file of files.filter((one) => !one.endsWith('zh.json')))
    for (const [key, words] of Object.entries(
      JSON.parse(readFileSync(join(features, file), 'utf8')) as Record<string, string>,
    ))
      assert.ok(!isStiff(words), `${file} ${key}: ${words}`)
})

test('numbers bend the words behind them in Arabic and Russian', () => {
  const said = (language: 'ar' | 'ru', key: string, name: string) =>
    [1, 2, 3, 11, 100].map((count) => texts(language)(key, { [name]: count }))
  const seconds = said('ru', 'webmail.sending.words', 'seconds').map(
    (words) => /через (\S+ \S+) /.exec(words)?.[1],
  )
  assert.deepEqual(seconds, ['1 секунду', '2 секунды', '3 секунды', '11 секунд', '100 секунд'])
  const arabic = said('ar', 'webmail.sending.words', 'seconds')
  for (const [place, form] of ['ثانية واحدة', 'ثانيتين', '3 ثوانٍ', '11 ثانية', '100 ثانية'].entries())
    assert.ok(arabic[place]?.includes(form), arabic[place])
  const recipients = said('ru', 'mail-routing.recipients-enough', 'most')
  assert.match(recipients[0]!, /1 получателя/)
  assert.match(recipients[4]!, /100 получателей/)
  assert.match(said('ar', 'mailbox.away.too-long', 'max')[3]!, /11 حرفاً/)
})
