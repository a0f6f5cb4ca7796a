import { test } from 'node:test'
import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listProfiles, loadProfile, readProfile, WrongProfile } from './index.ts'

const itu = loadProfile('itu')

test('both profiles are complete', () => {
  assert.deepEqual(listProfiles(), ['itu', 'northlight'])
  assert.equal(loadProfile('northlight').languages.length, 3)
  assert.deepEqual(itu.languages, ['en', 'fr', 'es', 'ar', 'ru', 'zh'])
})

test('the membership list has the manual’s eleven entries in its order and wording', () => {
  assert.deepEqual(
    [itu.categoryPrompt, ...itu.categories.map(({ label }) => label)].map(({ en }) => en?.replace('’', "'")),
    [
      'Please choose',
      "I don't know",
      'Non-Member',
      'Member State',
      'Sector Member',
      'Associate',
      'Academia, University, Research Establishment',
      'International/Regional Organizations',
      'Resolution 99',
      'United Nations, Specialized agency, IAEA',
      'Media',
    ],
  )
})

test('the members are states, sector members, associates and academia', () => {
  const members = itu.categories.filter(({ isMember }) => isMember).map(({ id }) => id)
  assert.deepEqual(members, ['member-state', 'sector-member', 'associate', 'academia'])
})

test('people of 194 member states may sign up, and of the one entry that is no member state', () => {
  assert.equal(itu.countries.filter(({ isMember }) => isMember).length, 194)
  const others = itu.countries.filter(({ isMember }) => !isMember)
  assert.deepEqual(
    others.map(({ code }) => code),
    ['PS'],
  )
})

test('no two countries share a name in any language', () => {
  for (const language of itu.languages) {
    const names = itu.countries.map(({ names }) => names[language])
    assert.equal(new Set(names).size, names.length, language)
  }
})

test('a rule is one text: its words and the way out', () => {
  const rule = itu.rules['study-group-members-only']
  assert.match(
    rule?.['en'] ?? '',
    /members only, .+\. If your organization is a member, .+tsbreg@itu\.int\.$/,
  )
  assert.match(rule?.['zh'] ?? '', /。如果/)
})

test('a profile that is not there says which are', () => {
  assert.throws(() => loadProfile('nowhere'), /"nowhere".+\n.+there are: itu, northlight/)
  assert.throws(() => loadProfile('../northlight'), WrongProfile)
})

/** A copy of the small profile with some of its files changed. */
function brokenProfile(change: Record<string, (text: string) => string | undefined>): readonly string[] {
  const folder = join(mkdtempSync(join(tmpdir(), 'profile-')), 'broken')
  try {
    cpSync(loadProfile('northlight').folder, folder, { recursive: true })
    for (const [file, edit] of Object.entries(change)) {
      const text = edit(readFileSync(join(folder, file), 'utf8'))
      if (text === undefined) rmSync(join(folder, file))
      else writeFileSync(join(folder, file), text)
    }
    const read = readProfile(folder)
    return read.ok ? [] : read.problems
  } finally {
    rmSync(join(folder, '..'), { recursive: true })
  }
}

test('a wrong profile comes back with every problem at once, each with its place', () => {
  const problems = brokenProfile({
    'profile.json': (text) =>
      text.replace('"Europe/Oslo"', '"Oslo"').replace('"leadDays": 45', '"leadDays": -1'),
    'categories.json': (text) => text.replace('"kind": "none"', '"kind": "nobody"'),
    'letters.json': () => '{',
    'legal/terms.ar.md': () => undefined,
  })
  for (const place of [
    /^profile\.json: seat\.timeZone: is not a time zone/,
    /^profile\.json: visa\.leadDays: /,
    /^categories\.json: categories\.3\.kind: /,
    /^letters\.json: is not JSON/,
    /^legal\/terms\.ar\.md: is missing/,
  ])
    assert.ok(
      problems.some((problem) => place.test(problem)),
      `${place} in\n${problems.join('\n')}`,
    )
  assert.equal(problems.length, 5)
})

test('a missing or empty translation is a problem', () => {
  const problems = brokenProfile({
    'letters.json': (text) => text.replace(/"ar": "مكتب الليل"/, '"ar": ""'),
    'participation.json': (text) => text.replace(/,\s*"ar": "سهرة"/, ''),
  })
  assert.equal(problems.length, 2)
  assert.ok(problems.some((problem) => problem.startsWith('letters.json: signedBy.ar: is empty')))
  assert.ok(problems.some((problem) => problem.startsWith('participation.json: eventTypes.3.label.ar: ')))
})

test('a word nobody knows is a problem', () => {
  const [problem] = brokenProfile({
    'profile.json': (text) => text.replace('"hosts"', '"hotels": [], "hosts"'),
  })
  assert.match(problem ?? '', /hotels/)
})

test('what the files say must agree', () => {
  const problems = brokenProfile({
    'participation.json': (text) =>
      text
        .replace('"rule": "vigil-is-by-name"', '"rule": "nowhere"')
        .replace('"eventType": "open-night"', '"eventType": "closed-night"'),
    'countries.json': (text) => text.replace('"code": "SE"', '"code": "NO"'),
    'profile.json': (text) => text.replace('"onBrand": "#FFFFFF"', '"onBrand": "#5A5793"'),
  })
  for (const told of [
    'no rule nowhere',
    'no event type closed-night',
    'nothing is said about visitor at open-night',
    'the rule vigil-is-by-name is not used',
    'country NO is there twice',
    'onBrand on brand has contrast',
  ])
    assert.ok(
      problems.some((problem) => problem.includes(told)),
      `${told} in\n${problems.join('\n')}`,
    )
})

test('a rule that says no must name a way out', () => {
  const problems = brokenProfile({
    'participation.json': (text) =>
      text.replace(
        '"regime": "automatic",\n      "rule": "nights-are-open"',
        '"regime": "refused",\n      "rule": "nights-are-open"',
      ),
  })
  assert.deepEqual(problems, [
    'participation.json: policy row 1: the rule nights-are-open says no and names no way out',
  ])
})

test('a group is of a sector the body has, and is there to be picked', () => {
  const problems = brokenProfile({
    'categories.json': (text) =>
      text
        .replace(
          '"studyGroups": []',
          '"studyGroups": [{ "id": "a", "sector": "east", "label": { "en": "A", "fr": "A", "ar": "A" } }]',
        )
        .replace('"id": "north"', '"id": "south"'),
  })
  assert.deepEqual(problems, [
    'categories.json: sector south is there twice',
    'categories.json: the group a is of the sector east, which is not listed',
  ])
  const nothing = brokenProfile({
    'categories.json': (text) =>
      text.replace('"isMember": true,', '"isMember": true, "picksStudyGroup": true,'),
  })
  assert.deepEqual(nothing, ['categories.json: observatory picks a group, and studyGroups has none'])
})

test('a logo may only draw', () => {
  for (const svg of [
    '<svg viewBox="0 0 1 1"><script>alert(1)</script></svg>',
    '<svg viewBox="0 0 1 1" onload="alert(1)"></svg>',
    '<svg viewBox="0 0 1 1"><path style="fill:red"/></svg>',
    '<svg viewBox="0 0 1 1"><image href="https://elsewhere.example/a.png"/></svg>',
    '<p>no picture</p>',
  ])
    assert.notDeepEqual(brokenProfile({ 'logo.svg': () => svg }), [], svg)
})
