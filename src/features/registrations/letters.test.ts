import assert from 'node:assert/strict'
import { test } from 'node:test'
import { usualSettings } from '../../../test/support/gatherings.ts'
import { assertLetter } from '../../../test/support/stored-text.ts'
import { loadTexts } from '../../platform/i18n/index.ts'
import { loadProfile } from '../../platform/profile/index.ts'
import type { LetterFacts } from './letter-parts.ts'
import {
  confirmedLetter,
  modeChangedLetter,
  offeredLetter,
  offerLapsedLetter,
  receivedLetter,
  rejectedLetter,
  toDecideLetter,
  waitlistedLetter,
  withdrawnLetter,
} from './letters.ts'
import { reopenedLetter } from './reopening/letters.ts'
import type { Registration } from './types.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)
const at = (text: string) => new Date(`2026-12-${text}:00Z`)

const registration: Registration = {
  id: '0190a000-0000-7000-8000-000000000001',
  number: 'R-7K42-9FXM',
  eventId: '0190a000-0000-7000-8000-000000000002',
  personId: '0190a000-0000-7000-8000-000000000003',
  organisationId: '0190a000-0000-7000-8000-000000000004',
  category: 'sector-member',
  state: 'confirmed',
  mode: 'remote',
  answers: { badgeName: 'Adwoa Mensah', interpretation: null, accessNeeds: '' },
  asksVisa: false,
  inParticipantsList: true,
  rule: 'open-to-all',
  waitsFor: null,
  decisionReason: null,
  revision: 2,
  createdAt: at('01T09:00'),
  submittedAt: at('01T09:05'),
  decidedAt: at('01T09:05'),
  decidedBy: null,
  offerUntil: null,
  changedAt: at('01T09:05'),
}

function factsIn(language: string, it: Partial<Registration> = {}): LetterFacts {
  const t = texts(language)
  return {
    it: { ...registration, ...it },
    event: {
      id: registration.eventId,
      code: 'C-00015213',
      type: 'workshop',
      state: 'published',
      title: {
        en: 'Performance, Quality of Service and Quality of Experience',
        zh: '性能、服务质量和体验质量',
      },
      summary: {},
      groupName: {},
      sector: null,
      countryCode: 'IN',
      city: { en: 'Bhubaneswar', ar: 'بوبانسوار', ru: 'Бхубанешвар', zh: '布巴内斯瓦尔' },
      venue: { en: 'Mahanadi Hall, Lotus Convention Centre' },
      accessNotes: {},
      timeZone: 'Asia/Kolkata',
      startsAt: at('04T04:00'),
      endsAt: at('05T10:30'),
      modes: ['on-site', 'remote'],
      languages: ['en'],
      hasCaptions: true,
      registrationOpensAt: at('01T00:00'),
      onSiteClosesAt: null,
      remoteClosesAt: null,
      modeChangeUntil: at('02T12:30'),
      onSiteCapacity: 180,
      remoteCapacity: null,
      onSiteTaken: 12,
      remoteTaken: 40,
      requiresMemberAccess: false,
      contact: 'desk@events.example',
      ...usualSettings,
      policy: {},
      sessions: [
        { id: 'one', title: {}, startsAt: at('04T04:00'), endsAt: at('04T12:00') },
        { id: 'two', title: {}, startsAt: at('05T04:00'), endsAt: at('05T10:30') },
      ],
      changedAt: at('01T00:00'),
    },
    person: {
      id: registration.personId,
      name: 'Adwoa Serwaa Mensah',
      badgeName: 'Adwoa Mensah',
      otherScriptName: null,
      countryCode: 'GH',
      phone: null,
      phoneE164: null,
      jobTitle: 'Technical Regulation',
      language,
      timeZone: 'Africa/Accra',
      createdAt: at('01T00:00'),
    },
    organisation: {
      id: '0190a000-0000-7000-8000-000000000004',
      name: 'Volta National Communications Office',
      names: {},
      acronym: null,
      countryCode: 'GH',
      category: 'sector-member',
      state: 'listed',
      membership: 'active',
      sectors: [],
      webSite: null,
    },
    username: 'mensaha',
    rule: t.words(profile.rules['open-to-all'] ?? {}),
    role: t.words(profile.focalPointKinds[0]?.label ?? {}),
    whatToBring: profile.letterTexts.whatToBring.map((words) => t.words(words)),
    joinLeadMinutes: 30,
    position: 4,
    zone: 'Africa/Accra',
  }
}

const code = Buffer.from('a picture')
const pending = { state: 'pending', waitsFor: 'focal-point', decidedAt: null } as const
const rejected = {
  state: 'rejected',
  waitsFor: 'focal-point',
  decisionReason: 'Our delegation\nis complete.',
} as const

for (const language of profile.languages) {
  const t = texts(language)
  const name = (letter: string) => `registrations/${letter}.${language}`
  const stored = (says: string, letter: ReturnType<typeof confirmedLetter>, file: string): void =>
    void test(`${says}, in ${language}`, () => assertLetter(letter, t, profile, name(file)))

  stored(
    'the confirmation of somebody remote is as stored',
    confirmedLetter(t, factsIn(language), { code }),
    'confirmed-remote',
  )
  stored(
    'the confirmation of somebody on site is as stored',
    confirmedLetter(t, factsIn(language, { mode: 'on-site', asksVisa: true }), { code }),
    'confirmed-on-site',
  )
  stored('the receipt is as stored', receivedLetter(t, factsIn(language, pending)), 'received')
  stored(
    'the word about the waiting list is as stored',
    waitlistedLetter(t, factsIn(language, { state: 'waitlisted' })),
    'waitlisted',
  )
  stored(
    'the offer of a seat is as stored',
    offeredLetter(t, factsIn(language, { state: 'offered', offerUntil: at('02T12:30') })),
    'offered',
  )
  stored(
    'the word about an offer that is over is as stored',
    offerLapsedLetter(t, factsIn(language, { state: 'withdrawn' })),
    'offer-lapsed',
  )
  stored('the rejection is as stored', rejectedLetter(t, factsIn(language, rejected), {}), 'rejected')
  stored(
    'the word that something is decided again is as stored',
    reopenedLetter(t, factsIn(language, { state: 'pending', waitsFor: 'focal-point' }), {}),
    'reopened',
  )
  stored(
    'the word about a withdrawal is as stored',
    withdrawnLetter(t, factsIn(language, { state: 'withdrawn' }), {}),
    'withdrawn',
  )
  stored(
    'the word about another way of taking part is as stored',
    modeChangedLetter(t, factsIn(language, { mode: 'on-site' }), { code }),
    'mode-changed',
  )
  stored(
    'the request to decide is as stored',
    toDecideLetter(t, factsIn(language, { ...pending, asksVisa: true, mode: 'on-site' }), {
      name: 'Kwabena Asante',
      link: '/approvals/R-7K42-9FXM/mail/a-token',
    }),
    'to-decide',
  )

  test(`subjects begin with the state and stay short, in ${language}`, () => {
    for (const letter of [
      confirmedLetter(t, factsIn(language), {}),
      receivedLetter(t, factsIn(language, pending)),
    ]) {
      const state = letter.blocks.find((block) => block.block === 'status')
      const subject = letter.subject.replace(/[\u2066-\u2069]/g, '')
      assert.ok(state?.block === 'status' && subject.startsWith(state.state), subject)
      assert.ok([...subject].length <= 90, subject)
    }
  })
}

test('the receipt says that it is no confirmation before anything else', () => {
  const { blocks } = receivedLetter(texts('en'), factsIn('en', pending))
  const first = blocks.filter((block) => block.block === 'paragraph')[1]
  assert.deepEqual(first?.words, { words: 'This is a receipt, not a confirmation.', as: 'strong' })
})

test('without an account name the same account is asked for in words', () => {
  const letter = confirmedLetter(texts('en'), { ...factsIn('en'), username: undefined }, {})
  assert.match(JSON.stringify(letter.blocks), /Sign in with the same account that registered\. JOIN/)
})

test('a long meeting is told by its days, not by every sitting', () => {
  const facts = factsIn('en')
  const sessions = Array.from({ length: 8 }, () => facts.event.sessions[0]!)
  const letter = confirmedLetter(texts('en'), { ...facts, event: { ...facts.event, sessions } }, {})
  assert.match(JSON.stringify(letter.blocks), /\["When",\{"words":"4–5 December 2026","as":"strong"\}\]/)
})

test('a meeting that is only remote says nothing of coming on site', () => {
  const facts = factsIn('en')
  const letter = confirmedLetter(texts('en'), { ...facts, event: { ...facts.event, modes: ['remote'] } }, {})
  assert.doesNotMatch(JSON.stringify(letter.blocks), /On site instead/)
})
