import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideOpening, worksUntil, type Reader } from './rules.ts'

const now = new Date('2026-11-25T09:00:00Z')
const since = new Date('2026-11-24T09:00:00.400Z')
const link = {
  registrationId: 'r',
  forId: 'kwabena',
  since: new Date('2026-11-24T09:00:00Z'),
  expiresAt: new Date('2026-12-24T09:00:00Z'),
}
const pending = { state: 'pending', since } as const
const kwabena: Reader = { personId: 'kwabena', mayDecide: true }
const refused = (code: string) => ({ refused: `registrations.mail-link.${code}` })

test('the owner of a link who is signed in gets to the decision', () => {
  assert.equal(decideOpening(link, pending, kwabena, now), 'decide')
})
test('whoever is not signed in signs in first', () => {
  assert.equal(decideOpening(link, pending, undefined, now), 'sign-in')
})
test('a link is nobody else’s, whatever else they may decide', () => {
  assert.deepEqual(
    decideOpening(link, pending, { ...kwabena, personId: 'efua' }, now),
    refused('other-account'),
  )
})
test('a link does not outlive the mandate', () => {
  assert.deepEqual(decideOpening(link, pending, { ...kwabena, mayDecide: false }, now), refused('no-longer'))
})
test('what is decided is shown to the owner, and said to strangers', () => {
  assert.equal(decideOpening(link, { state: 'confirmed', since }, kwabena, now), 'decide')
  assert.deepEqual(decideOpening(link, { state: 'confirmed', since }, undefined, now), refused('decided'))
})
test('a registration that waits anew needs a newer link', () => {
  assert.deepEqual(decideOpening(link, { ...pending, since: now }, kwabena, now), refused('replaced'))
})
test('a link works for a month, and not after the meeting', () => {
  assert.deepEqual(decideOpening(link, pending, kwabena, link.expiresAt), refused('expired'))
  assert.equal(worksUntil(now, new Date('2027-03-01T00:00:00Z')).toISOString(), '2026-12-25T09:00:00.000Z')
  assert.equal(worksUntil(now, new Date('2026-12-01T00:00:00Z')).toISOString(), '2026-12-01T00:00:00.000Z')
})
