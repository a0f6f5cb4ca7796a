import assert from 'node:assert/strict'
import { test } from 'node:test'
import { usualSettings } from '../../../../../test/support/gatherings.ts'
import type { EventView } from '../../types.ts'
import { isReady, missingFor } from './rules.ts'

const now = new Date('2026-11-25T09:00:00Z')
const at = (day: string) => new Date(`${day}T09:00:00Z`)
const all = { en: 'Words', fr: 'Mots' }

const complete: EventView = {
  ...usualSettings,
  id: 'one',
  code: 'C-00000001',
  type: 'workshop',
  state: 'draft',
  title: all,
  summary: all,
  description: all,
  practical: all,
  remoteRights: all,
  groupName: {},
  sector: null,
  countryCode: 'GH',
  city: all,
  venue: all,
  accessNotes: {},
  timeZone: 'Africa/Accra',
  startsAt: at('2027-02-01'),
  endsAt: at('2027-02-05'),
  modes: ['on-site', 'remote'],
  languages: ['en'],
  hasCaptions: false,
  registrationOpensAt: at('2026-11-01'),
  onSiteClosesAt: at('2027-01-20'),
  remoteClosesAt: at('2027-02-01'),
  modeChangeUntil: at('2027-01-20'),
  onSiteCapacity: 50,
  remoteCapacity: null,
  onSiteTaken: 0,
  remoteTaken: 0,
  requiresMemberAccess: false,
  contact: 'desk@body.example',
  policy: {},
  sessions: [{ id: 's', title: {}, startsAt: at('2027-02-01'), endsAt: at('2027-02-02') }],
  changedAt: now,
}

const codes = (change: Partial<EventView>, isForSomebody = true) =>
  missingFor({ ...complete, ...change }, { languages: ['en', 'fr'], isForSomebody, now }).map(
    ({ code, isError }) => (isError ? `! ${code}` : code),
  )

test('an event with everything lacks nothing', () => assert.deepEqual(codes({}), []))

const errors: [string, Partial<EventView>, string][] = [
  [
    'is over',
    { startsAt: at('2026-11-01'), endsAt: at('2026-11-02'), sessions: [], modeChangeUntil: null },
    'over',
  ],
  ['has no title', { title: {} }, 'title'],
  ['people come to, without a country', { countryCode: null }, 'country'],
  ['people come to, without a city', { city: {} }, 'city'],
  ['closes before it opens', { registrationOpensAt: at('2027-02-03') }, 'never-open'],
  [
    'has its deadlines behind it',
    { onSiteClosesAt: at('2026-11-20'), remoteClosesAt: at('2026-11-20') },
    'deadlines-past',
  ],
  [
    'has a session on another day',
    { sessions: [{ id: 's', title: {}, startsAt: at('2027-01-01'), endsAt: at('2027-01-02') }] },
    'session-outside',
  ],
]
for (const [what, change, code] of errors)
  test(`an event that ${what} cannot be published`, () => {
    assert.ok(codes(change).includes(`! ${code}`), String(codes(change)))
    assert.equal(
      isReady(missingFor({ ...complete, ...change }, { languages: ['en'], isForSomebody: true, now })),
      false,
    )
  })

test('an event whose rules let nobody in cannot be published', () =>
  assert.deepEqual(codes({}, false), ['! nobody']))

test('a place is not asked of an event that is remote only', () =>
  assert.deepEqual(codes({ modes: ['remote'], city: {}, countryCode: null, venue: {}, practical: {} }), []))

test('translations, words for those who travel and for those who do not, are missed without standing in the way', () => {
  const change = { title: { en: 'Only' }, practical: {}, remoteRights: {}, sessions: [] }
  assert.deepEqual(codes(change), ['translations', 'practical', 'remote-rights', 'sessions'])
  const [first] = missingFor(
    { ...complete, ...change },
    { languages: ['en', 'fr'], isForSomebody: true, now },
  )
  assert.deepEqual(first?.languages, ['fr'])
})
test('words that nobody wrote in any language need no translation', () =>
  assert.deepEqual(codes({ summary: {} }), ['summary']))
test('a deadline within a week is pointed at', () =>
  assert.deepEqual(codes({ onSiteClosesAt: at('2026-11-30') }), ['soon']))
test('one mode needs no last day for changing it', () =>
  assert.deepEqual(codes({ modes: ['remote'], modeChangeUntil: null }), []))
