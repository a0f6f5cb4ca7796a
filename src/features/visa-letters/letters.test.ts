import assert from 'node:assert/strict'
import { test } from 'node:test'
import { letterFacts } from '../../../test/support/letter-facts.ts'
import { assertLetter } from '../../../test/support/stored-text.ts'
import { loadTexts } from '../../platform/i18n/index.ts'
import type { Letter } from '../../platform/outgoing-mail/letter.ts'
import { loadProfile } from '../../platform/profile/index.ts'
import {
  cancelledLetter,
  deadlineLetter,
  issuedLetter,
  returnedLetter,
  type VisaLetterFacts,
} from './letters.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)

const factsIn = (language: string, more: Partial<VisaLetterFacts> = {}): VisaLetterFacts => ({
  ...letterFacts(texts(language), profile, { mode: 'on-site', asksVisa: true }),
  returnedFields: ['expiresOn', 'consulate'],
  officerNote: 'The passport ends\nbefore you leave.',
  serial: 'V-7K42-9FXM',
  isOwn: true,
  lastDay: '2026-11-06',
  contact: 'desk@events.example',
  ...more,
})

for (const language of profile.languages) {
  const t = texts(language)
  const stored = (says: string, letter: Letter, file: string): void =>
    void test(`${says}, in ${language}`, () =>
      assertLetter(letter, t, profile, `visa-letters/${file}.${language}`))
  stored('the request for a correction is as stored', returnedLetter(t, factsIn(language)), 'returned')
  stored('the word that a letter is there is as stored', issuedLetter(t, factsIn(language)), 'issued')
  stored(
    'the word to a focal point who passes it on is as stored',
    issuedLetter(t, factsIn(language, { isOwn: false })),
    'issued-for',
  )
  stored(
    'the word that a letter no longer counts is as stored',
    cancelledLetter(t, factsIn(language)),
    'cancelled',
  )
  stored('the reminder before the last day is as stored', deadlineLetter(t, factsIn(language)), 'deadline')
}

test('nothing of a passport stands in a mail', () => {
  const words = [returnedLetter, issuedLetter, cancelledLetter, deadlineLetter].map((write) =>
    JSON.stringify(write(texts('en'), factsIn('en')).blocks),
  )
  for (const said of words) assert.doesNotMatch(said, /passportNumber|birthPlace/)
})
