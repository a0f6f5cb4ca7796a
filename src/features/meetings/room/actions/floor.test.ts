import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { withoutLocks } from '../../../../../test/support/forgetful.ts'
import { testHouse, type TestHouse } from '../../../../../test/support/house.ts'
import { makeOrganisation, type MadeAccount } from '../../../../../test/support/people.ts'
import { actorFor } from '../../../../../test/support/registering.ts'
import {
  inside,
  leads,
  order,
  proceedingsOf,
  said,
  sittingNow,
  type Somebody,
} from '../../../../../test/support/sitting.ts'
import { askForFloor, enterIntoList, leaveFloor, moveFloor, setList, setTime } from './floor.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

describe('the list of speakers', () => {
  test('is one list for those elsewhere and for delegations in the hall, which the chair enters', async () => {
    const sitting = await sittingNow(house)
    const chair = await inside(house, sitting, { role: 'chair' })
    const [ama, yaw] = [
      await inside(house, sitting, { name: 'Ama' }),
      await inside(house, sitting, { name: 'Yaw', mode: 'on-site' }),
    ]
    await askForFloor(house, actorFor(ama), sitting.id, 'statement')
    const enter = (by: MadeAccount, organisation: string) =>
      said(enterIntoList(house, actorFor(by), sitting.id, organisation, 'statement'))
    assert.equal(await enter(ama, yaw.organisation.id), 'meetings.floor.not-your-role')
    assert.equal(await enter(chair, yaw.organisation.id), undefined)
    assert.equal(await enter(chair, yaw.organisation.id), 'meetings.floor.listed-already')
    assert.equal(await enter(chair, (await makeOrganisation(house.db)).id), 'meetings.lead.nobody')
    assert.deepEqual(await order(house, sitting), ['Ama', yaw.organisation.name])
    assert.equal((await proceedingsOf(house, sitting)).waiting[1]?.origin, 'on-site')
    assert.equal(await leads(house, chair, sitting, 'give', yaw.organisation.name), undefined)
    assert.equal((await proceedingsOf(house, sitting)).speaking?.organisation, yaw.organisation.name)
  })

  test('takes points of order first, and is put in order by the chair', async () => {
    const sitting = await sittingNow(house)
    const chair = await inside(house, sitting, { role: 'chair' })
    const people: Somebody[] = []
    for (const name of ['Ama', 'Efua', 'Yaw']) people.push(await inside(house, sitting, { name }))
    const [ama, efua, yaw] = people as [Somebody, Somebody, Somebody]
    for (const one of people) await askForFloor(house, actorFor(one), sitting.id, 'statement')
    assert.equal(await said(askForFloor(house, actorFor(yaw), sitting.id, 'point-of-order')), undefined)
    assert.deepEqual(await order(house, sitting), ['Yaw', 'Ama', 'Efua', 'Yaw'])
    assert.equal(await leads(house, chair, sitting, 'down', ama.personId), undefined)
    assert.deepEqual(await order(house, sitting), ['Yaw', 'Efua', 'Ama', 'Yaw'])
    assert.equal(await leads(house, chair, sitting, 'first', efua.personId), undefined)
    assert.deepEqual(await order(house, sitting), ['Efua', 'Yaw', 'Ama', 'Yaw'])
    assert.equal(await leads(house, chair, sitting, 'strike', ama.personId), undefined)
    assert.deepEqual(await order(house, sitting), ['Efua', 'Yaw', 'Yaw'])
  })

  test('is closed to new requests, and not to points of order; whoever asked takes it back', async () => {
    const sitting = await sittingNow(house)
    const chair = await inside(house, sitting, { role: 'chair' })
    const ama = await inside(house, sitting)
    assert.equal(await said(setList(house, actorFor(ama), sitting.id, true)), 'meetings.floor.not-your-role')
    await setList(house, actorFor(chair), sitting.id, true)
    const ask = (kind: 'statement' | 'point-of-order') =>
      said(askForFloor(house, actorFor(ama), sitting.id, kind))
    assert.equal(await ask('statement'), 'meetings.floor.closed')
    assert.equal(await ask('point-of-order'), undefined)
    const [mine] = (await proceedingsOf(house, sitting)).waiting
    assert.equal(
      await said(leaveFloor(house, actorFor(chair), sitting.id, mine!.id)),
      'meetings.floor.changed',
      'it is not theirs',
    )
    assert.equal(await said(leaveFloor(house, actorFor(ama), sitting.id, mine!.id)), undefined)
    assert.deepEqual(await order(house, sitting), [])
  })

  test('gives each the time that was set, and a minute more when the chair says so', async () => {
    const sitting = await sittingNow(house)
    const chair = await inside(house, sitting, { role: 'chair' })
    const ama = await inside(house, sitting)
    await setTime(house, actorFor(chair), sitting.id, 180)
    await askForFloor(house, actorFor(ama), sitting.id, 'statement')
    await leads(house, chair, sitting, 'give', ama.personId)
    await setTime(house, actorFor(chair), sitting.id, 60)
    assert.equal(
      (await proceedingsOf(house, sitting)).speaking?.seconds,
      180,
      'who speaks keeps what they were given',
    )
    await leads(house, chair, sitting, 'more', ama.personId)
    assert.equal((await proceedingsOf(house, sitting)).speaking?.seconds, 240)
  })
})

/** Ten who lead give the floor to ten different people in the same moment, each having seen that nobody has it. */
async function tenGiveTheFloor(on: TestHouse) {
  const sitting = await sittingNow(on)
  const leaders: Somebody[] = []
  const askers: Somebody[] = []
  for (let nth = 0; nth < 10; nth++) {
    leaders.push(await inside(on, sitting, { role: 'secretariat' }))
    askers.push(await inside(on, sitting))
    await askForFloor(on, actorFor(askers[nth]!), sitting.id, 'statement')
  }
  const { waiting } = await proceedingsOf(on, sitting)
  const outcomes = await Promise.allSettled(
    leaders.map((leader, nth) =>
      said(
        moveFloor(on, actorFor(leader), sitting.id, 'give', {
          request: waiting[nth]!.id,
          seen: { speaking: undefined },
        }),
      ),
    ),
  )
  const answers = outcomes.map((one) => (one.status === 'fulfilled' ? (one.value ?? 'given') : 'broken'))
  return { answers, proceedings: await proceedingsOf(on, sitting) }
}

test('ten give the floor at once: one person gets it, and nine who gave it are told that the list has changed', async () => {
  const { answers, proceedings } = await tenGiveTheFloor(house)
  assert.equal(answers.filter((one) => one === 'given').length, 1)
  assert.equal(answers.filter((one) => one === 'meetings.floor.changed').length, 9)
  assert.equal(proceedings.waiting.length, 9, 'nobody was cut short by another')
})
test('without the lock they are not all told in peace', async () => {
  const careless = withoutLocks(await testHouse())
  try {
    // Now and then they come one after the other by themselves.
    let told = 9
    for (let tries = 0; tries < 10 && told === 9; tries++) {
      const { answers } = await tenGiveTheFloor(careless)
      told = answers.filter((one) => one === 'meetings.floor.changed').length
    }
    assert.ok(told < 9, `${told} were told`)
  } finally {
    await careless.close()
  }
})
