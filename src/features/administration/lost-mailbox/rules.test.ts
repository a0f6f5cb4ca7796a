import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideChange, decideOpen } from './rules.ts'
import type { LostMailboxChange } from './types.ts'

const asked = new Date('2026-11-25T09:00:00Z')
const after = (hours: number) => new Date(asked.getTime() + hours * 3_600_000)

const change = (more: Partial<LostMailboxChange> = {}): LostMailboxChange => ({
  id: 'change',
  accountId: 'account',
  address: 'new@mail.example',
  key: 'new@mail.example',
  askedBy: 'agent',
  agreedBy: 'administrator',
  createdAt: asked,
  dueAt: after(72),
  provenAt: after(1),
  doneAt: null,
  stoppedAt: null,
  stoppedBy: null,
  ...more,
})
const account = { stateSince: after(-1000), isAlive: true }

test('the address is changed after three days, when the new mailbox has answered', () => {
  assert.equal(decideChange(change(), account, after(71)), 'wait')
  assert.equal(decideChange(change(), account, after(72)), 'do')
})

test('a new mailbox that has not answered is waited for a week, then the change is over', () => {
  const silent = change({ provenAt: null })
  assert.equal(decideChange(silent, account, after(73)), 'wait')
  assert.deepEqual(decideChange(silent, account, after(7 * 24)), { stop: 'time' })
})

test('an account that was blocked, begun again or closed meanwhile keeps its address', () => {
  assert.deepEqual(decideChange(change(), { ...account, stateSince: after(5) }, after(72)), { stop: 'state' })
  assert.deepEqual(decideChange(change(), { ...account, isAlive: false }, after(1)), { stop: 'state' })
})

test('what is done or stopped can no longer be stopped or proven', () => {
  assert.deepEqual(decideOpen(change({ doneAt: after(72) })), { refused: 'administration.change-over' })
  assert.deepEqual(decideOpen(undefined), { refused: 'administration.change-unknown' })
  const open = change()
  assert.equal(decideOpen(open), open)
})
