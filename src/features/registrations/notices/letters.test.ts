import assert from 'node:assert/strict'
import { test } from 'node:test'
import { letterFacts } from '../../../../test/support/letter-facts.ts'
import { assertLetter } from '../../../../test/support/stored-text.ts'
import { loadTexts } from '../../../platform/i18n/index.ts'
import type { Letter } from '../../../platform/outgoing-mail/letter.ts'
import { loadProfile } from '../../../platform/profile/index.ts'
import type { Registration } from '../types.ts'
import {
  afterwardsLetter,
  dayBeforeLetter,
  eventCancelledLetter,
  eventChangedLetter,
  weekBeforeLetter,
  type NoticeFacts,
} from './letters.ts'
import { knownOf } from './rules.ts'
import { delegateChangedLetter, needsLetter } from './staff-letters.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)
const at = (text: string) => new Date(`2026-11-${text}:00Z`)
const code = Buffer.from('a picture')

/** The meeting as it is, and how it was when people registered: a week earlier, elsewhere, and both ways. */
function changed(language: string, it: Partial<Registration> = {}): NoticeFacts {
  const facts = letterFacts(texts(language), profile, it)
  const before = {
    ...knownOf(facts.event),
    startsAt: at('27T04:00').toISOString(),
    endsAt: at('28T10:30').toISOString(),
    sessions: [{ startsAt: at('27T04:00').toISOString(), endsAt: at('27T12:00').toISOString() }],
    city: { en: 'Cuttack', ar: 'كتك', ru: 'Каттак', zh: '克塔克' },
    venue: {},
  }
  return { ...facts, notice: { before, after: knownOf(facts.event), reason: null } }
}

/** Some time before, with words of the organisers about the way there. */
function practical(language: string, it: Partial<Registration> = {}): NoticeFacts {
  const facts = letterFacts(texts(language), profile, it)
  const event = {
    ...facts.event,
    practical: {
      en: 'Badges are handed over from 08:30 on.\nA bus leaves from the station every ten minutes.',
    },
    accessNotes: { en: 'The ramp is at the east door.' },
    remoteRights: { en: 'Remote participants may ask for the floor.' },
  }
  return { ...facts, event, answersUntil: '2027-06-03' }
}

for (const language of profile.languages) {
  const t = texts(language)
  const stored = (says: string, letter: Letter | undefined, file: string): void =>
    void test(`${says}, in ${language}`, () => {
      assert.ok(letter)
      assertLetter(letter, t, profile, `registrations/${file}.${language}`)
    })
  const answers = { badgeName: 'Adwoa Mensah', interpretation: 'fr', accessNeeds: '' }

  stored(
    'the word about other days and another place is as stored',
    eventChangedLetter(t, changed(language, { mode: 'on-site', asksVisa: true }), {}),
    'event-changed',
  )
  stored(
    'the word that one’s way of taking part is no longer offered is as stored',
    eventChangedLetter(t, withoutSite(language), {}),
    'event-changed-remote-only',
  )
  stored(
    'the word that the meeting is cancelled is as stored',
    eventCancelledLetter(
      t,
      {
        ...letterFacts(t, profile, { state: 'cancelled' }),
        notice: { before: changed(language).notice!.before, after: null, reason: 'The hall was flooded.' },
      },
      {},
    ),
    'event-cancelled',
  )
  stored(
    'practical information for somebody on site is as stored',
    weekBeforeLetter(t, practical(language, { mode: 'on-site', answers }), { code }),
    'week-before-on-site',
  )
  stored(
    'practical information for somebody remote is as stored',
    weekBeforeLetter(t, practical(language), {}),
    'week-before-remote',
  )
  stored('the word on the day before is as stored', dayBeforeLetter(t, practical(language), {}), 'day-before')
  stored(
    'the word to whoever decided, that somebody withdrew, is as stored',
    delegateChangedLetter(t, letterFacts(t, profile, { state: 'withdrawn' }), { name: 'Kwabena Asante' }),
    'delegate-withdrawn',
  )
  stored(
    'the word to whoever decided, that somebody takes part otherwise, is as stored',
    delegateChangedLetter(t, letterFacts(t, profile, { mode: 'on-site' }), { name: 'Kwabena Asante' }),
    'delegate-changed',
  )
  stored(
    'the word about what people asked for is as stored',
    needsLetter(t, letterFacts(t, profile).event, {
      onSite: 42,
      remote: 17,
      interpretation: [
        { language: 'fr', count: 12 },
        { language: 'en', count: 1 },
      ],
      accessNeeds: 2,
    }),
    'needs',
  )
  stored('the word afterwards is as stored', afterwardsLetter(t, practical(language)), 'afterwards')
}

function withoutSite(language: string): NoticeFacts {
  const facts = letterFacts(texts(language), profile, { mode: 'on-site', state: 'pending' })
  const event = { ...facts.event, modes: ['remote'] as const }
  return { ...facts, event, notice: { before: knownOf(facts.event), after: knownOf(event), reason: null } }
}

test('whoever still waits for a decision is not told that they are confirmed', () => {
  const letter = eventChangedLetter(texts('en'), changed('en', { state: 'pending' }), {})
  assert.match(JSON.stringify(letter?.blocks), /not confirmed yet/)
  assert.doesNotMatch(JSON.stringify(letter?.blocks), /stays confirmed/)
})

test('whoever’s way of taking part is no longer offered is not told that they need do nothing', () => {
  for (const state of ['pending', 'confirmed'] as const) {
    const facts = withoutSite('en')
    const letter = eventChangedLetter(texts('en'), { ...facts, it: { ...facts.it, state } }, {})
    assert.match(JSON.stringify(letter?.blocks), /Open your registration to take part remotely/)
    assert.doesNotMatch(JSON.stringify(letter?.blocks), /need do nothing/)
  }
})

test('a change that was told to nobody makes no letter', () => {
  const facts = changed('en')
  const notice = facts.notice && { ...facts.notice, after: null }
  assert.equal(eventChangedLetter(texts('en'), { ...facts, notice }, {}), undefined)
})

test('JOIN opens as early as the event says, by its own clock', () => {
  const letter = dayBeforeLetter(texts('en'), { ...practical('en'), joinLeadMinutes: 60 }, {})
  assert.match(JSON.stringify(letter.blocks), /"JOIN opens",\["4 December, 08:30 Bhubaneswar"/)
})
