import { test } from 'node:test'
import { registrationFacts } from '../../../../test/support/registration-facts.ts'
import { assertLetter } from '../../../../test/support/stored-text.ts'
import { loadTexts } from '../../../platform/i18n/index.ts'
import { loadProfile } from '../../../platform/profile/index.ts'
import { challengeLetter, disputedLetter, type ChallengeFacts } from './letters.ts'
import type { Challenge } from './types.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)

const asked: Challenge = {
  registrationId: '0190a000-0000-7000-8000-000000000001',
  organisationId: '0190a000-0000-7000-8000-000000000004',
  why: 'claimed',
  sentTo: 'office@volta.example',
  sentAt: new Date('2026-12-01T09:05:00Z'),
  answer: null,
  answeredAt: null,
  answeredBy: null,
  words: null,
  settled: null,
  settledAt: null,
}

for (const language of profile.languages) {
  const t = texts(language)
  const facts = (challenge: Partial<Challenge>): ChallengeFacts => ({
    ...registrationFacts(profile, t, { state: 'confirmed', waitsFor: null }),
    challenge: { ...asked, ...challenge },
    link: '/registrations/challenge/a-token',
    to: undefined,
  })
  test(`the official contact is told of a claim, in ${language}`, () =>
    assertLetter(challengeLetter(t, facts({})), t, profile, `registrations/challenge.${language}`))
  test(`and of an address that is none of theirs, in ${language}`, () =>
    assertLetter(
      challengeLetter(t, facts({ why: 'other-address' })),
      t,
      profile,
      `registrations/challenge-other-address.${language}`,
    ))
  test(`the secretariat is told what they say, in ${language}`, () =>
    assertLetter(
      disputedLetter(
        t,
        facts({ answer: 'not-ours', answeredBy: 'Efua Owusu, Registry', words: 'She left us in May.' }),
      ),
      t,
      profile,
      `registrations/disputed.${language}`,
    ))
}
