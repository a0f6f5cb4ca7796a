import { test } from 'node:test'
import { letterFacts } from '../../../../test/support/letter-facts.ts'
import { assertLetter } from '../../../../test/support/stored-text.ts'
import { loadTexts } from '../../../platform/i18n/index.ts'
import type { Letter } from '../../../platform/outgoing-mail/letter.ts'
import { loadProfile } from '../../../platform/profile/index.ts'
import { deskCancelledLetter, deskEnteredLetter, deskRepresentsLetter } from './letters.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)

for (const language of profile.languages) {
  const t = texts(language)
  const stored = (says: string, letter: Letter, file: string): void =>
    void test(`${says}, in ${language}`, () => {
      assertLetter(letter, t, profile, `registrations/${file}.${language}`)
    })

  stored(
    'the word that staff cancelled a registration is as stored',
    deskCancelledLetter(
      t,
      letterFacts(t, profile, { state: 'cancelled', decisionReason: 'The hall holds fewer people now.' }),
      {},
    ),
    'desk-cancelled',
  )
  stored(
    'the word that staff registered somebody is as stored',
    deskEnteredLetter(t, letterFacts(t, profile, { state: 'pending', waitsFor: 'focal-point' })),
    'desk-entered',
  )
  stored(
    'the word that one takes part for another organisation is as stored',
    deskRepresentsLetter(t, letterFacts(t, profile, { state: 'confirmed' })),
    'desk-represents',
  )
}
