import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { withoutLocks } from '../../../../../test/support/forgetful.ts'
import { testHouse, type TestHouse } from '../../../../../test/support/house.ts'
import { type MadeAccount } from '../../../../../test/support/people.ts'
import { actorFor } from '../../../../../test/support/registering.ts'
import {
  inside,
  proceedingsOf,
  said,
  sittingNow,
  type Somebody,
} from '../../../../../test/support/sitting.ts'
import { inTransaction } from '../../../../platform/database/database.ts'
import { leave } from '../../actions/leave.ts'
import { isInside } from '../../store/attendance.ts'
import { holdConduct } from '../store.ts'
import { listHappenings } from '../store/log.ts'
import { handOverChair, takeChair } from './chair.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

describe('the chair', () => {
  test('is handed over to somebody who is there; whoever had it stands in for it and stays inside', async () => {
    const sitting = await sittingNow(house)
    const chair = await inside(house, sitting, { role: 'chair', name: 'Efua' })
    const ama = await inside(house, sitting, { name: 'Ama' })
    assert.equal(
      await said(handOverChair(house, actorFor(ama), sitting.id, chair.personId)),
      'meetings.floor.not-your-role',
    )
    assert.equal(await said(handOverChair(house, actorFor(chair), sitting.id, ama.personId)), undefined)
    const { officers } = await proceedingsOf(house, sitting)
    assert.deepEqual(
      officers.map(({ name, role }) => `${name}: ${role}`),
      ['Ama: chair', 'Efua: vice-chair'],
    )
    const audited = await house.db
      .selectFrom('audit_entry')
      .select('subject_id')
      .where('act', '=', 'meetings.chair-handed-over')
      .where('actor_account_id', '=', chair.id)
      .execute()
    assert.deepEqual(audited, [{ subject_id: ama.personId }])
  })

  test('handed over to ten at once goes to one', async () => {
    const sitting = await sittingNow(house)
    const chair = await inside(house, sitting, { role: 'chair' })
    const people: Somebody[] = []
    for (let nth = 0; nth < 10; nth++) people.push(await inside(house, sitting))
    await Promise.all(people.map((one) => handOverChair(house, actorFor(chair), sitting.id, one.personId)))
    const chairs = (await proceedingsOf(house, sitting)).officers.filter(({ role }) => role === 'chair')
    assert.equal(chairs.length, 1)
  })

  test('is not left unseen by the last in it, and is then taken by one of those who stand in for it', async () => {
    const sitting = await sittingNow(house)
    const chair = await inside(house, sitting, { role: 'chair' })
    const vices = [
      await inside(house, sitting, { role: 'vice-chair' }),
      await inside(house, sitting, { role: 'vice-chair' }),
    ]
    const take = (one: MadeAccount) => said(takeChair(house, actorFor(one), sitting.id))
    assert.equal(await take(vices[0]!), 'meetings.chair.taken')
    assert.equal(await said(leave(house, actorFor(chair), sitting.id)), 'meetings.chair.is-last')
    assert.equal(await isInside(house.db, sitting.id, chair.personId), true)
    assert.equal(await said(leave(house, actorFor(chair), sitting.id, true)), undefined)
    const outcomes = await Promise.all(vices.map(take))
    assert.deepEqual(new Set(outcomes), new Set(['meetings.chair.taken', undefined]))
    const happened = (await listHappenings(house.db, sitting.id)).map(({ what }) => what)
    assert.deepEqual(happened, ['chair-left', 'chair-taken'])
  })

  test('alone in the room leaves as anybody does', async () => {
    const sitting = await sittingNow(house)
    const chair = await inside(house, sitting, { role: 'chair' })
    assert.equal(await said(leave(house, actorFor(chair), sitting.id)), undefined)
  })

  test('where nobody leads, people leave without waiting for how it is led; where somebody does, they wait', async () => {
    for (const isLed of [false, true]) {
      const sitting = await sittingNow(house)
      if (isLed) await inside(house, sitting, { role: 'vice-chair' })
      const one = await inside(house, sitting)
      const outcome = await inTransaction(house.db, async (tx) => {
        await holdConduct(tx, sitting)
        const left = said(leave(house, actorFor(one), sitting.id))
        return { left, first: await Promise.race([left, pause(isLed ? 300 : 5000, 'waits', { ref: false })]) }
      })
      assert.equal(outcome.first, isLed ? 'waits' : undefined)
      assert.equal(await outcome.left, undefined)
      assert.equal(await isInside(house.db, sitting.id, one.personId), false)
    }
  })

  test('of two who are in it and go at once the second is asked', async () => {
    assert.deepEqual(await twoGoAtOnce(house), new Set([undefined, 'meetings.chair.is-last']))
  })
  test('without the lock both go unasked', async () => {
    const careless = withoutLocks(await testHouse())
    try {
      // Now and then one comes after the other by itself.
      let told = new Set<string | undefined>()
      for (let tries = 0; tries < 10 && told.size !== 1; tries++) told = await twoGoAtOnce(careless)
      assert.deepEqual(told, new Set([undefined]))
    } finally {
      await careless.close()
    }
  })
})

async function twoGoAtOnce(on: TestHouse): Promise<Set<string | undefined>> {
  const sitting = await sittingNow(on)
  const chairs = [await inside(on, sitting, { role: 'chair' }), await inside(on, sitting, { role: 'chair' })]
  await inside(on, sitting)
  return new Set(await Promise.all(chairs.map((chair) => said(leave(on, actorFor(chair), sitting.id)))))
}
