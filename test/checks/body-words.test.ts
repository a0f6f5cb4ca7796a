import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bodysWordsInProgram } from './body-words.ts'
import { sources } from './sources.ts'

const words = ['TIES', 'Aberdovey', 'Sector Member', "l'Union", '部门成员', 'example.int']
const findings = (text: string, path = 'src/features/a/texts/en.json') =>
  bodysWordsInProgram(sources({ [path]: text }), words)

test("a body's word in the program is found, in any case and across lines", () => {
  assert.equal(findings('"in ABERDOVEY"').length, 1)
  assert.equal(findings('a sector\n  member').length, 1)
  assert.equal(findings('a sector member').length, 1)
  assert.equal(findings('your TIES account').length, 1)
  assert.equal(findings('de l’Union').length, 1)
  assert.equal(findings('作为部门成员参加').length, 1)
  assert.equal(findings('write to desk@example.int').length, 1)
})

test('an ordinary word that looks alike is not', () => {
  assert.deepEqual(findings('it ties the knot; properties, priorities; in aberdoveyshire'), [])
})

test('its own profile and tests may say it', () => {
  assert.deepEqual(findings('TIES', 'profiles/itu/profile.json'), [])
  assert.deepEqual(findings('TIES', 'src/features/a/rules.test.ts'), [])
})
