import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { inTransaction } from '../database/database.ts'
import { takeDue } from './outbox.ts'
import { tell } from './tell.ts'
import { endWaiting } from './waiting.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

const minute = 60_000
const later = () => new Date(house.clock.now().getTime() + 5 * minute)
const told = (onceKey: string, dueAt = later()) =>
  inTransaction(house.db, (tx) =>
    tell(
      tx,
      {
        occasion: 'test.nothing',
        to: { address: 'ama@mail.example', language: 'en' },
        facts: {},
        onceKey,
        dueAt,
      },
      house.clock.now(),
    ),
  )
const end = (...keys: string[]) => inTransaction(house.db, (tx) => endWaiting(tx, keys, 'taken-back'))
const states = async () =>
  (await house.db.selectFrom('outbox').select(['state', 'last_error']).orderBy('created_at').execute()).map(
    ({ state, last_error: why }) => (why ? `${state}: ${why}` : state),
  )

test('mails that wait are ended with the reason, and the same may be told again', async () => {
  await told('one')
  await told('other')
  assert.equal(await end('one', 'other', 'never told'), 'ended')
  assert.deepEqual(await states(), ['withheld: taken-back', 'withheld: taken-back'])
  await told('one')
  assert.equal((await states()).at(-1), 'queued')
  assert.deepEqual(await takeDue(house.db, house.clock.now(), 10), [])
})

test('when one of them was in a sender’s hand none is ended, not even after that sender died', async () => {
  await told('waits')
  await told('leaves', house.clock.now())
  const [taken] = await takeDue(house.db, house.clock.now(), 10)
  assert.equal(await end('waits', 'leaves'), 'left')
  const again = { state: 'queued', taken_at: null }
  await house.db
    .updateTable('outbox')
    .set(again)
    .where('id', '=', taken?.id ?? '')
    .execute()
  assert.equal(await end('waits', 'leaves'), 'left')
  assert.equal((await states()).filter((one) => one.startsWith('withheld')).length, 2)
})
