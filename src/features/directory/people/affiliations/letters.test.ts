import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertLetter } from '../../../../../test/support/stored-text.ts'
import { loadTexts } from '../../../../platform/i18n/index.ts'
import { loadProfile } from '../../../../platform/profile/index.ts'
import { approvedLetter, claimedLetter, endedLetter, rejectedLetter } from './letters.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)
const facts = {
  organisation: 'Armor Télécom',
  role: 'Head of quality',
  unit: 'Laboratory',
  contact: profile.helpContacts.accounts,
}
const claim = {
  ...facts,
  id: '0193a6e2-4d7c-7000-8000-000000000001',
  person: 'سلمى الحدّاد',
  email: 'salma@armor.example',
}

for (const language of profile.languages) {
  const t = texts(language)
  const store = (name: string) => `directory/affiliation-${name}.${language}`

  test(`a claim that waits is as stored, in ${language}`, () => {
    assertLetter(claimedLetter(t, { ...claim, match: 'same' }), t, profile, store('claimed'))
  })

  test(`an approval is as stored, in ${language}`, () => {
    assertLetter(approvedLetter(t, facts), t, profile, store('approved'))
  })

  test(`a rejection is as stored, in ${language}`, () => {
    const letter = rejectedLetter(t, { ...facts, reason: 'We do not know you.\nAsk Marie first.' })
    assertLetter(letter, t, profile, store('rejected'))
  })

  test(`an end is as stored, in ${language}`, () => {
    const letter = endedLetter(t, { ...facts, why: 'left', on: '2026-10-31', reason: null })
    assertLetter(letter, t, profile, store('ended'))
  })
}

test('every way to end has its words in every language', () => {
  for (const language of profile.languages)
    for (const why of ['left', 'withdrawn', 'removed', 'account-closed', 'merged'] as const) {
      const letter = endedLetter(texts(language), { ...facts, why, on: null, reason: 'Why not?' })
      assert.match(JSON.stringify(letter), /Armor/)
    }
})

test('an address of another domain is pointed out, and nothing of the person stands in the subject', () => {
  const letter = claimedLetter(texts('en'), { ...claim, match: 'other' })
  assert.match(JSON.stringify(letter.blocks), /look twice/)
  assert.ok(!letter.subject.includes('سلمى'))
  assert.match(
    JSON.stringify(claimedLetter(texts('en'), { ...claim, match: 'unknown' }).blocks),
    /do not know the domains/,
  )
})
