import { test } from 'node:test'
import { assertLetter } from '../../../../test/support/stored-text.ts'
import { loadTexts } from '../../../platform/i18n/index.ts'
import { loadProfile } from '../../../platform/profile/index.ts'
import { readyLetter } from './letters.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)

for (const language of profile.languages)
  test(`an extract that is ready is told as stored, in ${language}`, () => {
    const t = texts(language)
    const letter = readyLetter(t, {
      path: '/directory/extracts/0190a000-0000-7000-8000-0000000000a1',
      subject: 'organisations',
      form: 'labels',
      lines: 1160,
      until: '2026-12-02',
      contact: profile.helpContacts.general,
    })
    assertLetter(letter, t, profile, `directory/extract-ready.${language}`)
  })
