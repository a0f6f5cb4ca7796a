import { test } from 'node:test'
import { assertLetter } from '../../../../test/support/stored-text.ts'
import { loadTexts } from '../../../platform/i18n/index.ts'
import { loadProfile } from '../../../platform/profile/index.ts'
import { postmasterLetter } from './letters.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)

for (const language of profile.languages)
  test(`the letter about mail to the postmaster is as stored, in ${language}`, () => {
    const letter = postmasterLetter(texts(language), {
      address: 'abuse@body.example',
      sender: 'ama@outside.example',
      from: 'Ama <ama@outside.example>',
      subject: 'Spam from you',
      words: 'It came from 192.0.2.7.',
    })
    assertLetter(letter, texts(language), profile, `mailbox/to-postmaster.${language}`)
  })
