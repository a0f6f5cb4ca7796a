import { test } from 'node:test'
import { registrationFacts } from '../../../../test/support/registration-facts.ts'
import { assertLetter } from '../../../../test/support/stored-text.ts'
import { loadTexts } from '../../../platform/i18n/index.ts'
import { loadProfile } from '../../../platform/profile/index.ts'
import type { State } from '../types.ts'
import { declinedLetter, onBehalfLetter } from './letters.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)

for (const language of profile.languages) {
  const t = texts(language)
  const facts = (state: State) => registrationFacts(profile, t, { state, asksVisa: false })
  const link = '/registrations/decline/a-token'
  test(`whoever was registered by others need do nothing, in ${language}`, () =>
    assertLetter(
      onBehalfLetter(t, {
        ...facts('confirmed'),
        capacity: 'head',
        link,
        hasAccount: false,
        enclosed: { code: Buffer.from('a picture') },
      }),
      t,
      profile,
      `registrations/on-behalf.${language}`,
    ))
  test(`and learns when there is no seat yet, in ${language}`, () =>
    assertLetter(
      onBehalfLetter(t, {
        ...facts('waitlisted'),
        capacity: 'high-level',
        link,
        hasAccount: true,
        enclosed: {},
      }),
      t,
      profile,
      `registrations/on-behalf-waitlisted.${language}`,
    ))
  test(`whoever registered them learns that they said no, in ${language}`, () =>
    assertLetter(
      declinedLetter(t, facts('withdrawn'), 'Kwabena Asante'),
      t,
      profile,
      `registrations/declined.${language}`,
    ))
}
