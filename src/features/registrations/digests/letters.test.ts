import { test } from 'node:test'
import { usualSettings } from '../../../../test/support/gatherings.ts'
import { assertLetter } from '../../../../test/support/stored-text.ts'
import { loadTexts } from '../../../platform/i18n/index.ts'
import { loadProfile } from '../../../platform/profile/index.ts'
import type { EventView } from '../../events/index.ts'
import type { Registration } from '../types.ts'
import { decisionsWaitLetter, type DigestFacts, type Why } from './letters.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)
const at = (text: string) => new Date(`2026-12-${text}:00Z`)
const id = (last: number) => `0190a000-0000-7000-8000-00000000000${last}`

const it: Registration = {
  id: id(1),
  number: 'R-7K42-9FXM',
  eventId: id(2),
  personId: id(3),
  organisationId: id(4),
  category: 'sector-member',
  state: 'pending',
  mode: 'on-site',
  answers: { badgeName: 'Adwoa Mensah', interpretation: null, accessNeeds: '' },
  asksVisa: true,
  inParticipantsList: true,
  rule: 'members-only',
  waitsFor: 'focal-point',
  decisionReason: null,
  revision: 2,
  createdAt: at('01T09:00'),
  submittedAt: at('01T09:05'),
  decidedAt: null,
  decidedBy: null,
  offerUntil: null,
  changedAt: at('01T09:05'),
}

const event = {
  ...usualSettings,
  id: id(2),
  code: 'C-00015240',
  type: 'study-group',
  state: 'published',
  title: { en: 'Study group on quality of service' },
  summary: {},
  groupName: {},
  sector: null,
  countryCode: 'CH',
  city: { en: 'Lake City' },
  venue: {},
  accessNotes: {},
  timeZone: 'Europe/Zurich',
  startsAt: at('21T08:00'),
  endsAt: at('23T16:00'),
  modes: ['on-site', 'remote'],
  languages: ['en'],
  hasCaptions: false,
  registrationOpensAt: at('01T00:00'),
  onSiteClosesAt: null,
  remoteClosesAt: null,
  modeChangeUntil: null,
  onSiteCapacity: null,
  remoteCapacity: null,
  onSiteTaken: 0,
  remoteTaken: 0,
  requiresMemberAccess: false,
  contact: 'desk@events.example',
  policy: {},
  sessions: [],
  changedAt: at('01T00:00'),
} as unknown as EventView

const waiting = ['Adwoa Serwaa Mensah', 'Олена Коваленко'].map((name, place) => ({
  days: 4 + place,
  view: {
    it: { ...it, mode: place === 0 ? ('on-site' as const) : ('remote' as const) },
    event,
    person: {
      id: id(3),
      name,
      badgeName: null,
      otherScriptName: null,
      countryCode: 'GH',
      phone: null,
      phoneE164: null,
      jobTitle: null,
      language: 'en',
      timeZone: null,
      createdAt: at('01T00:00'),
    },
    organisation: {
      id: id(4),
      name: 'Volta Networks',
      names: {},
      acronym: null,
      countryCode: 'GH',
      category: 'sector-member',
      state: 'listed' as const,
      membership: 'active' as const,
      sectors: [],
      webSite: null,
    },
  },
}))

const factsOf = (why: Why, more: Partial<DigestFacts> = {}): DigestFacts => ({
  why,
  waiting,
  all: 2,
  fresh: 1,
  handedOnAt: at('15T09:05'),
  link: undefined,
  name: 'Kwabena Asante',
  ...more,
})

for (const language of profile.languages) {
  const stored = (says: string, why: Why, more: Partial<DigestFacts> = {}): void =>
    void test(`${says}, in ${language}`, () =>
      assertLetter(
        decisionsWaitLetter(texts(language), factsOf(why, more)),
        texts(language),
        profile,
        `registrations/decide-${why}.${language}`,
      ))
  stored('the mail of the day names who is new and who waits', 'digest', { all: 25 })
  stored('a reminder about one leads to it', 'first-reminder', {
    waiting: waiting.slice(0, 1),
    all: 1,
    link: '/approvals/R-7K42-9FXM/mail/a-token',
  })
  stored('the second reminder goes to everybody', 'second-reminder')
  stored('the secretariat is handed what waited too long', 'waited-long', { name: undefined })
  stored('or what nobody is there to decide', 'nobody-here', { name: undefined })
}
