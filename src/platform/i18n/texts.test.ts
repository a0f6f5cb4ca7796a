import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { html } from '../ui/html.ts'
import { loadTexts } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'plenary-texts-'))
after(() => rmSync(folder, { recursive: true }))

const languages = ['en', 'ar', 'fr', 'ru', 'zh', 'es']
const body = {
  id: 'none',
  name: { short: { en: 'NLC', ar: 'مجلس' }, long: { en: 'Northlight Council' } },
  accessName: 'KEY',
  languages,
  seat: { city: { en: 'Tromsø', ar: 'ترومسو' }, timeZone: 'Europe/Oslo' },
}

function write(language: string, texts: Record<string, string>): string {
  const file = join(folder, `${language}.json`)
  writeFileSync(file, JSON.stringify(texts))
  return file
}

const seats: Record<string, string> = {
  en: '{n, plural, one {# seat} other {# seats}}',
  fr: '{n, plural, one {# place} other {# places}}',
  es: '{n, plural, one {# plaza} other {# plazas}}',
  ru: '{n, plural, one {# место} few {# места} many {# мест} other {# места}}',
  zh: '{n, plural, other {#个席位}}',
  ar: '{n, plural, zero {بلا مقاعد} one {مقعد واحد} two {مقعدان} few {# مقاعد} many {# مقعداً} other {# مقعد}}',
}
const files = languages.map((language) =>
  write(language, {
    'a.seats': seats[language] as string,
    'a.hello': language === 'ar' ? 'أهلاً {name}!' : 'Hello {name}!',
    'a.body': '{body} at {place}: {access}',
    'a.link': 'Go <link>to {place} now</link> & stay',
    'a.kind': '{kind, select, onsite {here} other {there, {kind}}}',
    'a.quote': "l'{name} isn't",
    'a.plain': 'one < two',
    ...(language === 'en' && { 'a.only-english': 'English' }),
  }),
)
const texts = loadTexts(body, { files })
const [en, ar] = [texts('en'), texts('ar')]

test('every language counts in its own way', () => {
  const counted = (language: string, ...numbers: number[]) =>
    numbers.map((n) => texts(language)('a.seats', { n }))
  assert.deepEqual(counted('en', 0, 1, 2, 1000), ['0 seats', '1 seat', '2 seats', '1,000 seats'])
  assert.deepEqual(counted('fr', 0, 1, 2), ['0 place', '1 place', '2 places'])
  assert.deepEqual(counted('es', 0, 1, 2), ['0 plazas', '1 plaza', '2 plazas'])
  assert.deepEqual(counted('ru', 1, 2, 5, 11, 21, 22, 25, 111), [
    '1 место',
    '2 места',
    '5 мест',
    '11 мест',
    '21 место',
    '22 места',
    '25 мест',
    '111 мест',
  ])
  assert.deepEqual(counted('zh', 0, 1, 2), ['0个席位', '1个席位', '2个席位'])
  assert.deepEqual(counted('ar', 0, 1, 2, 3, 11, 100), [
    'بلا مقاعد',
    'مقعد واحد',
    'مقعدان',
    '3 مقاعد',
    '11 مقعداً',
    '100 مقعد',
  ])
})

test('a name cannot turn a sentence that runs from right to left', () => {
  assert.equal(ar('a.hello', { name: 'Ada (ITU)' }), 'أهلاً \u2068Ada (ITU)\u2069!')
  assert.equal(en('a.hello', { name: 'Ada' }), 'Hello Ada!')
})

test('the body, its place and its access are always there', () => {
  assert.equal(en('a.body'), 'NLC at Tromsø: KEY')
  assert.equal(ar('a.body'), 'مجلس at ترومسو: \u2068KEY\u2069')
})

test('in markup, what is inserted is escaped and set apart', () => {
  assert.equal(en.html('a.hello', { name: '<b>&' }).markup, 'Hello <bdi>&lt;b&gt;&amp;</bdi>!')
  assert.equal(en.html('a.hello', { name: html`<b>Ada</b>` }).markup, 'Hello <b>Ada</b>!')
  assert.equal(en.html('a.plain').markup, 'one &lt; two')
  assert.equal(en.html('a.seats', { n: 2 }).markup, '2 seats')
})

test('a tag in a text becomes what the page makes of it', () => {
  const markup = en.html('a.link', { link: (inner) => html`<a href="/x">${inner}</a>` }).markup
  assert.equal(markup, 'Go <a href="/x">to Tromsø now</a> &amp; stay')
})

test('a text may choose its words by a value, and still show it', () => {
  assert.equal(en('a.kind', { kind: 'onsite' }), 'here')
  assert.equal(ar('a.kind', { kind: 'onsite' }), 'here')
  assert.equal(ar('a.kind', { kind: 'remote' }), 'there, \u2068remote\u2069')
  assert.equal(en.html('a.kind', { kind: 'onsite' }).markup, 'here')
  assert.equal(en.html('a.kind', { kind: 'a&b' }).markup, 'there, <bdi>a&amp;b</bdi>')
})

test('an apostrophe in front of a value does not hide it', () =>
  assert.equal(en('a.quote', { name: 'x' }), 'l’x isn’t'))

test('a missing text or value stops a test', () => {
  assert.throws(() => en('a.nothing'), /no text "a.nothing" in en/)
  assert.throws(() => texts('fr')('a.only-english'), /in fr/)
  assert.throws(() => en('a.hello'), /name/)
})

test('outside tests a missing text is told once, and English or the key stands in', () => {
  const missing: string[] = []
  const lenient = loadTexts(body, {
    files,
    strict: false,
    onMissing: (key, language) => missing.push(`${key} ${language}`),
  })
  assert.equal(lenient('fr')('a.only-english'), 'English')
  assert.equal(lenient('fr')('a.only-english'), 'English')
  assert.equal(lenient('fr').html('a.<nothing>').markup, 'a.&lt;nothing&gt;')
  assert.deepEqual(missing, ['a.only-english fr', 'a.<nothing> fr'])
})

test('a language the body does not have is answered in its first one', () =>
  assert.equal(texts('tlh').language, 'en'))

test('paths get the language', () => {
  assert.equal(ar.path('/events?x=1'), '/ar/events?x=1')
  assert.equal(ar.path('/'), '/ar')
})

test('words that carry their translations are shown in the reader’s', () => {
  assert.equal(ar.words({ en: 'a', ar: 'ب' }), 'ب')
  assert.equal(ar.words({ en: 'a' }), 'a')
})

test('one key in two files is an error, since one would hide the other', () => {
  const again = join(folder, 'again')
  assert.throws(() => loadTexts(body, { files: [...files, files[0] as string] }), /already said/, again)
})

test('a broken file names itself', () => {
  const file = write('xx', {})
  writeFileSync(file, '{')
  assert.throws(() => loadTexts(body, { files: [file] }), /xx\.json is not readable/)
})
