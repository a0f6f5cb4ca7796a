import type { LetterFacts } from '../../src/features/registrations/letter-parts.ts'
import type { Registration } from '../../src/features/registrations/types.ts'
import type { Texts } from '../../src/platform/i18n/index.ts'
import type { Profile } from '../../src/platform/profile/index.ts'
import { usualSettings } from './gatherings.ts'

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

/** What letters about one registration are written from, in a language: the same person and meeting in each. */
export function letterFacts(t: Texts, profile: Profile, it: Partial<Registration> = {}): LetterFacts {
  const language = t.language
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
