import assert from 'node:assert/strict'
import { test } from 'node:test'
import { letterFacts } from '../../../test/support/letter-facts.ts'
import { assertLetter } from '../../../test/support/stored-text.ts'
import { loadTexts } from '../../platform/i18n/index.ts'
import { loadProfile } from '../../platform/profile/index.ts'
import type { LetterFacts } from './letter-parts.ts'
import {
  confirmedLetter,
  modeChangedLetter,
  offeredLetter,
  offerLapsedLetter,
  receivedLetter,
  rejectedLetter,
  toDecideLetter,
  waitlistedLetter,
  withdrawnLetter,
} from './letters.ts'
import { reopenedLetter } from './reopening/letters.ts'
import type { Registration } from './types.ts'

const profile = loadProfile('itu')
const texts = loadTexts(profile)
const at = (text: string) => new Date(`2026-12-${text}:00Z`)

const factsIn = (language: string, it: Partial<Registration> = {}): LetterFacts =>
  letterFacts(texts(language), profile, it)

const code = Buffer.from('a picture')
const pending = { state: 'pending', waitsFor: 'focal-point', decidedAt: null } as const
const rejected = {
  state: 'rejected',
  waitsFor: 'focal-point',
  decisionReason: 'Our delegation\nis complete.',
} as const

for (const language of profile.languages) {
  const t = texts(language)
  const name = (letter: string) => `registrations/${letter}.${language}`
  const stored = (says: string, letter: ReturnType<typeof confirmedLetter>, file: string): void =>
    void test(`${says}, in ${language}`, () => assertLetter(letter, t, profile, name(file)))

  stored(
    'the confirmation of somebody remote is as stored',
    confirmedLetter(t, factsIn(language), { code }),
    'confirmed-remote',
  )
  stored(
    'the confirmation of somebody on site is as stored',
    confirmedLetter(t, factsIn(language, { mode: 'on-site', asksVisa: true }), { code }),
    'confirmed-on-site',
  )
  stored('the receipt is as stored', receivedLetter(t, factsIn(language, pending)), 'received')
  stored(
    'the word about the waiting list is as stored',
    waitlistedLetter(t, factsIn(language, { state: 'waitlisted' })),
    'waitlisted',
  )
  stored(
    'the offer of a seat is as stored',
    offeredLetter(t, factsIn(language, { state: 'offered', offerUntil: at('02T12:30') })),
    'offered',
  )
  stored(
    'the word about an offer that is over is as stored',
    offerLapsedLetter(t, factsIn(language, { state: 'withdrawn' })),
    'offer-lapsed',
  )
  stored('the rejection is as stored', rejectedLetter(t, factsIn(language, rejected), {}), 'rejected')
  stored(
    'the word that something is decided again is as stored',
    reopenedLetter(t, factsIn(language, { state: 'pending', waitsFor: 'focal-point' }), {}),
    'reopened',
  )
  stored(
    'the word about a withdrawal is as stored',
    withdrawnLetter(t, factsIn(language, { state: 'withdrawn' }), {}),
    'withdrawn',
  )
  stored(
    'the word about another way of taking part is as stored',
    modeChangedLetter(t, factsIn(language, { mode: 'on-site' }), { code }),
    'mode-changed',
  )
  stored(
    'the request to decide is as stored',
    toDecideLetter(t, factsIn(language, { ...pending, asksVisa: true, mode: 'on-site' }), {
      name: 'Kwabena Asante',
      link: '/approvals/R-7K42-9FXM/mail/a-token',
    }),
    'to-decide',
  )

  test(`subjects begin with the state and stay short, in ${language}`, () => {
    for (const letter of [
      confirmedLetter(t, factsIn(language), {}),
      receivedLetter(t, factsIn(language, pending)),
    ]) {
      const state = letter.blocks.find((block) => block.block === 'status')
      const subject = letter.subject.replace(/[\u2066-\u2069]/g, '')
      assert.ok(state?.block === 'status' && subject.startsWith(state.state), subject)
      assert.ok([...subject].length <= 90, subject)
    }
  })
}

test('the receipt says that it is no confirmation before anything else', () => {
  const { blocks } = receivedLetter(texts('en'), factsIn('en', pending))
  const first = blocks.filter((block) => block.block === 'paragraph')[1]
  assert.deepEqual(first?.words, { words: 'This is a receipt, not a confirmation.', as: 'strong' })
})

test('without an account name the same account is asked for in words', () => {
  const letter = confirmedLetter(texts('en'), { ...factsIn('en'), username: undefined }, {})
  assert.match(JSON.stringify(letter.blocks), /Sign in with the same account that registered\. JOIN/)
})

test('a long meeting is told by its days, not by every sitting', () => {
  const facts = factsIn('en')
  const sessions = Array.from({ length: 8 }, () => facts.event.sessions[0]!)
  const letter = confirmedLetter(texts('en'), { ...facts, event: { ...facts.event, sessions } }, {})
  assert.match(JSON.stringify(letter.blocks), /\["When",\{"words":"4–5 December 2026","as":"strong"\}\]/)
})

test('a meeting that is only remote says nothing of coming on site', () => {
  const facts = factsIn('en')
  const letter = confirmedLetter(texts('en'), { ...facts, event: { ...facts.event, modes: ['remote'] } }, {})
  assert.doesNotMatch(JSON.stringify(letter.blocks), /On site instead/)
})
