import { test } from 'node:test'
import { assertLetter } from '../../../test/support/stored-text.ts'
import { loadTexts } from '../../platform/i18n/index.ts'
import { loadProfile } from '../../platform/profile/index.ts'
import { noEntryLetter, passwordChangedLetter, recoveryLetter } from './letters.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)
const holder = {
  userNames: ['lefevres'],
  emails: ['s•••e@armor.example'],
  contact: 'accounts@house.example',
}

for (const language of profile.languages) {
  const t = texts(language)

  test(`the letter with a link to a new password is as stored, in ${language}`, () => {
    const letter = recoveryLetter(t, { ...holder, token: 'TOKEN', minutes: 30 })
    assertLetter(letter, t, profile, `sign-in/recovery.${language}`)
  })

  test(`the letter about a changed password is as stored, in ${language}`, () => {
    const letter = passwordChangedLetter(t, { ...holder, isElsewhere: false })
    assertLetter(letter, t, profile, `sign-in/password-changed.${language}`)
  })

  test(`the letter about a password changed in the account is as stored, in ${language}`, () => {
    const letter = passwordChangedLetter(t, { ...holder, isElsewhere: true })
    assertLetter(letter, t, profile, `sign-in/password-changed-here.${language}`)
  })

  for (const state of ['blocked', 'closed'] as const)
    test(`the letter about an account that is ${state} is as stored, in ${language}`, () => {
      const letter = noEntryLetter(t, { ...holder, state })
      assertLetter(letter, t, profile, `sign-in/${state}.${language}`)
    })
}
