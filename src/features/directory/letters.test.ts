import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertLetter } from '../../../test/support/stored-text.ts'
import { loadTexts } from '../../platform/i18n/index.ts'
import { loadProfile } from '../../platform/profile/index.ts'
import { relayedLetter } from './letters.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)
const written = {
  organisation: 'Armor Télécom',
  path: '/directory/organisations/0190a000-0000-7000-8000-0000000000a1',
  name: 'Ana Lima',
  email: 'ana@lima.example',
  words: 'My registration has been waiting since Monday.\n\nWho confirms it?',
  isForDesk: false,
}

for (const language of profile.languages) {
  const t = texts(language)

  test(`a message to a focal point is as stored, in ${language}`, () => {
    assertLetter(relayedLetter(t, written), t, profile, `directory/relayed.${language}`)
  })

  test(`a message that comes to the desk is as stored, in ${language}`, () => {
    const letter = relayedLetter(t, { ...written, isForDesk: true })
    assertLetter(letter, t, profile, `directory/relayed-desk.${language}`)
  })
}

test('an answer goes to the writer, of whom nothing stands in the subject', () => {
  const letter = relayedLetter(texts('en'), { ...written, name: 'Your account is blocked' })
  assert.equal(letter.replyTo, 'ana@lima.example')
  assert.ok(!letter.subject.includes('blocked'))
})
