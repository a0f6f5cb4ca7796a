import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertLetter } from '../../../../test/support/stored-text.ts'
import { loadTexts, type Texts } from '../../../platform/i18n/index.ts'
import type { Letter } from '../../../platform/outgoing-mail/letter.ts'
import { loadProfile } from '../../../platform/profile/index.ts'
import * as letters from './letters.ts'
import { roleName } from './words.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)
const organisation = 'Armor Télécom'
const designated = { kind: 'designated', sector: null, isDeputy: false }
const about = (t: Texts) => ({ organisation, role: roleName(t, profile, designated) })
const asked = (t: Texts): letters.AskedFacts => ({
  ...about(t),
  changeId: '0190a000-0000-7000-8000-0000000000c1',
  what: 'hand-over',
  asker: 'Kwabena Asante',
  holder: 'Kwabena Asante',
  person: 'Nana Yaa Agyeman',
  email: 'nana.agyeman@armor.example',
  reason: 'I move to another department.',
})
const claims = [
  { name: 'Ana Lima', organisation, since: '2026-11-02' },
  { name: 'هدى الكيلاني', organisation, since: '2026-11-17' },
]

const written: Readonly<Record<string, (t: Texts) => Letter>> = {
  asked: (t) => letters.askedLetter(t, asked(t)),
  'asked-ending': (t) =>
    letters.askedLetter(t, {
      ...asked(t),
      what: 'ending',
      person: undefined,
      email: undefined,
      reason: null,
    }),
  began: (t) =>
    letters.beganLetter(t, {
      ...about(t),
      name: 'Nana Yaa Agyeman',
      isDeputy: false,
      decides: ['registrations'],
      expiresOn: '2027-12-31',
      isNew: true,
    }),
  'began-deputy': (t) =>
    letters.beganLetter(t, {
      organisation,
      role: roleName(t, profile, { kind: 'member-access', sector: 'ITU-T', isDeputy: true }),
      name: 'Efua Owusu',
      isDeputy: true,
      decides: ['affiliations'],
      expiresOn: null,
      isNew: false,
    }),
  ended: (t) =>
    letters.endedLetter(t, {
      ...about(t),
      name: 'Kwabena Asante',
      path: '/directory/organisations/0190a000-0000-7000-8000-0000000000a1',
      reason: 'handed-over',
      successor: 'Nana Yaa Agyeman',
      note: null,
    }),
  changed: (t) =>
    letters.changedLetter(t, {
      ...about(t),
      holder: 'Kwabena Asante',
      successor: 'Nana Yaa Agyeman',
      reason: 'handed-over',
    }),
  refused: (t) =>
    letters.refusedLetter(t, {
      ...about(t),
      name: 'Kwabena Asante',
      person: 'Nana Yaa Agyeman',
      note: 'Please send a letter on letterhead.',
    }),
  missing: (t) => letters.missingLetter(t, { count: 1, missing: [about(t)] }),
  'missing-many': (t) =>
    letters.missingLetter(t, { count: 2, missing: [about(t), { ...about(t), organisation: 'Prüfhaus' }] }),
  confirm: (t) =>
    letters.confirmLetter(t, {
      name: 'Kwabena Asante',
      organisation,
      roles: [about(t).role],
      by: '2026-12-20',
      isOver: false,
    }),
  'confirm-over': (t) =>
    letters.confirmLetter(t, {
      name: 'Kwabena Asante',
      organisation,
      roles: [about(t).role],
      by: '2026-11-20',
      isOver: true,
    }),
  expires: (t) =>
    letters.expiresLetter(t, {
      name: 'Kwabena Asante',
      organisation,
      roles: [about(t).role],
      on: '2026-12-20',
    }),
  'claims-wait': (t) => letters.claimsLetter(t, { name: 'Efua Owusu', organisation, claims }),
  'claims-escalated': (t) => letters.escalatedLetter(t, { count: 2, claims }),
}

for (const language of profile.languages) {
  const t = texts(language)
  for (const [name, write] of Object.entries(written))
    test(`the letter “${name}” is as stored, in ${language}`, () => {
      assertLetter(write(t), t, profile, `directory/focal-points/${name}.${language}`)
    })
}

test('no address of anybody stands in a subject', () => {
  for (const write of Object.values(written)) assert.doesNotMatch(write(texts('en')).subject, /@/)
})
