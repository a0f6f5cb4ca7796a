import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { byLanguage, decideMove, decideReading, inOrder, mayFetch, stranger, weeksOf } from './rules.ts'
import { levels, type Document, type Level, type Reader, type Reading } from './types.ts'

const it = (level: Level, more: Partial<Document> = {}) => ({
  id: 'document',
  state: 'published' as const,
  level,
  groupId: level === 'group' ? 'sg12' : null,
  eventId: level === 'event' ? 'meeting' : null,
  ...more,
})
const account: Reader = { ...stranger, isSignedIn: true }
const member: Reader = { ...account, holdsAccess: true, takesPartIn: 'all' }
const associate: Reader = { ...account, holdsAccess: true, takesPartIn: ['sg12'] }
const participant: Reader = { ...account, confirmedFor: new Set(['meeting']) }
const listed: Reader = { ...account, listedIn: new Set(['document']) }
const staff: Reader = { ...account, isStaff: true }

const readable = (reader: Reader) => levels.filter((level) => decideReading(it(level), reader) === 'read')

describe('whoever asks reads', () => {
  for (const [who, reader, may] of [
    ['a stranger', stranger, ['public']],
    ['somebody with an account', account, ['public', 'account']],
    ['somebody with member access', member, ['public', 'account', 'member', 'group']],
    ['an associate of the group', associate, ['public', 'account', 'group']],
    ['an associate of another group', { ...associate, takesPartIn: ['sg15'] }, ['public', 'account']],
    ['an associate who picked no group yet', { ...associate, takesPartIn: [] }, ['public', 'account']],
    ['a confirmed participant', participant, ['public', 'account', 'event']],
    [
      'a participant of another meeting',
      { ...participant, confirmedFor: new Set(['other']) },
      ['public', 'account'],
    ],
    ['somebody on the list', listed, ['public', 'account', 'list']],
    ['somebody on the list of another', { ...listed, listedIn: new Set(['other']) }, ['public', 'account']],
    ['whoever keeps the documents', staff, levels],
  ] as const)
    test(`${who}: ${may.join(', ')}`, () => assert.deepEqual(readable(reader), may))

  test('groups of an organisation open nothing to somebody without access', () =>
    assert.deepEqual(readable({ ...account, takesPartIn: 'all' }), ['public', 'account']))
  test('nothing but what is public while they are not signed in, whatever else is said of them', () =>
    assert.deepEqual(
      readable({
        ...member,
        ...participant,
        ...listed,
        isSignedIn: false,
        holdsAccess: true,
        takesPartIn: 'all',
      }),
      ['public'],
    ))
})

describe('whoever does not read', () => {
  const told = (level: Level, reader: Reader): Reading => decideReading(it(level), reader)
  test('is asked to sign in while nobody knows who they are', () => {
    for (const level of ['account', 'member', 'group', 'event'] as const)
      assert.equal(told(level, stranger), 'sign-in', level)
  })
  test('learns nothing of a document with a list of people', () => {
    for (const reader of [stranger, account, member, associate, participant])
      assert.equal(told('list', reader), 'absent')
  })
  test('is told what they lack once they are signed in', () => {
    assert.deepEqual(told('member', account), { lacks: 'access' })
    assert.deepEqual(told('group', account), { lacks: 'access' })
    assert.deepEqual(told('member', associate), { lacks: 'whole-membership' })
    assert.deepEqual(told('group', { ...associate, takesPartIn: ['sg15'] }), { lacks: 'group' })
    assert.deepEqual(told('event', member), { lacks: 'participation' })
  })
  test('learns nothing of a draft, whatever its level', () => {
    for (const level of levels)
      for (const reader of [stranger, account, member, listed, participant])
        assert.equal(decideReading(it(level, { state: 'draft' }), reader), 'absent')
    assert.equal(decideReading(it('list', { state: 'draft' }), staff), 'read')
  })
})

describe('a document that is withdrawn', () => {
  test('keeps its page for its readers, and hands no file on', () => {
    assert.equal(decideReading(it('member', { state: 'withdrawn' }), member), 'read')
    assert.equal(mayFetch(it('member', { state: 'withdrawn' }), member), false)
    assert.equal(mayFetch(it('member', { state: 'withdrawn' }), staff), true)
    assert.equal(mayFetch(it('member'), member), true)
    assert.equal(mayFetch(it('member'), account), false)
  })
  test('comes back by being published again, and is never a draft again', () => {
    const files = [{}] as unknown as Document['files']
    assert.deepEqual(decideMove({ state: 'withdrawn', files }, 'published'), { to: 'published' })
    assert.deepEqual(decideMove({ state: 'withdrawn', files }, 'draft'), {
      refused: 'documents.refused.moved',
    })
  })
})

test('nothing is published that has no file', () =>
  assert.deepEqual(decideMove({ state: 'draft', files: [] }, 'published'), {
    refused: 'documents.refused.no-file',
  }))
test('a draft is not withdrawn: nobody has read it', () =>
  assert.deepEqual(decideMove({ state: 'draft', files: [] }, 'withdrawn'), {
    refused: 'documents.refused.moved',
  }))

const files = [
  { language: 'ar', kind: 'docx' },
  { language: 'en', kind: 'docx' },
  { language: 'en', kind: 'pdf' },
  { language: 'fr', kind: 'pdf' },
]
test('one’s own language comes first, then the body’s order, of each the one to read first', () =>
  assert.deepEqual(
    inOrder(files, ['en', 'fr', 'ar'], 'fr').map(({ language, kind }) => `${language} ${kind}`),
    ['fr pdf', 'en pdf', 'en docx', 'ar docx'],
  ))
test('files stand together by language', () =>
  assert.deepEqual(
    byLanguage(files, ['en', 'fr', 'ar'], 'ar').map(([language, all]) => [language, all.length]),
    [
      ['ar', 1],
      ['en', 2],
      ['fr', 1],
    ],
  ))
test('weeks begin on Monday, and those in which nothing was fetched are there too', () =>
  assert.deepEqual(
    weeksOf(
      [
        { day: '2026-11-09', count: 1 },
        { day: '2026-11-15', count: 2 },
        { day: '2026-11-26', count: 4 },
        { day: '2026-01-01', count: 9 },
      ],
      '2026-11-26',
      3,
    ),
    [
      { from: '2026-11-09', count: 3 },
      { from: '2026-11-16', count: 0 },
      { from: '2026-11-23', count: 4 },
    ],
  ))
