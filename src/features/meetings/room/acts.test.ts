import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { withoutLocks } from '../../../../test/support/forgetful.ts'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import {
  makeAccount,
  makeEvent,
  makeOrganisation,
  makeRegistration,
  type MadeAccount,
  type MadeOrganisation,
} from '../../../../test/support/people.ts'
import { actorFor } from '../../../../test/support/registering.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { join } from '../actions/join.ts'
import { leave } from '../actions/leave.ts'
import { isInside, saveArrival } from '../store/attendance.ts'
import { listSittings } from '../store/sittings.ts'
import type { Role, Sitting } from '../types.ts'
import { handOverChair, takeChair } from './actions/chair.ts'
import { askForFloor, enterIntoList, leaveFloor, moveFloor, setList, setTime } from './actions/floor.ts'
import { announce, endForAll, markHere, resume, suspend, takeDown } from './actions/lead.ts'
import { admit, letBackIn, mute, remove } from './actions/people.ts'
import { pauseChat, takeAway, write } from './actions/words.ts'
import { loadProceedings } from './load.ts'
import { logOf } from './rules.ts'
import { holdConduct } from './store.ts'
import { listSpoken } from './store/floor.ts'
import { listHappenings } from './store/log.ts'
import type { FloorAct } from './types.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

const minute = 60_000

/** A sitting that began a minute ago. */
async function sittingNow(on = house): Promise<Sitting> {
  const now = on.clock.now()
  const event = await makeEvent(on.db, {
    startsAt: new Date(now.getTime() - minute),
    endsAt: new Date(now.getTime() + 120 * minute),
    now,
  })
  const [sitting] = await listSittings(on.db, event.id)
  await inTransaction(on.db, (tx) => holdConduct(tx, sitting!))
  return sitting!
}

type Somebody = MadeAccount & { readonly organisation: MadeOrganisation }

/** Somebody who is inside, with a part in the sitting if one is named. */
async function inside(
  sitting: Sitting,
  it: { role?: Role; name?: string; organisation?: MadeOrganisation; mode?: 'on-site' | 'remote' } = {},
  on = house,
): Promise<Somebody> {
  const organisation = it.organisation ?? (await makeOrganisation(on.db))
  const account = await makeAccount(on.db, { organisation, ...(it.name && { name: it.name }) })
  const { personId } = account
  const event = { id: sitting.eventId }
  const mode = it.mode ?? 'remote'
  const { id } = await makeRegistration(on.db, { event, personId, organisation, mode, state: 'confirmed' })
  await inTransaction(on.db, (tx) =>
    saveArrival(
      tx,
      { sittingId: sitting.id, eventId: sitting.eventId, personId, registrationId: id, origin: mode },
      on.clock.now(),
    ),
  )
  if (it.role)
    await on.db
      .insertInto('meeting_role')
      .values({ sitting_id: sitting.id, event_id: sitting.eventId, person_id: personId, role: it.role })
      .execute()
  return { ...account, organisation }
}

const now = (sitting: Sitting, on = house) => loadProceedings(on.db, sitting, on.clock.now())
const said = async (work: Promise<Refusal | undefined>) => (await work)?.refused
const nobody = { speaking: undefined }

/** The chair does something with somebody's place, having seen the list as it is. */
async function leads(chair: MadeAccount, sitting: Sitting, act: FloorAct, of: string, on = house) {
  const { speaking, waiting } = await now(sitting, on)
  const it = [...(speaking ? [speaking] : []), ...waiting].find(
    ({ personId, organisation }) => personId === of || organisation === of,
  )
  return said(
    moveFloor(on, actorFor(chair), sitting.id, act, {
      request: it!.id,
      seen: { speaking: speaking?.id },
    }),
  )
}
const order = async (sitting: Sitting) =>
  (await now(sitting)).waiting.map(({ name, organisation }) => name || organisation)

describe('the list of speakers', () => {
  test('is one list for those elsewhere and for delegations in the hall, which the chair enters', async () => {
    const sitting = await sittingNow()
    const chair = await inside(sitting, { role: 'chair' })
    const [ama, yaw] = [
      await inside(sitting, { name: 'Ama' }),
      await inside(sitting, { name: 'Yaw', mode: 'on-site' }),
    ]
    await askForFloor(house, actorFor(ama), sitting.id, 'statement')
    const enter = (by: MadeAccount, organisation: string) =>
      said(enterIntoList(house, actorFor(by), sitting.id, organisation, 'statement'))
    assert.equal(await enter(ama, yaw.organisation.id), 'meetings.floor.not-your-role')
    assert.equal(await enter(chair, yaw.organisation.id), undefined)
    assert.equal(await enter(chair, yaw.organisation.id), 'meetings.floor.listed-already')
    assert.equal(await enter(chair, (await makeOrganisation(house.db)).id), 'meetings.lead.nobody')
    assert.deepEqual(await order(sitting), ['Ama', yaw.organisation.name])
    assert.equal((await now(sitting)).waiting[1]?.origin, 'on-site')
    assert.equal(await leads(chair, sitting, 'give', yaw.organisation.name), undefined)
    assert.equal((await now(sitting)).speaking?.organisation, yaw.organisation.name)
  })

  test('takes points of order first, and is put in order by the chair', async () => {
    const sitting = await sittingNow()
    const chair = await inside(sitting, { role: 'chair' })
    const people: Somebody[] = []
    for (const name of ['Ama', 'Efua', 'Yaw']) people.push(await inside(sitting, { name }))
    const [ama, efua, yaw] = people as [Somebody, Somebody, Somebody]
    for (const one of people) await askForFloor(house, actorFor(one), sitting.id, 'statement')
    assert.equal(await said(askForFloor(house, actorFor(yaw), sitting.id, 'point-of-order')), undefined)
    assert.deepEqual(await order(sitting), ['Yaw', 'Ama', 'Efua', 'Yaw'])
    assert.equal(await leads(chair, sitting, 'down', ama.personId), undefined)
    assert.deepEqual(await order(sitting), ['Yaw', 'Efua', 'Ama', 'Yaw'])
    assert.equal(await leads(chair, sitting, 'first', efua.personId), undefined)
    assert.deepEqual(await order(sitting), ['Efua', 'Yaw', 'Ama', 'Yaw'])
    assert.equal(await leads(chair, sitting, 'strike', ama.personId), undefined)
    assert.deepEqual(await order(sitting), ['Efua', 'Yaw', 'Yaw'])
  })

  test('is closed to new requests, and not to points of order; whoever asked takes it back', async () => {
    const sitting = await sittingNow()
    const chair = await inside(sitting, { role: 'chair' })
    const ama = await inside(sitting)
    assert.equal(await said(setList(house, actorFor(ama), sitting.id, true)), 'meetings.floor.not-your-role')
    await setList(house, actorFor(chair), sitting.id, true)
    const ask = (kind: 'statement' | 'point-of-order') =>
      said(askForFloor(house, actorFor(ama), sitting.id, kind))
    assert.equal(await ask('statement'), 'meetings.floor.closed')
    assert.equal(await ask('point-of-order'), undefined)
    const [mine] = (await now(sitting)).waiting
    assert.equal(
      await said(leaveFloor(house, actorFor(chair), sitting.id, mine!.id)),
      'meetings.floor.changed',
      'it is not theirs',
    )
    assert.equal(await said(leaveFloor(house, actorFor(ama), sitting.id, mine!.id)), undefined)
    assert.deepEqual(await order(sitting), [])
  })

  test('gives each the time that was set, and a minute more when the chair says so', async () => {
    const sitting = await sittingNow()
    const chair = await inside(sitting, { role: 'chair' })
    const ama = await inside(sitting)
    await setTime(house, actorFor(chair), sitting.id, 180)
    await askForFloor(house, actorFor(ama), sitting.id, 'statement')
    await leads(chair, sitting, 'give', ama.personId)
    await setTime(house, actorFor(chair), sitting.id, 60)
    assert.equal((await now(sitting)).speaking?.seconds, 180, 'who speaks keeps what they were given')
    await leads(chair, sitting, 'more', ama.personId)
    assert.equal((await now(sitting)).speaking?.seconds, 240)
  })
})

/** Ten who lead give the floor to ten different people in the same moment, each having seen that nobody has it. */
async function tenGiveTheFloor(on: TestHouse) {
  const sitting = await sittingNow(on)
  const leaders: Somebody[] = []
  const askers: Somebody[] = []
  for (let nth = 0; nth < 10; nth++) {
    leaders.push(await inside(sitting, { role: 'secretariat' }, on))
    askers.push(await inside(sitting, {}, on))
    await askForFloor(on, actorFor(askers[nth]!), sitting.id, 'statement')
  }
  const { waiting } = await now(sitting, on)
  const outcomes = await Promise.allSettled(
    leaders.map((leader, nth) =>
      said(moveFloor(on, actorFor(leader), sitting.id, 'give', { request: waiting[nth]!.id, seen: nobody })),
    ),
  )
  const answers = outcomes.map((one) => (one.status === 'fulfilled' ? (one.value ?? 'given') : 'broken'))
  return { answers, proceedings: await now(sitting, on) }
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

describe('the chair', () => {
  test('is handed over to somebody who is there; whoever had it stands in for it and stays inside', async () => {
    const sitting = await sittingNow()
    const chair = await inside(sitting, { role: 'chair', name: 'Efua' })
    const ama = await inside(sitting, { name: 'Ama' })
    assert.equal(
      await said(handOverChair(house, actorFor(ama), sitting.id, chair.personId)),
      'meetings.floor.not-your-role',
    )
    assert.equal(await said(handOverChair(house, actorFor(chair), sitting.id, ama.personId)), undefined)
    const { officers } = await now(sitting)
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
    const sitting = await sittingNow()
    const chair = await inside(sitting, { role: 'chair' })
    const people: Somebody[] = []
    for (let nth = 0; nth < 10; nth++) people.push(await inside(sitting))
    await Promise.all(people.map((one) => handOverChair(house, actorFor(chair), sitting.id, one.personId)))
    const chairs = (await now(sitting)).officers.filter(({ role }) => role === 'chair')
    assert.equal(chairs.length, 1)
  })

  test('is not left unseen by the last in it, and is then taken by one of those who stand in for it', async () => {
    const sitting = await sittingNow()
    const chair = await inside(sitting, { role: 'chair' })
    const vices = [
      await inside(sitting, { role: 'vice-chair' }),
      await inside(sitting, { role: 'vice-chair' }),
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
    const sitting = await sittingNow()
    const chair = await inside(sitting, { role: 'chair' })
    assert.equal(await said(leave(house, actorFor(chair), sitting.id)), undefined)
  })
})

test('what is announced is on top of the room until it is taken down', async () => {
  const sitting = await sittingNow()
  const [secretariat, ama] = [await inside(sitting, { role: 'secretariat' }), await inside(sitting)]
  const announces = (by: MadeAccount) => said(announce(house, actorFor(by), sitting.id, 'Coffee is outside'))
  assert.equal(await announces(ama), 'meetings.floor.not-your-role')
  assert.equal(await announces(secretariat), undefined)
  const [it] = (await now(sitting)).announcements
  assert.ok(it)
  assert.equal(it.words, 'Coffee is outside')
  assert.equal(await said(takeDown(house, actorFor(secretariat), sitting.id, it.id)), undefined)
  assert.equal(
    await said(takeDown(house, actorFor(secretariat), sitting.id, it.id)),
    'meetings.floor.changed',
  )
  assert.deepEqual((await now(sitting)).announcements, [])
})

test('a break ends who speaks, gives the floor to nobody, and is over when the chair says so', async () => {
  const sitting = await sittingNow()
  const [chair, ama] = [await inside(sitting, { role: 'chair' }), await inside(sitting)]
  await askForFloor(house, actorFor(ama), sitting.id, 'statement')
  await leads(chair, sitting, 'give', ama.personId)
  assert.equal(await said(suspend(house, actorFor(chair), sitting.id, 15)), undefined)
  assert.equal(await said(suspend(house, actorFor(chair), sitting.id, 15)), 'meetings.floor.changed')
  const { conduct, speaking } = await now(sitting)
  assert.equal(speaking, undefined)
  assert.equal(conduct.resumesAt!.getTime() - conduct.suspendedAt!.getTime(), 15 * minute)
  await askForFloor(house, actorFor(ama), sitting.id, 'statement')
  assert.equal(await leads(chair, sitting, 'give', ama.personId), 'meetings.floor.suspended')
  assert.equal(await said(resume(house, actorFor(chair), sitting.id)), undefined)
  assert.equal(await leads(chair, sitting, 'give', ama.personId), undefined)
})

test('while the chat is paused only those who lead write, and what is taken away is gone for all', async () => {
  const sitting = await sittingNow()
  const [chair, ama] = [await inside(sitting, { role: 'chair' }), await inside(sitting)]
  await write(house, actorFor(ama), sitting.id, 'Before')
  await pauseChat(house, actorFor(chair), sitting.id, true)
  assert.equal(await said(write(house, actorFor(ama), sitting.id, 'Meanwhile')), 'meetings.chat.paused')
  assert.equal(await said(write(house, actorFor(chair), sitting.id, 'Order')), undefined)
  const written = (await now(sitting)).messages
  assert.deepEqual(
    written.map(({ words }) => words),
    ['Before', 'Order'],
  )
  await takeAway(house, actorFor(chair), sitting.id, written[0]!.id)
  assert.equal((await now(sitting)).messages.length, 1)
})

describe('the door', () => {
  async function atTheDoor(state: string) {
    const sitting = await sittingNow()
    const chair = await inside(sitting, { role: 'chair' })
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
      const [knock] = (await now(sitting)).knocks
      assert.equal(knock?.name, 'Noor')
      assert.equal(knock?.reason, `meetings.no.${state}`)
      assert.equal(await said(admit(house, actorFor(chair), sitting.id, account.personId)), undefined)
      assert.equal(
        await said(admit(house, actorFor(chair), sitting.id, account.personId)),
        'meetings.floor.changed',
      )
      assert.equal(await joins(), undefined)
      assert.deepEqual((await now(sitting)).knocks, [])
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
      assert.deepEqual((await now(sitting)).knocks, [])
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
    const sitting = await sittingNow()
    const [chair, ama] = [await inside(sitting, { role: 'chair' }), await inside(sitting)]
    const secretariat = await inside(sitting, { role: 'secretariat' })
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
    assert.deepEqual(await order(sitting), [])
    assert.equal(await said(join(house, actorFor(ama), sitting.id)), 'meetings.no.removed')
    assert.deepEqual(
      (await now(sitting)).putOut.map(({ personId }) => personId),
      [ama.personId],
    )
    assert.equal(await said(letBackIn(house, actorFor(chair), sitting.id, ama.personId)), undefined)
    assert.equal(await said(join(house, actorFor(ama), sitting.id)), undefined)
  })

  test('muting asks whatever carries sound, after it is written down', async () => {
    const sitting = await sittingNow()
    const [chair, ama] = [await inside(sitting, { role: 'chair' }), await inside(sitting)]
    const media = { mute: () => Promise.resolve(false), remove: () => Promise.resolve() }
    const mutes = (by: MadeAccount) => said(mute(house, actorFor(by), sitting.id, ama.personId, media))
    assert.equal(await mutes(ama), 'meetings.floor.not-your-role')
    assert.equal(await mutes(chair), 'meetings.lead.not-heard')
    assert.equal((await listHappenings(house.db, sitting.id))[0]?.what, 'muted')
  })
})

test('the roll knows who is expected, who is here, who leads a delegation, and what whoever leads sees in the hall', async () => {
  const sitting = await sittingNow()
  const [ghana, japan, india] = [
    await makeOrganisation(house.db, { name: 'Ghana' }),
    await makeOrganisation(house.db, { name: 'Japan' }),
    await makeOrganisation(house.db, { name: 'India' }),
  ]
  const chair = await inside(sitting, { role: 'chair', organisation: ghana, name: 'Efua' })
  const yaw = await inside(sitting, { organisation: ghana, name: 'Yaw' })
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
  const roll = (await now(sitting)).delegations
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
  assert.equal((await now(sitting)).delegations[2]?.isSeen, false)
})

test('the log keeps who spoke, when and how long, and what was decided', async () => {
  const sitting = await sittingNow()
  const [chair, ama] = [await inside(sitting, { role: 'chair' }), await inside(sitting, { name: 'Ama' })]
  await setTime(house, actorFor(chair), sitting.id, 60)
  await askForFloor(house, actorFor(ama), sitting.id, 'statement')
  house.clock.move(1000)
  await leads(chair, sitting, 'give', ama.personId)
  house.clock.move(42_000)
  await leads(chair, sitting, 'end', ama.personId)
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
