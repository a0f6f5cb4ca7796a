import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import {
  makeAccount,
  makeEvent,
  makeFocalPoint,
  makeOrganisation,
  makeRegistration,
  type MadeAccount,
  type MadeEvent,
} from '../../../../test/support/people.ts'
import { actorFor, register } from '../../../../test/support/registering.ts'
import { main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { registrationRoutes } from '../index.ts'

let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse()
  walk = await openWalk(house, registrationRoutes)
})
after(async () => {
  await walk.close()
  await house.close()
})

const may = ['approvals.decide', 'organisation.manage']

async function eventOf(sector: string | null): Promise<MadeEvent> {
  const event = await makeEvent(house.db, { type: 'study-group' })
  await house.db.updateTable('event').set({ sector }).where('id', '=', event.id).execute()
  return event
}

/** An organisation with one focal point for each of two Sectors. */
async function office() {
  const organisation = await makeOrganisation(house.db)
  const forSector = async (name: string, sector: string): Promise<MadeAccount> => {
    const account = await makeFocalPoint(house.db, { organisation, name })
    await house.db
      .updateTable('focal_point')
      .set({ sector })
      .where('person_id', '=', account.personId)
      .execute()
    return account
  }
  return {
    organisation,
    tamale: await forSector('Tamale', 'ITU-T'),
    dakar: await forSector('Dakar', 'ITU-D'),
  }
}

test('who decides for one Sector sees what is for it and for none, and nothing of another one', async () => {
  const { organisation, tamale } = await office()
  const made = await Promise.all(
    (['ITU-T', 'ITU-D', null] as const).map(async (sector) => {
      const person = await makeAccount(house.db, { organisation, name: `For ${sector ?? 'all'}` })
      const event = await eventOf(sector)
      return makeRegistration(house.db, { event, organisation, personId: person.personId })
    }),
  )
  const browser = await walk.as(tamale, may)
  const queue = main(await browser.get('/en/approvals'))
  assert.match(queue, /2 people wait for your decision/)
  assert.match(queue, /For ITU-T/)
  assert.match(queue, /For all/)
  assert.doesNotMatch(queue, /For ITU-D/)
  const statuses = await Promise.all(
    made.map(async ({ number }) => (await browser.get(`/en/approvals/${number}`)).status),
  )
  assert.deepEqual(statuses, [200, 404, 200])
  assert.equal((await browser.post(`/en/approvals/${made[1]?.number}/approval`)).status, 404)
})

test('those are asked who decide about the Sector of the event', async () => {
  const { organisation, tamale, dakar } = await office()
  const delegate = await makeAccount(house.db, { organisation })
  const event = await eventOf('ITU-D')
  assert.ok(!isRefusal(await register(house, actorFor(delegate), event.id)))
  const asked = await house.db
    .selectFrom('outbox')
    .select('to_address')
    .where('occasion', '=', 'registrations.to-decide')
    .where('to_address', 'in', [tamale.email, dakar.email])
    .execute()
  assert.deepEqual(
    asked.map((row) => row.to_address),
    [dakar.email],
  )
})

test('where nobody decides about the Sector it goes to the secretariat', async () => {
  const { organisation } = await office()
  const delegate = await makeAccount(house.db, { organisation })
  const sent = await register(house, actorFor(delegate), (await eventOf('ITU-R')).id)
  assert.ok(!isRefusal(sent))
  assert.equal(sent.waitsFor, 'secretariat')
})

test('a focal point’s own registration approves itself in their Sector only', async () => {
  const { tamale } = await office()
  const own = await register(house, actorFor(tamale), (await eventOf('ITU-T')).id)
  const other = await register(house, actorFor(tamale), (await eventOf('ITU-D')).id)
  assert.ok(!isRefusal(own) && !isRefusal(other))
  assert.deepEqual([own.state, other.state], ['confirmed', 'pending'])
})
