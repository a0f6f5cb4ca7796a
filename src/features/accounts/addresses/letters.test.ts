import { test } from 'node:test'
import { assertLetter } from '../../../../test/support/stored-text.ts'
import { loadTexts } from '../../../platform/i18n/index.ts'
import { loadProfile } from '../../../platform/profile/index.ts'
import {
  addressChangedLetter,
  addressNoteLetter,
  confirmAddressLetter,
  knownAddressLetter,
  restingAddressLetter,
} from './letters.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)
const contact = 'accounts@house.example'
const email = 's.lefevre@armor.example'
const userName = 'lefevres'
const day = new Date('2026-12-02T09:00:00Z')

for (const language of profile.languages) {
  const t = texts(language)

  test(`the letters to a new address are as stored, in ${language}`, () => {
    const path = '/account/addresses/confirmation/TOKEN'
    const asked = confirmAddressLetter(t, { email, path, hours: 72, contact })
    assertLetter(asked, t, profile, `accounts/address-asked.${language}`)
    const known = knownAddressLetter(t, { email, userName, contact })
    assertLetter(known, t, profile, `accounts/address-known.${language}`)
    const resting = restingAddressLetter(t, { email, freeAt: day, contact })
    assertLetter(resting, t, profile, `accounts/address-resting.${language}`)
  })

  for (const what of ['added', 'contact', 'removed'] as const)
    test(`the letter with which a change is taken back is as stored: ${what}, in ${language}`, () => {
      const path = '/account/addresses/restoration/TOKEN'
      const letter = addressChangedLetter(t, { what, about: email, userName, path, until: day, contact })
      assertLetter(letter, t, profile, `accounts/address-changed-${what}.${language}`)
    })

  for (const what of ['added', 'contact', 'removed', 'restored'] as const)
    test(`the note about a change is as stored: ${what}, in ${language}`, () => {
      const letter = addressNoteLetter(t, { what, about: email, userName, contact })
      assertLetter(letter, t, profile, `accounts/address-note-${what}.${language}`)
    })
}
