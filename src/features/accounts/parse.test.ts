import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadProfile } from '../../platform/profile/index.ts'
import type { Typed } from '../../values/problem.ts'
import { parseSignUp } from './parse.ts'

const profile = loadProfile('itu')
const id = '0190a000-0000-7000-8000-0000000000a1'
const good: Typed = {
  name: ' Sophie-Anne  Lefèvre ',
  'badge-name': 'Sophie',
  email: 'S.Lefevre@Armor-Telecom.example',
  phone: '+33 2 99 00 01 42',
  country: 'FR',
  language: 'fr',
  membership: 'sector-member',
  organisation: id,
  'job-title': 'Head of quality',
  terms: 'yes',
  privacy: 'yes',
  notices: 'yes',
}
const parse = (more: Typed) => parseSignUp(profile, { ...good, ...more })
const problemsOf = (more: Typed) => {
  const parsed = parse(more)
  return parsed.ok ? [] : parsed.problems.map(({ field, code }) => `${field}: ${code}`)
}
const understood = (more: Typed) => {
  const parsed = parse(more)
  assert.ok(parsed.ok, JSON.stringify(parsed))
  return parsed.value
}

test('a complete form is understood', () => {
  const { email, answers } = understood({})
  assert.equal(email, 'S.Lefevre@armor-telecom.example')
  assert.equal(answers.name, 'Sophie-Anne Lefèvre')
  assert.equal(answers.phoneE164, '+33299000142')
  assert.deepEqual(answers.organisation, { kind: 'listed', id })
})

test('an empty form names every required field at once, in the order of the page', () => {
  const parsed = parseSignUp(profile, {})
  assert.ok(!parsed.ok)
  assert.deepEqual(
    parsed.problems.map(({ field }) => field),
    ['name', 'email', 'country', 'language', 'membership', 'organisation', 'terms', 'privacy'],
  )
})

test('what is optional may be left empty', () => {
  const { answers } = understood({ 'badge-name': '', phone: '', 'job-title': ' ', notices: undefined })
  assert.deepEqual(
    [answers.badgeName, answers.phone, answers.phoneE164, answers.jobTitle],
    [undefined, undefined, undefined, undefined],
  )
  assert.deepEqual(
    answers.consents.map(({ kind }) => kind),
    ['terms', 'privacy'],
  )
})

test('each consent carries the version of its text', () => {
  const { terms, privacy } = profile.legal
  assert.deepEqual(understood({ directory: 'yes' }).answers.consents, [
    { kind: 'terms', textVersion: terms.version },
    { kind: 'privacy', textVersion: privacy.version },
    { kind: 'notices', textVersion: privacy.version },
    { kind: 'directory', textVersion: privacy.version },
  ])
})

test('terms and privacy must be agreed to, each for itself', () => {
  assert.deepEqual(problemsOf({ terms: undefined }), ['terms: accounts.problem.terms'])
  assert.deepEqual(problemsOf({ privacy: undefined }), ['privacy: accounts.problem.privacy'])
})

test('a name may be in any script and of one letter', () => {
  for (const name of ['王丽', 'محمد العمري', 'Анна', 'O', "N'Guessan-d’Arc Jr.", 'ஸ்ரீ', 'Nguyễn Thị Ánh'])
    assert.equal(understood({ name }).answers.name, name.normalize('NFC'))
})

test('names of our own keywords are ordinary names', () => {
  for (const name of [
    'Null',
    'Undefined True',
    '<script>alert(1)</script>',
    "Robert'); DROP TABLE person;--",
  ])
    assert.equal(understood({ name }).answers.name, name)
})

test('a name that cannot be read is refused', () => {
  for (const name of ['a\u202Eb', 'a\u0000b', `e${'\u0301'.repeat(10_000)}`, '\uD800', 'a\u2066b'])
    assert.equal(problemsOf({ name }).length, 1, JSON.stringify(name.slice(0, 9)))
})

test('a text that is too long is refused and says how long it may be', () => {
  const parsed = parse({ name: 'x'.repeat(121), 'job-title': 'y'.repeat(201), 'badge-name': 'z'.repeat(121) })
  assert.ok(!parsed.ok)
  assert.deepEqual(
    parsed.problems.map(({ field, values }) => [field, values?.['max']]),
    [
      ['name', 120],
      ['badge-name', 120],
      ['job-title', 200],
    ],
  )
})

test('an address that is none is refused', () => {
  for (const email of [
    's.lefevre.example.org',
    '@',
    'a@b',
    'a b@c.example',
    'a@b@c.example',
    'a@-.example',
    `${'a'.repeat(300)}@b.example`,
  ])
    assert.equal(problemsOf({ email }).length, 1, email)
  assert.deepEqual(problemsOf({ email: '  ' }), ['email: accounts.problem.email-missing'])
})

test('a telephone number is kept as it was typed, understood or not', () => {
  assert.equal(understood({ phone: '02 99 00 01 42' }).answers.phoneE164, '+33299000142')
  assert.equal(understood({ phone: '٠٢٩٩٠٠٠١٤٢' }).answers.phone, '٠٢٩٩٠٠٠١٤٢')
  assert.equal(understood({ phone: '117' }).answers.phoneE164 ?? 'none', 'none')
  assert.equal(understood({ phone: '+41 22 730 51 11 ext. 12' }).answers.phone, '+41 22 730 51 11 ext. 12')
})

test('words are no telephone number', () => {
  for (const phone of ['call me', '+', '12', '<b>1</b>', '+33 2 99; drop'])
    assert.deepEqual(problemsOf({ phone }), ['phone: accounts.problem.phone'], phone)
})

test('a country, a language or a category that does not exist is refused', () => {
  assert.deepEqual(problemsOf({ country: 'XX' }), ['country: accounts.problem.country'])
  assert.deepEqual(problemsOf({ language: 'tlh' }), ['language: accounts.problem.language'])
  assert.deepEqual(problemsOf({ membership: 'emperor' }), ['membership: accounts.problem.membership'])
})

test('an organisation must be chosen', () => {
  for (const organisation of ['', 'armor', `${id}x`, "' or 1=1", '__proto__'])
    assert.deepEqual(
      problemsOf({ organisation }),
      ['organisation: accounts.problem.organisation'],
      organisation,
    )
})

test('somebody may not know their organisation, whatever category they chose', () => {
  assert.deepEqual(understood({ organisation: 'unknown', membership: 'unknown' }).answers.organisation, {
    kind: 'unknown',
  })
  assert.deepEqual(understood({ organisation: 'unknown' }).answers.organisation, { kind: 'unknown' })
})

const unlisted: Typed = {
  organisation: 'unlisted',
  membership: 'non-member',
  'unlisted-name': 'Kwame Lab',
  'unlisted-country': 'GH',
  'unlisted-web-site': 'lab.example/start',
}

test('an organisation of no list is described', () => {
  assert.deepEqual(understood(unlisted).answers.organisation, {
    kind: 'unlisted',
    name: 'Kwame Lab',
    countryCode: 'GH',
    webSite: 'https://lab.example/start',
  })
  assert.ok(understood({ ...unlisted, 'unlisted-web-site': '' }))
})

test('a description without name or country is not enough', () => {
  assert.deepEqual(problemsOf({ ...unlisted, 'unlisted-name': '', 'unlisted-country': '' }), [
    'unlisted-name: accounts.problem.unlisted-name',
    'unlisted-country: accounts.problem.unlisted-country',
  ])
})

test('a web site is a web address and nothing else', () => {
  for (const site of [
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://a.example',
    'not a site',
    'lab',
    'https://a@b.example',
  ])
    assert.deepEqual(
      problemsOf({ ...unlisted, 'unlisted-web-site': site }),
      ['unlisted-web-site: accounts.problem.web-site'],
      site,
    )
})

test('a category that has only listed organisations sends back to the list', () => {
  const category = profile.categories.find((one) => one.offersOnlyListed)
  assert.ok(category)
  assert.deepEqual(problemsOf({ ...unlisted, membership: category.id }), [
    'organisation: accounts.problem.only-listed',
  ])
})

test('a field sent twice counts once', () => {
  assert.equal(understood({ name: ['First', 'Second'], country: ['FR', 'XX'] }).answers.name, 'First')
})

test('the zone a browser guesses is kept by its present name, and never a problem', () => {
  assert.equal(understood({ 'time-zone': 'Africa/Accra' }).answers.timeZone, 'Africa/Accra')
  assert.equal(understood({ 'time-zone': 'UTC' }).answers.timeZone, 'UTC')
  for (const guess of ['', 'Mars/Olympus', '<script>', 'x'.repeat(5000)])
    assert.equal(understood({ 'time-zone': guess }).answers.timeZone, undefined)
})
