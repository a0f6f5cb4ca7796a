import { test } from 'node:test'
import { assertLetter } from '../../../test/support/stored-text.ts'
import { loadTexts } from '../../platform/i18n/index.ts'
import { loadProfile } from '../../platform/profile/index.ts'
import { passwordChangedLetter, recoveryLetter } from './letters.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)
const holder = { userName: 'lefevres', email: 's.lefevre@armor.example', contact: 'accounts@house.example' }

for (const language of profile.languages) {
  const t = texts(language)

  test(`the letter with a link to a new password is as stored, in ${language}`, () => {
    const letter = recoveryLetter(t, { ...holder, path: '/account/recovery/TOKEN', minutes: 30 })
    assertLetter(letter, t, profile, `sign-in/recovery.${language}`)
  })

  test(`the letter about a changed password is as stored, in ${language}`, () => {
    assertLetter(passwordChangedLetter(t, holder), t, profile, `sign-in/password-changed.${language}`)
  })
}
