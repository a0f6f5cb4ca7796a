import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../../test/support/house.ts'
import { makeAccount, makeRegistration, type MadeAccount } from '../../../../../test/support/people.ts'
import { actorFor } from '../../../../../test/support/registering.ts'
import { inside, leads, order, proceedingsOf, said, sittingNow } from '../../../../../test/support/sitting.ts'
import { join } from '../../actions/join.ts'
import { letInAgain, putOut } from '../../desk/actions.ts'
import { listHappenings } from '../store/log.ts'
import { askForFloor } from './floor.ts'
import { admit, letBackIn, mute, remove } from './people.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

describe('the door', () => {
  async function atTheDoor(state: string) {
    const sitting = await sittingNow(house)
    const chair = await inside(house, sitting, { role: 'chair' })
    const account = await makeAccount(house.db, { name: 'Noor' })
    const event = { id: sitting.eventId }
    await makeRegistration(house.db, { event, personId: account.personId, state })
    const joins = () => said(join(house, actorFor(account), sitting.id))
    return { sitting, chair, account, joins }
  }

  test('whoever waits for approval or a seat knocks, is seen, is let in by those who lead, and it is recorded', async () => {
    for (const state of ['pending', 'waitlisted']) {
      const { sitting, chair, account, joins } = await atTheDoor(state)
      assert.equal(await joins(), `meetings.no.${state}`)
      const [knock] = (await proceedingsOf(house, sitting)).knocks
      assert.equal(knock?.name, 'Noor')
      assert.equal(knock?.reason, `meetings.no.${state}`)
      assert.equal(await said(admit(house, actorFor(chair), sitting.id, account.personId)), undefined)
      assert.equal(
        await said(admit(house, actorFor(chair), sitting.id, account.personId)),
        'meetings.floor.changed',
      )
      assert.equal(await joins(), undefined)
      assert.deepEqual((await proceedingsOf(house, sitting)).knocks, [])
      const audited = await house.db
        .selectFrom('audit_entry')
        .select('actor_account_id')
        .where('act', '=', 'meetings.admitted')
        .where('subject_id', '=', account.personId)
        .execute()
      assert.deepEqual(audited, [{ actor_account_id: chair.id }])
    }
  })

  test('whoever was rejected or has no registration does not knock, and cannot be let in', async () => {
    for (const state of ['rejected', 'withdrawn']) {
      const { sitting, chair, account, joins } = await atTheDoor(state)
      assert.equal(await joins(), `meetings.no.${state}`)
      assert.deepEqual((await proceedingsOf(house, sitting)).knocks, [])
      assert.equal(
        await said(admit(house, actorFor(chair), sitting.id, account.personId)),
        'meetings.floor.changed',
      )
    }
  })

  test('somebody for whom a full room has no place is let in beyond it', async () => {
    const { sitting, chair, account, joins } = await atTheDoor('confirmed')
    await house.db
      .insertInto('meeting_room')
      .values({
        ...{ sitting_id: sitting.id, event_id: sitting.eventId, format: 'e-meeting', engine: 'none' },
        ...{ capacity: 1, changed_at: house.clock.now() },
      })
      .execute()
    assert.equal(await joins(), 'meetings.no.full')
    await admit(house, actorFor(chair), sitting.id, account.personId)
    assert.equal(await joins(), undefined)
  })

  test('whoever is removed is out, off the list and off the stage, until they are let in again', async () => {
    const sitting = await sittingNow(house)
    const [chair, ama] = [await inside(house, sitting, { role: 'chair' }), await inside(house, sitting)]
    const secretariat = await inside(house, sitting, { role: 'secretariat' })
    const told: string[] = []
    const media = {
      mute: () => Promise.resolve(true),
      remove: (_: string, person: string) => Promise.resolve(void told.push(person)),
    }
    const removes = (by: MadeAccount, who: MadeAccount) =>
      said(remove(house, actorFor(by), sitting.id, who.personId, media))
    await askForFloor(house, actorFor(ama), sitting.id, 'statement')
    assert.equal(await removes(ama, secretariat), 'meetings.floor.not-your-role')
    assert.equal(await removes(secretariat, chair), 'meetings.lead.not-the-chair')
    assert.equal(await removes(chair, chair), 'meetings.lead.not-yourself')
    assert.equal(await removes(chair, ama), undefined)
    assert.deepEqual(told, [ama.personId])
    assert.deepEqual(await order(house, sitting), [])
    assert.equal(await said(join(house, actorFor(ama), sitting.id)), 'meetings.no.removed')
    assert.deepEqual(
      (await proceedingsOf(house, sitting)).putOut.map(({ personId }) => personId),
      [ama.personId],
    )
    assert.equal(await said(letBackIn(house, actorFor(chair), sitting.id, ama.personId)), undefined)
    assert.equal(await said(join(house, actorFor(ama), sitting.id)), undefined)
  })

  test('whoever the secretariat removes from its desk is off the list too, and the log says so', async () => {
    const sitting = await sittingNow(house)
    const [chair, ama] = [await inside(house, sitting, { role: 'chair' }), await inside(house, sitting)]
    const staff = actorFor(await makeAccount(house.db))
    await askForFloor(house, actorFor(ama), sitting.id, 'statement')
    await leads(house, chair, sitting, 'give', ama.personId)
    assert.equal(await said(putOut(house, staff, sitting, ama.personId)), undefined)
    assert.equal((await proceedingsOf(house, sitting)).speaking, undefined)
    assert.equal(await said(letInAgain(house, staff, sitting, ama.personId)), undefined)
    const happened = (await listHappenings(house.db, sitting.id)).map(({ what }) => what)
    assert.deepEqual(happened, ['put-out', 'let-in-again'])
  })

  test('muting asks whatever carries sound, after it is written down', async () => {
    const sitting = await sittingNow(house)
    const [chair, ama] = [await inside(house, sitting, { role: 'chair' }), await inside(house, sitting)]
    const media = { mute: () => Promise.resolve(false), remove: () => Promise.resolve() }
    const mutes = (by: MadeAccount) => said(mute(house, actorFor(by), sitting.id, ama.personId, media))
    assert.equal(await mutes(ama), 'meetings.floor.not-your-role')
    assert.equal(await mutes(chair), 'meetings.lead.not-heard')
    assert.equal((await listHappenings(house.db, sitting.id))[0]?.what, 'muted')
  })
})
