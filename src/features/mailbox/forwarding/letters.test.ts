import { test } from 'node:test'
import { assertLetter } from '../../../../test/support/stored-text.ts'
import { loadTexts } from '../../../platform/i18n/index.ts'
import { loadProfile } from '../../../platform/profile/index.ts'
import { askedLetter, forwardingLetter } from './letters.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)
const about = {
  address: 'mensaha@body.example',
  target: 'ama@home.example',
  keepsCopy: false,
  said: '550 5.1.1 no such user',
  contact: 'desk@body.example',
  timeZone: 'Europe/Zurich',
}

for (const language of profile.languages) {
  const t = texts(language)
  test(`the question at the target is as stored, in ${language}`, () => {
    const path = '/mail/forwarding/token'
    const letter = askedLetter(t, { ...about, path, until: new Date('2026-11-29T09:00:00Z') })
    assertLetter(letter, t, profile, `mailbox/forwarding-asked.${language}`)
  })
  for (const what of ['set', 'failed', 'given-up', 'over'] as const)
    test(`the letter about forwarding (${what}) is as stored, in ${language}`, () =>
      assertLetter(forwardingLetter(t, what, about), t, profile, `mailbox/forwarding-${what}.${language}`))
}
