import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadProfile } from '../../platform/profile/index.ts'
import { OrganisationPath, parseDirectorySearch, parseMessage } from './parse.ts'

const profile = loadProfile('itu')
const search = (typed: Record<string, string>) => parseDirectorySearch(typed, profile)

test('an address narrows the search to a country and a category', () => {
  assert.deepEqual(search({ q: ' armor ', country: 'FR', category: 'associate', page: '3' }), {
    words: 'armor',
    page: 3,
    isNarrow: true,
    region: undefined,
    countryCodes: undefined,
    countryCode: 'FR',
    category: 'associate',
  })
})

test('a region is the countries in it', () => {
  const { region, countryCodes } = search({ q: 'armor', region: 'africa' })
  assert.equal(region, 'africa')
  assert.ok(countryCodes?.includes('KE') && !countryCodes.includes('FR'))
})

test('what the body does not know is left out of a search', () => {
  for (const typed of [
    { country: 'XX', category: 'king', region: 'moon' },
    { country: '<b>', category: "' or 1=1", region: '%00' },
    { country: '', category: '', region: '' },
  ]) {
    const { countryCode, category, region, countryCodes } = search(typed)
    for (const left of [countryCode, category, region, countryCodes]) assert.equal(left, undefined)
  }
})

test('a page that is no number is the first', () => {
  for (const page of ['x', '', '1e9999', '-'])
    assert.ok(Number.isFinite(search({ q: 'armor', page }).page), page)
})

test('an organisation is named by an id, and by nothing else', () => {
  const id = '0190a000-0000-7000-8000-0000000000a1'
  assert.equal(OrganisationPath.parse({ id }).id, id)
  for (const wrong of ['1', `${id}'`, 'sent', '%00', id.toUpperCase()])
    assert.equal(OrganisationPath.parse({ id: wrong }).id, undefined, wrong)
})

const said = { name: 'Ana Lima', email: 'ana@lima.example', words: 'Who confirms my registration?' }

const kinds = [{ id: 'designated' }, { id: 'member-access' }]

test('a message is for the kind that was chosen, for the first when it is none', () => {
  const kindOf = (kind?: string) => {
    const parsed = parseMessage({ ...said, kind }, kinds)
    return parsed.ok && parsed.value.kind
  }
  assert.deepEqual(
    [kindOf('member-access'), kindOf(), kindOf('emperor')],
    ['member-access', 'designated', 'designated'],
  )
})

test('a message needs a name, an address and words', () => {
  assert.ok(parseMessage(said, kinds).ok)
  const empty = parseMessage({}, kinds)
  assert.deepEqual(empty.ok || empty.problems.map(({ field }) => field), ['name', 'email', 'words'])
})

test('hostile input is refused beside its field', () => {
  const wrong = (typed: Record<string, string>) => {
    const parsed = parseMessage({ ...said, ...typed }, kinds)
    return parsed.ok || parsed.problems.map(({ field }) => field)
  }
  assert.deepEqual(wrong({ name: 'Ana\u202Egnp.exe' }), ['name'])
  assert.deepEqual(wrong({ name: 'x'.repeat(121) }), ['name'])
  for (const email of ['ana', 'ana@lima.example\r\nBcc: all@lima.example', 'a@b', 'a b@lima.example'])
    assert.deepEqual(wrong({ email }), ['email'], email)
  assert.deepEqual(wrong({ words: 'a'.repeat(2001) }), ['words'])
  assert.deepEqual(wrong({ words: '\u200B \u00AD' }), ['words'])
})

test('a form id that somebody made up counts as none', () => {
  const parsed = parseMessage({ ...said, form: "'; drop table outbox" }, kinds)
  assert.ok(parsed.ok && parsed.value.form === undefined)
})
