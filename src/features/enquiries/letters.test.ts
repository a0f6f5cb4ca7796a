import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertLetter } from '../../../test/support/stored-text.ts'
import { loadTexts } from '../../platform/i18n/index.ts'
import type { Letter } from '../../platform/outgoing-mail/letter.ts'
import { loadProfile } from '../../platform/profile/index.ts'
import {
  answeredLetter,
  cameBackLetter,
  closedLetter,
  receivedLetter,
  type EnquiryLetterFacts,
} from './letters.ts'
import type { Enquiry } from './types.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)
const at = new Date('2026-11-25T09:00:00Z')

const it: Enquiry = {
  id: '01900000-0000-7000-8000-00000000000e',
  number: 'Q-7K3Q-9TXM',
  desk: 'accounts',
  source: 'form',
  state: 'open',
  stateSince: at,
  personId: '01900000-0000-7000-8000-00000000000f',
  name: null,
  address: null,
  language: 'en',
  subject: 'I cannot sign in',
  about: undefined,
  assignedTo: null,
  revision: 1,
  createdAt: at,
  changedAt: at,
}

const facts: EnquiryLetterFacts = {
  it,
  message: {
    id: it.id,
    kind: 'answer',
    byAccount: it.id,
    fromAddress: null,
    words: 'Your account is open again.\nPlease try once more.',
    quoted: null,
    at,
    files: [],
  },
  replyTo: 'enquiry+0190.0011@mail.example',
  path: '/enquiries/Q-7K3Q-9TXM',
  isSecret: false,
  contact: 'desk@accounts.example',
}
const strangers: EnquiryLetterFacts = {
  ...facts,
  it: { ...it, personId: null, name: 'Ama', address: 'ama@outside.example' },
  path: '/enquiries/link/0190.secret',
  isSecret: true,
  replyTo: undefined,
}

for (const language of profile.languages) {
  const t = texts(language)
  const stored = (says: string, letter: Letter, file: string): void =>
    void test(`${says}, in ${language}`, () =>
      assertLetter(letter, t, profile, `enquiries/${file}.${language}`))
  stored('the word that it came in is as stored', receivedLetter(t, facts), 'received')
  stored('the same to a stranger is as stored', receivedLetter(t, strangers), 'received-stranger')
  stored('an answer is as stored', answeredLetter(t, { ...facts, asks: false }), 'answered')
  stored('a question is as stored', answeredLetter(t, { ...facts, asks: true }), 'asked')
  stored('the word that it is closed is as stored', closedLetter(t, facts), 'closed')
  stored('the word to staff is as stored', cameBackLetter(t, facts), 'came-back')
}

test('what a stranger typed is not sent to the address they typed', () => {
  const said = JSON.stringify(receivedLetter(texts('en'), strangers))
  assert.doesNotMatch(said, /cannot sign in|Ama"/)
})
