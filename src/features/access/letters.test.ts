import { test } from 'node:test'
import { assertLetter } from '../../../test/support/stored-text.ts'
import { loadTexts } from '../../platform/i18n/index.ts'
import type { Letter } from '../../platform/outgoing-mail/letter.ts'
import { loadProfile } from '../../platform/profile/index.ts'
import { unusedLetter } from './disuse/letters.ts'
import { endedLetter, movedLetter, statusLetter, toDecideLetter, type LetterFacts } from './letters.ts'
import { applicationStates } from './states.ts'
import type { ApplicationState } from './types.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)

const factsIn = (state: ApplicationState): LetterFacts => ({
  it: {
    id: '0190a000-0000-7000-8000-000000000001',
    registrationId: '123456789-12361',
    personId: '0190a000-0000-7000-8000-000000000002',
    organisationId: '0190a000-0000-7000-8000-000000000003',
    state,
    stateSince: new Date('2026-11-25T09:00:00Z'),
    reason: 'Our contributions\nto the group',
    decisionReason: 'Ask again in May',
    decidedBy: null,
    grantedAt: null,
    revision: 1,
    createdAt: new Date('2026-11-24T09:00:00Z'),
  },
  organisation: 'Volta Networks',
  access: profile.accessName,
  contact: 'desk@accounts.example',
  timeZone: profile.seat.timeZone,
})

for (const language of profile.languages) {
  const t = texts(language)
  const stored = (letter: Letter, file: string): void =>
    void test(`the letter ${file} is as stored, in ${language}`, () =>
      assertLetter(letter, t, profile, `access/${file}.${language}`))
  for (const state of applicationStates) stored(movedLetter(t, factsIn(state)), state)
  const person = { person: 'Adwoa Mensah', email: 'a.mensah@volta.example' }
  stored(toDecideLetter(t, { ...factsIn('awaiting'), ...person }), 'to-decide')
  for (const state of ['revoked', 'suspended', 'expired'] as const)
    stored(endedLetter(t, { ...factsIn(state), ...person }), `others-${state}`)
  stored(movedLetter(t, { ...factsIn('awaiting'), look: '/access/status/token' }), 'awaiting-link')
  const { it, organisation, ...unused } = factsIn('active')
  const days = { activeAt: it.createdAt, endsAt: new Date('2027-11-25T09:00:00Z') }
  stored(unusedLetter(t, { ...unused, organisations: [organisation], ...days }), 'unused')
  const about = { access: profile.accessName, contact: 'desk@accounts.example', look: '/access/status/token' }
  stored(statusLetter(t, { ...about, all: [factsIn('awaiting'), factsIn('rejected')] }), 'status')
  stored(statusLetter(t, { ...about, all: [] }), 'status-none')
}
