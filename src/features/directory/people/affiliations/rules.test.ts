import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AffiliationState } from '../../types.ts'
import {
  decideApproval,
  decideClaim,
  decideLeaving,
  decideRejection,
  decideRemoval,
  domainMatch,
  domainOf,
  inOrder,
  latestToday,
} from './rules.ts'
import { isLive, mayMove } from './states.ts'
import type { Past } from './types.ts'

const it = (state: AffiliationState, fromOn: string | null = null) => ({ state, fromOn })
const listed = { state: 'listed' } as const
const states: readonly AffiliationState[] = ['claimed', 'approved', 'rejected', 'ended']
const today = '2026-11-25'

test('a claim is approved, rejected or ended; what is approved can only end; what is over stays', () => {
  const next = (from: AffiliationState) => states.filter((to) => mayMove(from, to))
  assert.deepEqual(next('claimed'), ['approved', 'rejected', 'ended'])
  assert.deepEqual(next('approved'), ['ended'])
  assert.deepEqual([...next('rejected'), ...next('ended')], [])
  assert.deepEqual(states.filter(isLive), ['claimed', 'approved'])
})

test('a claim that waits is approved, once', () => {
  assert.deepEqual(decideApproval(it('claimed'), listed), { next: 'approved' })
  for (const state of ['approved', 'rejected', 'ended'] as const)
    assert.deepEqual(decideApproval(it(state), listed), { refused: 'directory.affiliation-decided' })
})

test('nobody is approved into an organisation that is not listed', () => {
  for (const organisation of [
    undefined,
    { state: 'unverified' },
    { state: 'merged' },
    { state: 'refused' },
  ] as const)
    assert.deepEqual(decideApproval(it('claimed'), organisation), {
      refused: 'directory.affiliation-not-listed',
    })
})

test('rejecting needs a claim that waits and a reason', () => {
  assert.deepEqual(decideRejection(it('claimed'), 'Not known here.'), { next: 'rejected' })
  assert.deepEqual(decideRejection(it('claimed'), ''), { refused: 'directory.affiliation-reason-missing' })
  assert.deepEqual(decideRejection(it('approved'), 'Late.'), { refused: 'directory.affiliation-decided' })
})

test('removing needs somebody who belongs there, and a reason', () => {
  assert.deepEqual(decideRemoval(it('approved'), 'Left us.'), { next: 'ended' })
  assert.deepEqual(decideRemoval(it('approved'), ''), { refused: 'directory.affiliation-reason-missing' })
  assert.deepEqual(decideRemoval(it('claimed'), 'No.'), { refused: 'directory.affiliation-not-decided' })
  assert.deepEqual(decideRemoval(it('ended'), 'Again.'), { refused: 'directory.affiliation-over' })
})

test('one leaves on a day that has come', () => {
  assert.deepEqual(decideLeaving(it('approved'), today, today), { next: 'ended', reason: 'left' })
  assert.deepEqual(decideLeaving(it('approved'), '2026-11-26', today), {
    refused: 'directory.affiliation-day-ahead',
  })
})

test('nobody leaves before they came, but may on the very day', () => {
  assert.deepEqual(decideLeaving(it('approved', today), today, today), { next: 'ended', reason: 'left' })
  assert.deepEqual(decideLeaving(it('approved', today), '2026-11-24', today), {
    refused: 'directory.affiliation-day-order',
  })
})

test('leaving what was only claimed takes the claim back', () => {
  assert.deepEqual(decideLeaving(it('claimed'), today, today), { next: 'ended', reason: 'withdrawn' })
})

test('what is over cannot be left again', () => {
  for (const state of ['rejected', 'ended'] as const)
    assert.deepEqual(decideLeaving(it(state), today, today), { refused: 'directory.affiliation-over' })
})

test('what one has or has claimed is not claimed again; two organisations can be', () => {
  assert.deepEqual(decideClaim([{ organisationId: 'volta' }], 'volta'), {
    refused: 'directory.affiliation-held',
  })
  assert.equal(decideClaim([{ organisationId: 'volta' }], 'armor'), undefined)
  assert.equal(decideClaim([{ organisationId: null }], undefined), undefined)
})

test('today is today also where the day begins first', () => {
  assert.equal(latestToday(new Date('2026-11-25T09:59:59Z')), '2026-11-25')
  assert.equal(latestToday(new Date('2026-11-25T10:00:00Z')), '2026-11-26')
})

test('an address is of an organisation when its domain is, or is a part of one', () => {
  const match = (address: string | undefined, ...domains: string[]) => domainMatch(address, domains)
  assert.equal(match('ama@volta.example', 'volta.example'), 'same')
  assert.equal(match('ama@MAIL.Volta.example', 'volta.example'), 'same')
  assert.equal(match('ama@volta.example', 'armor.example', 'Volta.Example'), 'same')
  assert.equal(match('ama@notvolta.example', 'volta.example'), 'other')
  assert.equal(match('ama@volta.example.evil.example', 'volta.example'), 'other')
  assert.equal(match('"a@volta.example"@evil.example', 'volta.example'), 'other')
  assert.equal(match('ama@volta.example'), 'unknown')
  assert.equal(match(undefined, 'volta.example'), 'unknown')
})

test('the domain of a web site is its host without www', () => {
  assert.equal(domainOf('https://www.volta.example/en'), 'volta.example')
  assert.equal(domainOf('volta.example'), 'volta.example')
  for (const wrong of [null, '', 'localhost', 'not a site']) assert.equal(domainOf(wrong), undefined)
})

test('what leads comes first, what ended last comes first among what was', () => {
  const past = (id: string, state: AffiliationState, more: Partial<Past> = {}): Past =>
    ({ id, state, isMain: false, since: new Date(0), decidedAt: null, endedAt: null, ...more }) as Past
  const { now, before } = inOrder([
    past('old', 'ended', { endedAt: new Date(1) }),
    past('claim', 'claimed', { since: new Date(9) }),
    past('second', 'approved', { since: new Date(5) }),
    past('no', 'rejected', { decidedAt: new Date(2) }),
    past('main', 'approved', { isMain: true }),
  ])
  assert.deepEqual(
    now.map(({ id }) => id),
    ['main', 'second', 'claim'],
  )
  assert.deepEqual(
    before.map(({ id }) => id),
    ['no', 'old'],
  )
})
