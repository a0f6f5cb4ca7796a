import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { freshDatabase, type FreshDatabase } from '../../../../test/support/database.ts'
import { makeEvent } from '../../../../test/support/people.ts'
import { inTransaction, violated } from '../../../platform/database/database.ts'
import { countEvents, listEvents } from './list.ts'
import { findEvent, findEventById, holdEvent } from './read.ts'
import { freeSeat, takeSeat } from './seats.ts'

let fresh: FreshDatabase
before(async () => void (fresh = await freshDatabase()))
after(() => fresh.close())

const now = new Date('2026-11-25T09:00:00Z')
const takenOf = async (id: string) => (await findEventById(fresh.db, id))?.onSiteTaken

test('an event is found by its code, with its sessions in the order of time', async () => {
  const made = await makeEvent(fresh.db, {})
  const found = await findEvent(fresh.db, made.code)
  assert.equal(found?.id, made.id)
  assert.equal(found?.sessions.length, 1)
})
test('a draft is not found by its code', async () => {
  const draft = await makeEvent(fresh.db, { state: 'draft' })
  assert.equal(await findEvent(fresh.db, draft.code), undefined)
})
test('the list of what is ahead begins with the nearest and leaves the past out', async () => {
  const past = await makeEvent(fresh.db, { type: 'forum', startsAt: new Date('2026-10-01T08:00:00Z') })
  const far = await makeEvent(fresh.db, { type: 'forum', startsAt: new Date('2027-03-01T08:00:00Z') })
  const near = await makeEvent(fresh.db, { type: 'forum', startsAt: new Date('2027-01-01T08:00:00Z') })
  const ahead = await listEvents(fresh.db, { type: 'forum', when: 'ahead', page: 1, now })
  assert.deepEqual(
    ahead.map((event) => event.id),
    [near.id, far.id],
  )
  const done = await listEvents(fresh.db, { type: 'forum', when: 'past', page: 1, now })
  assert.deepEqual(
    done.map((event) => event.id),
    [past.id],
  )
  const counts = await countEvents(fresh.db, now)
  assert.deepEqual(
    counts.find((count) => count.type === 'forum'),
    { type: 'forum', ahead: 2, past: 1 },
  )
})

test('ten people at once share three seats, never four', async () => {
  const event = await makeEvent(fresh.db, { onSiteCapacity: 3 })
  const tries = Array.from({ length: 10 }, () =>
    inTransaction(fresh.db, (tx) => takeSeat(tx, event.id, 'on-site')),
  )
  const outcomes = await Promise.all(tries)
  assert.equal(outcomes.filter(Boolean).length, 3)
  assert.equal(await takenOf(event.id), 3)
})
test('control: without looking again in the update, the database itself refuses the fourth', async () => {
  const event = await makeEvent(fresh.db, { onSiteCapacity: 3 })
  const blindly = () =>
    inTransaction(fresh.db, async (tx) => {
      const seen = await findEventById(tx, event.id)
      await new Promise((done) => setTimeout(done, 20))
      if ((seen?.onSiteTaken ?? 0) >= 3) return
      await tx
        .updateTable('event')
        .set((row) => ({ on_site_taken: row('on_site_taken', '+', 1) }))
        .where('id', '=', event.id)
        .execute()
    })
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, blindly))
  const broken = outcomes
    .filter((outcome) => outcome.status === 'rejected')
    .map((outcome) => violated(outcome.reason))
  assert.ok(broken.length > 0, 'ten blind writers should have collided')
  assert.ok(broken.every((rule) => rule === 'event_never_oversold_on_site'))
})
test('a freed seat can be taken again', async () => {
  const event = await makeEvent(fresh.db, { onSiteCapacity: 1 })
  const take = () => inTransaction(fresh.db, (tx) => takeSeat(tx, event.id, 'on-site'))
  assert.deepEqual([await take(), await take()], [true, false])
  await inTransaction(fresh.db, (tx) => freeSeat(tx, event.id, 'on-site'))
  assert.equal(await take(), true)
})
test('a mode without a capacity has a seat for everybody', async () => {
  const event = await makeEvent(fresh.db, {})
  assert.equal(await inTransaction(fresh.db, (tx) => takeSeat(tx, event.id, 'remote')), true)
})
test('while one holds an event, the other waits and sees what the first did', async () => {
  const event = await makeEvent(fresh.db, { onSiteCapacity: 1 })
  const seen: (number | undefined)[] = []
  const act = () =>
    inTransaction(fresh.db, async (tx) => {
      const held = await holdEvent(tx, event.id)
      seen.push(held?.onSiteTaken)
      await takeSeat(tx, event.id, 'on-site')
    })
  await Promise.all([act(), act()])
  assert.deepEqual(seen, [0, 1])
})
