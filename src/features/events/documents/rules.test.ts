import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hidesSome, inOrder, mayRead, readableBy, stranger } from './rules.ts'
import { accessLevels, type Access, type DocumentFile, type EventDocument, type Reader } from './types.ts'

const anybody: Reader = { ...stranger, isSignedIn: true }
const file = (language: string): DocumentFile => ({
  language,
  name: 'a.pdf',
  kind: 'pdf',
  size: 9,
  sha256: '0',
})
const document = (access: Access, files = [file('en')]): EventDocument => ({
  id: access,
  eventId: 'event',
  position: 1,
  title: { en: access },
  access,
  files,
  changedAt: new Date(0),
})
const levels = (reader: Reader) => accessLevels.filter((access) => mayRead(access, reader))

for (const [who, reader, may] of [
  ['a stranger', stranger, ['public']],
  ['somebody with an account', anybody, ['public', 'signed-in']],
  ['somebody registered', { ...anybody, attending: 'registered' }, ['public', 'signed-in', 'registered']],
  [
    'a confirmed participant',
    { ...anybody, attending: 'confirmed' },
    ['public', 'signed-in', 'registered', 'confirmed'],
  ],
  ['a member who is not registered', { ...anybody, isMember: true }, ['public', 'signed-in', 'members']],
  ['staff', { ...anybody, isStaff: true }, accessLevels],
] as const)
  test(`${who} may have: ${may.join(', ')}`, () => assert.deepEqual(levels(reader), may))

test('whoever is not signed in has nothing but what is public, whatever else is said of them', () =>
  assert.deepEqual(levels({ ...stranger, attending: 'confirmed', isMember: true }), ['public']))
test('a document without a file is on nobody’s page', () =>
  assert.deepEqual(readableBy([document('public', [])], { ...anybody, isStaff: true }), []))
test('strangers are told that signing in may show more only when it may', () => {
  assert.equal(hidesSome([document('public'), document('staff')], stranger), false)
  assert.equal(hidesSome([document('confirmed')], stranger), true)
  assert.equal(hidesSome([document('confirmed', [])], stranger), false)
  assert.equal(hidesSome([document('confirmed')], anybody), false)
})
test('one’s own language comes first, then the body’s order', () => {
  const files = [file('ar'), file('en'), file('fr')]
  assert.deepEqual(
    inOrder(files, ['en', 'fr', 'ar'], 'ar').map(({ language }) => language),
    ['ar', 'en', 'fr'],
  )
})
