import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, makeEvent, makeRegistration } from '../../../../test/support/people.ts'
import { seatsAndRows } from '../../../../test/support/registering.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { prepareJobs } from '../../../platform/jobs/index.ts'
import { operator } from '../../../values/actor.ts'
import { countsOfEvent } from '../index.ts'
import { fillNewSeats, fillRest, portion } from './actions/fill-new-seats.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
  await prepareJobs(house.connection)
})
after(() => house.close())

async function eventWithWaiting(count: number) {
  const event = await makeEvent(house.db, { onSiteCapacity: 1, onSiteTaken: 0 })
  for (let nth = 0; nth < count; nth++) {
    const { personId } = await makeAccount(house.db, { passwordHash: null })
    const state = nth === 0 ? 'confirmed' : 'waitlisted'
    await makeRegistration(house.db, { event, personId, state, mode: 'on-site' })
  }
  return event
}

const raise = (eventId: string, capacity: number) =>
  inTransaction(house.db, async (tx) => {
    await tx.updateTable('event').set({ on_site_capacity: capacity }).where('id', '=', eventId).execute()
    await fillNewSeats(tx, operator, { eventId, mode: 'on-site' }, house.clock.now())
  })
const waitingOf = async (eventId: string) => (await countsOfEvent(house.db, eventId))['on-site'].waiting
/** The counter, and the rows it counts. */
async function onSite(eventId: string): Promise<number[]> {
  const { seats, rows } = await seatsAndRows(house.db, eventId)
  return [seats['on-site'], rows['on-site']]
}

test('new seats go to those who wait at once, and no further than there are seats', async () => {
  const event = await eventWithWaiting(5)
  await raise(event.id, 3)
  assert.equal(await waitingOf(event.id), 2)
  assert.deepEqual(await onSite(event.id), [3, 3])
})

test('a long list is seated in portions: the act takes the first, the job the rest, also when it runs twice', async () => {
  const event = await eventWithWaiting(portion + 12)
  await raise(event.id, 100)
  assert.equal(await waitingOf(event.id), 11)
  const again = () => fillRest(house, { eventId: event.id, mode: 'on-site' })
  await Promise.all([again(), again()])
  assert.equal(await waitingOf(event.id), 0)
  assert.deepEqual(await onSite(event.id), [portion + 12, portion + 12])
})
