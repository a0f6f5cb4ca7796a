import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideAnswer, decideSettling, reasonToChallenge } from './rules.ts'
import type { Belonging } from './types.ts'

const now = new Date('2026-11-25T09:00:00Z')
const later = new Date('2026-12-25T09:00:00Z')
const claim: Belonging = {
  state: 'claimed',
  isAgreed: false,
  isFocalPoint: false,
  address: 'ama@mail.example',
  domains: ['volta.example'],
}
const approved: Belonging = { ...claim, state: 'approved' }

test('a claim that nobody has agreed to is told to the organisation', () => {
  assert.equal(reasonToChallenge(claim, false), 'claimed')
})
test('where somebody decides about the registration nobody else is asked', () => {
  assert.equal(reasonToChallenge(claim, true), undefined)
})
test('whoever somebody there has agreed to is not asked about again', () => {
  assert.equal(reasonToChallenge({ ...approved, isAgreed: true }, false), undefined)
})
test('an address of the organisation, or of a part of it, speaks for itself', () => {
  assert.equal(reasonToChallenge({ ...approved, address: 'ama@volta.example' }, false), undefined)
  assert.equal(reasonToChallenge({ ...approved, address: 'ama@north.VOLTA.example' }, false), undefined)
  assert.equal(reasonToChallenge({ ...approved, address: 'ama@notvolta.example' }, false), 'other-address')
})
test('without a domain on record nothing can be told from an address', () => {
  assert.equal(reasonToChallenge({ ...approved, domains: [] }, false), undefined)
})
test('focal points need nobody’s word', () => {
  assert.equal(reasonToChallenge({ ...claim, isFocalPoint: true }, false), undefined)
})

test('an organisation answers once, while there is something to answer', () => {
  const live = { isLive: true }
  assert.deepEqual(decideAnswer({ answer: null }, live, later, now), { answers: true })
  assert.deepEqual(decideAnswer({ answer: 'ours' }, live, later, now), {
    refused: 'registrations.challenge.answered',
  })
  assert.deepEqual(decideAnswer({ answer: null }, { isLive: false }, later, now), {
    refused: 'registrations.challenge.over',
  })
  assert.deepEqual(decideAnswer({ answer: null }, live, now, now), {
    refused: 'registrations.challenge.over',
  })
})
test('what was disputed is settled once', () => {
  assert.deepEqual(decideSettling({ answer: 'not-ours', settled: null }), { settles: true })
  for (const it of [
    { answer: 'not-ours', settled: 'kept' },
    { answer: 'ours', settled: null },
    { answer: null, settled: null },
  ] as const)
    assert.deepEqual(decideSettling(it), { refused: 'registrations.challenge.settled-already' })
})
