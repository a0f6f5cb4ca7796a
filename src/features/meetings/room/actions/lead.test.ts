import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../../test/support/house.ts'
import {
  makeAccount,
  makeOrganisation,
  makeRegistration,
  type MadeAccount,
} from '../../../../../test/support/people.ts'
import { actorFor } from '../../../../../test/support/registering.ts'
import { inside, leads, proceedingsOf, said, sittingNow } from '../../../../../test/support/sitting.ts'
import { logOf } from '../rules.ts'
import { listSpoken } from '../store/floor.ts'
import { listHappenings } from '../store/log.ts'
import { askForFloor, setTime } from './floor.ts'
import { announce, endForAll, markHere, resume, suspend, takeDown } from './lead.ts'
import { pauseChat, takeAway, write } from './words.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

const minute = 60_000

test('what is announced is on top of the room until it is taken down', async () => {
  const sitting = await sittingNow(house)
  const [secretariat, ama] = [
    await inside(house, sitting, { role: 'secretariat' }),
    await inside(house, sitting),
  ]
  const announces = (by: MadeAccount) => said(announce(house, actorFor(by), sitting.id, 'Coffee is outside'))
  assert.equal(await announces(ama), 'meetings.floor.not-your-role')
  assert.equal(await announces(secretariat), undefined)
  const [it] = (await proceedingsOf(house, sitting)).announcements
  assert.ok(it)
  assert.equal(it.words, 'Coffee is outside')
  assert.equal(await said(takeDown(house, actorFor(secretariat), sitting.id, it.id)), undefined)
  assert.equal(
    await said(takeDown(house, actorFor(secretariat), sitting.id, it.id)),
    'meetings.floor.changed',
  )
  assert.deepEqual((await proceedingsOf(house, sitting)).announcements, [])
})

test('a break ends who speaks, gives the floor to nobody, and is over when the chair says so', async () => {
  const sitting = await sittingNow(house)
  const [chair, ama] = [await inside(house, sitting, { role: 'chair' }), await inside(house, sitting)]
  await askForFloor(house, actorFor(ama), sitting.id, 'statement')
  await leads(house, chair, sitting, 'give', ama.personId)
  assert.equal(await said(suspend(house, actorFor(chair), sitting.id, 15)), undefined)
  assert.equal(await said(suspend(house, actorFor(chair), sitting.id, 15)), 'meetings.floor.changed')
  const { conduct, speaking } = await proceedingsOf(house, sitting)
  assert.equal(speaking, undefined)
  assert.equal(conduct.resumesAt!.getTime() - conduct.suspendedAt!.getTime(), 15 * minute)
  await askForFloor(house, actorFor(ama), sitting.id, 'statement')
  assert.equal(await leads(house, chair, sitting, 'give', ama.personId), 'meetings.floor.suspended')
  assert.equal(await said(resume(house, actorFor(chair), sitting.id)), undefined)
  assert.equal(await leads(house, chair, sitting, 'give', ama.personId), undefined)
})

test('while the chat is paused only those who lead write, and what is taken away is gone for all', async () => {
  const sitting = await sittingNow(house)
  const [chair, ama] = [await inside(house, sitting, { role: 'chair' }), await inside(house, sitting)]
  await write(house, actorFor(ama), sitting.id, 'Before')
  await pauseChat(house, actorFor(chair), sitting.id, true)
  assert.equal(await said(write(house, actorFor(ama), sitting.id, 'Meanwhile')), 'meetings.chat.paused')
  assert.equal(await said(write(house, actorFor(chair), sitting.id, 'Order')), undefined)
  const written = (await proceedingsOf(house, sitting)).messages
  assert.deepEqual(
    written.map(({ words }) => words),
    ['Before', 'Order'],
  )
  await takeAway(house, actorFor(chair), sitting.id, written[0]!.id)
  assert.equal((await proceedingsOf(house, sitting)).messages.length, 1)
})

test('the roll knows who is expected, who is here, who leads a delegation, and what whoever leads sees in the hall', async () => {
  const sitting = await sittingNow(house)
  const [ghana, japan, india] = [
    await makeOrganisation(house.db, { name: 'Ghana' }),
    await makeOrganisation(house.db, { name: 'Japan' }),
    await makeOrganisation(house.db, { name: 'India' }),
  ]
  const chair = await inside(house, sitting, { role: 'chair', organisation: ghana, name: 'Efua' })
  const yaw = await inside(house, sitting, { organisation: ghana, name: 'Yaw' })
  for (const organisation of [japan, india]) {
    const { personId } = await makeAccount(house.db, { organisation })
    const event = { id: sitting.eventId }
    await makeRegistration(house.db, { event, personId, organisation, mode: 'on-site', state: 'confirmed' })
  }
  const { id } = await house.db
    .selectFrom('registration')
    .select('id')
    .where('person_id', '=', yaw.personId)
    .executeTakeFirstOrThrow()
  await house.db
    .insertInto('registration_on_behalf')
    .values({
      ...{ registration_id: id, organisation_id: ghana.id, capacity: 'head' },
      ...{ registered_by: chair.id, at: house.clock.now() },
    })
    .execute()
  await markHere(house, actorFor(chair), sitting.id, japan.id, true)
  const roll = (await proceedingsOf(house, sitting)).delegations
  assert.deepEqual(
    roll.map((one) => [
      one.name,
      one.people.map(({ name, rank }) => `${name} ${rank ?? ''}`.trim()),
      one.expected,
      one.isSeen,
    ]),
    [
      ['Ghana', ['Yaw head', 'Efua'], { onSite: 0, remote: 2 }, false],
      ['India', [], { onSite: 1, remote: 0 }, false],
      ['Japan', [], { onSite: 1, remote: 0 }, true],
    ],
  )
  await markHere(house, actorFor(chair), sitting.id, japan.id, false)
  assert.equal((await proceedingsOf(house, sitting)).delegations[2]?.isSeen, false)
})

test('the log keeps who spoke, when and how long, and what was decided', async () => {
  const sitting = await sittingNow(house)
  const [chair, ama] = [
    await inside(house, sitting, { role: 'chair' }),
    await inside(house, sitting, { name: 'Ama' }),
  ]
  await setTime(house, actorFor(chair), sitting.id, 60)
  await askForFloor(house, actorFor(ama), sitting.id, 'statement')
  house.clock.move(1000)
  await leads(house, chair, sitting, 'give', ama.personId)
  house.clock.move(42_000)
  await leads(house, chair, sitting, 'end', ama.personId)
  await endForAll(house, actorFor(chair), sitting.id)
  const log = logOf(await listHappenings(house.db, sitting.id), await listSpoken(house.db, sitting.id))
  assert.deepEqual(
    log.map(({ what }) => what),
    ['time-set', 'spoke', 'ended'],
  )
  const spoke = log[1]!
  assert.equal(spoke.name, 'Ama')
  assert.equal(spoke.organisation, ama.organisation.name)
  assert.equal(spoke.seconds, 60)
  assert.equal(spoke.endedAt!.getTime() - spoke.at.getTime(), 42_000)
})
