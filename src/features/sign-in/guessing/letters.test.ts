import { test } from 'node:test'
import { assertLetter } from '../../../../test/support/stored-text.ts'
import { loadTexts } from '../../../platform/i18n/index.ts'
import { loadProfile } from '../../../platform/profile/index.ts'
import { guessedLetter } from './letters.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)

for (const language of profile.languages)
  test(`the letter about many wrong passwords is as stored, in ${language}`, () => {
    const letter = guessedLetter(texts(language), {
      userNames: ['lefevres'],
      contact: 'accounts@house.example',
    })
    assertLetter(letter, texts(language), profile, `sign-in/guessed.${language}`)
  })
