import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../../test/support/house.ts'
import { makeEvent } from '../../../../../test/support/people.ts'
import { eventsToChoose } from './events.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

test('the event that is chosen can be chosen again, however many begin before it', async () => {
  const made = []
  for (const day of ['2027-01-10', '2027-01-11', '2027-01-12'])
    made.push(await makeEvent(house.db, { startsAt: new Date(`${day}T09:00:00Z`) }))
  const [first, , last] = made.map(({ code }) => code)
  const choices = await eventsToChoose(house.db, last, house.clock.now(), 2)
  assert.deepEqual(
    choices.map(({ code }) => code),
    [first, last],
  )
})
