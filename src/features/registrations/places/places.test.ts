import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { withoutLocks } from '../../../../test/support/forgetful.ts'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, makeEvent, makeOrganisation } from '../../../../test/support/people.ts'
import {
  actorFor,
  again,
  choicesFor,
  register,
  seatsAndRows,
  toldAbout,
} from '../../../../test/support/registering.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { withdraw } from '../actions/withdraw.ts'
import type { Registration } from '../types.ts'
import { accept } from './actions/accept.ts'
import { lapseOffers } from './actions/lapse.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

type Settings = {
  seatsPerOrganisation?: number
  offerHours?: number
  waitingRule?: string
  onSiteCapacity?: number
}

async function opened({ onSiteCapacity = 2, ...settings }: Settings) {
  const event = await makeEvent(house.db, { type: 'workshop', onSiteCapacity })
  await house.db
    .updateTable('event')
    .set({
      seats_per_organisation: settings.seatsPerOrganisation ?? null,
      offer_hours: settings.offerHours ?? null,
      waiting_rule: settings.waitingRule ?? 'first-come',
    })
    .where('id', '=', event.id)
    .execute()
  return event
}

async function somebodyOf(organisation?: Awaited<ReturnType<typeof makeOrganisation>>): Promise<SignedIn> {
  return actorFor(
    await makeAccount(house.db, {
      organisation: organisation ?? (await makeOrganisation(house.db)),
      passwordHash: null,
    }),
  )
}

async function registered(actor: SignedIn, eventId: string): Promise<Registration> {
  const it = await register(house, actor, eventId, choicesFor('on-site'))
  assert.ok(!isRefusal(it), JSON.stringify(it))
  house.clock.move(1000)
  return it
}

test('an organisation takes its share and then waits, while others still find seats', async () => {
  const event = await opened({ seatsPerOrganisation: 1, onSiteCapacity: 5 })
  const sankofa = await makeOrganisation(house.db)
  assert.equal((await registered(await somebodyOf(sankofa), event.id)).state, 'confirmed')
  assert.equal((await registered(await somebodyOf(sankofa), event.id)).state, 'waitlisted')
  assert.equal((await registered(await somebodyOf(), event.id)).state, 'confirmed')
})

test('a freed seat passes over an organisation that has its share', async () => {
  const event = await opened({ seatsPerOrganisation: 1, onSiteCapacity: 2 })
  const sankofa = await makeOrganisation(house.db)
  await registered(await somebodyOf(sankofa), event.id)
  const leaving = await somebodyOf()
  const left = await registered(leaving, event.id)
  const second = await registered(await somebodyOf(sankofa), event.id)
  const other = await registered(await somebodyOf(), event.id)
  await withdraw(house, leaving, left)
  assert.equal((await again(house.db, second)).state, 'waitlisted')
  assert.equal((await again(house.db, other)).state, 'confirmed')
})

test('by fair share the organisation with the fewest seats comes first', async () => {
  const event = await opened({ waitingRule: 'fair-share', onSiteCapacity: 2 })
  const big = await makeOrganisation(house.db)
  const leaving = await somebodyOf()
  await registered(await somebodyOf(big), event.id)
  const left = await registered(leaving, event.id)
  const second = await registered(await somebodyOf(big), event.id)
  const first = await registered(await somebodyOf(), event.id)
  await withdraw(house, leaving, left)
  assert.equal((await again(house.db, first)).state, 'confirmed')
  assert.equal((await again(house.db, second)).state, 'waitlisted')
})

async function offered() {
  const event = await opened({ offerHours: 24, onSiteCapacity: 1 })
  const [leaving, next, last] = [await somebodyOf(), await somebodyOf(), await somebodyOf()]
  const left = await registered(leaving, event.id)
  const [waiting, behind] = [await registered(next, event.id), await registered(last, event.id)]
  await withdraw(house, leaving, left)
  return { event, next, last, waiting, behind }
}

test('where the event gives time, a freed seat is offered and kept', async () => {
  const { event, waiting, behind } = await offered()
  const it = await again(house.db, waiting)
  assert.equal(it.state, 'offered')
  assert.equal(it.offerUntil?.getTime(), house.clock.now().getTime() + 24 * 3_600_000)
  assert.equal((await again(house.db, behind)).state, 'waitlisted')
  assert.ok((await toldAbout(house.db, it)).includes('registrations.offered'))
  const { seats, rows } = await seatsAndRows(house.db, event.id)
  assert.deepEqual(seats, rows)
})

test('an offer is taken by its person only, once, while it stands', async () => {
  const { next, last, waiting } = await offered()
  assert.ok(isRefusal(await accept(house, last, waiting)))
  const all = await Promise.all(Array.from({ length: 10 }, () => accept(house, next, waiting)))
  assert.equal(all.filter((one) => !isRefusal(one)).length, 1)
  assert.equal((await again(house.db, waiting)).state, 'confirmed')
  assert.deepEqual(await accept(house, next, waiting), { refused: 'registrations.offer.none' })
})

test('an offer that nobody answers goes to the next person, and both are told', async () => {
  const { event, next, waiting, behind } = await offered()
  house.clock.move(25 * 3_600_000)
  assert.deepEqual(await accept(house, next, waiting), { refused: 'registrations.offer.over' })
  assert.ok((await lapseOffers(house)) >= 1)
  assert.equal((await again(house.db, waiting)).state, 'withdrawn')
  assert.equal((await again(house.db, behind)).state, 'offered')
  assert.ok((await toldAbout(house.db, waiting)).includes('registrations.offer-lapsed'))
  const { seats, rows } = await seatsAndRows(house.db, event.id)
  assert.deepEqual(seats, rows)
})

test('a declined offer goes to the next person', async () => {
  const { next, waiting, behind } = await offered()
  assert.ok(!isRefusal(await withdraw(house, next, waiting)))
  assert.equal((await again(house.db, behind)).state, 'offered')
})

test('ten people of one organisation at once take its share and no more', async () => {
  const event = await opened({ seatsPerOrganisation: 3, onSiteCapacity: 50 })
  const sankofa = await makeOrganisation(house.db)
  const people = await Promise.all(Array.from({ length: 10 }, () => somebodyOf(sankofa)))
  const all = await Promise.all(
    people.map((actor) => register(house, actor, event.id, choicesFor('on-site'))),
  )
  assert.equal(all.filter((one) => !isRefusal(one) && one.state === 'confirmed').length, 3)
})

test('control: on a database that forgets its locks, they take more', async () => {
  const sankofa = await makeOrganisation(house.db)
  const forgetful = withoutLocks(house)
  let most = 0
  for (let round = 0; round < 5 && most <= 3; round++) {
    const event = await opened({ seatsPerOrganisation: 3, onSiteCapacity: 50 })
    const people = await Promise.all(Array.from({ length: 10 }, () => somebodyOf(sankofa)))
    const all = await Promise.all(
      people.map((actor) => register(forgetful, actor, event.id, choicesFor('on-site'))),
    )
    most = Math.max(most, all.filter((one) => !isRefusal(one) && one.state === 'confirmed').length)
  }
  assert.ok(most > 3, `${most} got a seat`)
})
