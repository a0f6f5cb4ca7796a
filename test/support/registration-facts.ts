import type { EventView } from '../../src/features/events/index.ts'
import type { Organisation, Person } from '../../src/features/directory/index.ts'
import type { LetterFacts } from '../../src/features/registrations/letter-parts.ts'
import type { Registration } from '../../src/features/registrations/types.ts'
import type { Texts } from '../../src/platform/i18n/index.ts'
import type { Profile } from '../../src/platform/profile/index.ts'
import { usualSettings } from './gatherings.ts'

// One registration with everything round it, for letters that are compared with stored texts.

const at = (text: string) => new Date(`2026-12-${text}:00Z`)
const id = (last: number) => `0190a000-0000-7000-8000-00000000000${last}`

const registration: Registration = {
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

const meeting = {
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

const somebody: Person = {
  id: id(3),
  name: 'Adwoa Serwaa Mensah',
  badgeName: null,
  otherScriptName: null,
  countryCode: 'GH',
  phone: null,
  phoneE164: null,
  jobTitle: null,
  language: 'en',
  timeZone: null,
  createdAt: at('01T00:00'),
}

const volta: Organisation = {
  id: id(4),
  name: 'Volta Networks',
  names: {},
  acronym: null,
  countryCode: 'GH',
  category: 'sector-member',
  state: 'listed',
  membership: 'active',
  sectors: [],
  webSite: null,
}

/** A registration as letters see it: sent, and waiting unless it says otherwise. */
export const registrationFacts = (
  profile: Profile,
  t: Texts,
  it: Partial<Registration> = {},
  person: Partial<Person> = {},
): LetterFacts => ({
  it: { ...registration, ...it },
  event: meeting,
  person: { ...somebody, ...person },
  organisation: volta,
  username: undefined,
  rule: undefined,
  role: t.words(profile.focalPointKinds[0]?.label ?? {}),
  whatToBring: profile.letterTexts.whatToBring.map((words) => t.words(words)),
  joinLeadMinutes: profile.joinLeadMinutes,
  position: undefined,
  zone: undefined,
})
