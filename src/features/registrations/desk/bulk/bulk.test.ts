import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { testHouse, type TestHouse } from '../../../../../test/support/house.ts'
import {
  makeAccount,
  makeEvent,
  makeOrganisation,
  makeRegistration,
  type MadeAccount,
  type MadeEvent,
  type MadeOrganisation,
} from '../../../../../test/support/people.ts'
import { actorFor, again, seatsAndRows, toldAbout } from '../../../../../test/support/registering.ts'
import type { Browser } from '../../../../../test/support/server.ts'
import { fieldsOf, heading, main, openWalk, type Walk } from '../../../../../test/support/walking.ts'
import { prepareJobs } from '../../../../platform/jobs/index.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { trailOf } from '../../../audit/index.ts'
import { deskJobs } from '../jobs.ts'
import { registrationsDeskRoutes } from '../routes.ts'
import { askBulk, bulkJob, runBulk } from './actions.ts'
import { findBulk, rowsOf, saveBegun } from './store.ts'

let house: TestHouse
let walk: Walk
let officer: MadeAccount
let actor: SignedIn
let desk: Browser
let organisation: MadeOrganisation

const may = ['registrations.read-all', 'registrations.decide-all']

before(async () => {
  house = await testHouse()
  await prepareJobs(house.connection)
  walk = await openWalk(house, registrationsDeskRoutes)
  officer = await makeAccount(house.db)
  actor = actorFor(officer, may)
  desk = await walk.as(officer, may)
  organisation = await makeOrganisation(house.db)
})
after(async () => {
  await walk.close()
  await house.close()
})

type Made = { id: string; number: string }

async function some(event: MadeEvent, count: number, state: string, mode: 'on-site' | 'remote' = 'remote') {
  const made: Made[] = []
  for (let place = 0; place < count; place++) {
    const person = await makeAccount(house.db, { organisation })
    const submittedAt = new Date(house.clock.now().getTime() - (count - place) * 60_000)
    const about = { event, personId: person.personId, organisation, state, mode, submittedAt }
    made.push(await makeRegistration(house.db, about))
  }
  return made
}

const review = (act: string, picks: readonly Made[]) =>
  desk.post('/en/desk/registrations/review', { act, pick: picks.map(({ number }) => number) })

const find = (actorNow: SignedIn | undefined) => () => Promise.resolve(actorNow)
const jobs = async () => {
  const { rows } = await sql<{ n: string }>`select count(*) as n from graphile_worker.jobs
    where task_identifier = ${bulkJob}`.execute(house.db)
  return Number(rows[0]?.n)
}

test('approving many: reviewed with who is skipped and why, done one by one, with a result for each', async () => {
  const event = await makeEvent(house.db, { remoteCapacity: 2 })
  const pending = await some(event, 3, 'pending')
  const [rejected] = await some(event, 1, 'rejected')
  const page = await desk.follow(await review('approve', [...pending, rejected as Made]))
  assert.equal(heading(page), 'Approve 3 registrations?')
  assert.match(main(page), /Will be skipped.*no longer waits for a decision/)
  const done = await desk.post('/en/desk/registrations/acts', fieldsOf(page, 'acts'))
  const result = await desk.follow(done)
  assert.equal(result.status, 200)
  assert.match(main(result), /Confirmed.*Confirmed.*Waiting list/)
  assert.deepEqual(
    await Promise.all(pending.map(async (one) => (await again(house.db, one)).state)),
    ['confirmed', 'confirmed', 'waitlisted'],
    'the longest waiting first',
  )
  const { seats, rows } = await seatsAndRows(house.db, event.id)
  assert.deepEqual(seats, rows)
  for (const one of pending) assert.equal((await trailOf(house.db, one.id)).length, 1)
  assert.equal((await trailOf(house.db, (rejected as Made).id)).length, 0)
})

test('a reason is asked for where the person reads one, and what was picked is kept', async () => {
  const event = await makeEvent(house.db)
  const seated = await some(event, 2, 'confirmed')
  const page = await desk.follow(await review('cancel', seated))
  assert.equal(heading(page), 'Cancel 2 registrations?')
  const empty = await desk.post('/en/desk/registrations/acts', { ...fieldsOf(page, 'acts'), reason: ' ' })
  assert.equal(empty.status, 422)
  assert.match(main(empty), /Write the reason/)
  const result = await desk.follow(
    await desk.post('/en/desk/registrations/acts', { ...fieldsOf(empty, 'acts'), reason: 'The hall burnt.' }),
  )
  assert.match(main(result), /Cancelled.*Cancelled/)
  for (const one of seated) {
    assert.equal((await again(house.db, one)).decisionReason, 'The hall burnt.')
    assert.deepEqual(await toldAbout(house.db, one), ['registrations.desk-cancelled'])
  }
})

test('what one cannot have does not stop the others', async () => {
  const event = await makeEvent(house.db, { onSiteCapacity: 1 })
  const [first, second] = (await some(event, 2, 'confirmed')) as [Made, Made]
  const page = await desk.follow(await review('move-on-site', [first, second]))
  const result = await desk.follow(await desk.post('/en/desk/registrations/acts', fieldsOf(page, 'acts')))
  assert.match(main(result), /Done\..*Confirmed.*No seat on site is free/)
  const modes = await Promise.all([first, second].map(async (one) => (await again(house.db, one)).mode))
  assert.deepEqual(modes, ['on-site', 'remote'])
})

test('everybody whom a filter means, and nobody where it cannot be understood', async () => {
  const event = await makeEvent(house.db)
  await some(event, 4, 'pending')
  const all = await desk.follow(
    await desk.post('/en/desk/registrations/review', {
      act: 'approve',
      'pick-all': `event=${event.code}&state=pending`,
    }),
  )
  assert.equal(heading(all), 'Approve 4 registrations?')
  const odd = await desk.post('/en/desk/registrations/review', { act: 'approve', 'pick-all': 'state=lost' })
  assert.equal(heading(await desk.follow(odd)), 'All registrations')
  const nobody = await desk.post('/en/desk/registrations/review', { act: 'approve' })
  assert.equal(nobody.location, '/en/desk/registrations')
  const unknown = await desk.post('/en/desk/registrations/review', { act: 'burn', pick: ['R-8M19-3C7K'] })
  assert.equal(unknown.location, '/en/desk/registrations')
})

test('more than fifty go on by themselves, with their progress shown', async () => {
  const event = await makeEvent(house.db)
  const pending = await some(event, 51, 'pending')
  const before = await jobs()
  const id = await askBulk(
    house,
    actor,
    { act: 'approve' },
    pending.map((one) => one.id),
  )
  assert.equal(await jobs(), before + 1)
  const page = await desk.get(`/en/desk/registrations/acts/${id}`)
  assert.match(main(page), /0 of 51 done/)
  assert.match(page.body, /http-equiv="refresh"/)
  const job = deskJobs(find(actor)).find(({ name }) => name === bulkJob)
  await job?.run(house, { id })
  const done = await desk.get(`/en/desk/registrations/acts/${id}`)
  assert.equal(heading(done), '51 done')
  assert.doesNotMatch(done.body, /http-equiv="refresh"/)
  await job?.run(house, { id })
  assert.equal((await trailOf(house.db, (pending[0] as Made).id)).length, 1, 'once, however often it runs')
})

test('begun again after a stop it goes on where it was, and does nothing twice', async () => {
  const event = await makeEvent(house.db)
  const pending = await some(event, 3, 'pending')
  const ids = pending.map((one) => one.id)
  const before = await jobs()
  const id = await askBulk(house, actor, { act: 'approve' }, ids)
  assert.equal(await jobs(), before + 1, 'a job looks later whether a few were done')
  await house.db
    .updateTable('registration_bulk_row')
    .set({ done_at: null, became: null })
    .where('bulk_id', '=', id)
    .execute()
  await house.db.updateTable('registration_bulk').set({ ended_at: null }).where('id', '=', id).execute()
  await runBulk(house, id, find(actor))
  const rows = await rowsOf(house.db, id)
  assert.deepEqual(
    rows.map(({ became }) => became),
    ['confirmed', 'confirmed', 'confirmed'],
  )
  for (const one of pending) assert.equal((await toldAbout(house.db, one)).length, 1)
  await saveBegun(house.db, id, 1, house.clock.now())
  assert.ok((await findBulk(house.db, id))?.endedAt)
})

test('whoever has lost the right to decide decides nothing more', async () => {
  const event = await makeEvent(house.db)
  const pending = await some(event, 51, 'pending')
  const ids = pending.map((one) => one.id)
  const id = await askBulk(house, actor, { act: 'approve' }, ids)
  await runBulk(house, id, find(actorFor(officer)))
  const rows = await rowsOf(house.db, id)
  assert.ok(rows.every(({ refused }) => refused === 'registrations.desk.bulk.no-right'))
  assert.equal((await again(house.db, pending[0] as Made)).state, 'pending')
})

test('lists of what was done are forgotten after a month, what was done is not', async () => {
  const event = await makeEvent(house.db)
  const [one] = await some(event, 1, 'pending')
  const id = await askBulk(house, actor, { act: 'approve' }, [(one as Made).id])
  const forget = deskJobs(find(actor)).find(({ every }) => every)
  await forget?.run(house, {})
  assert.ok(await findBulk(house.db, id))
  house.clock.move(31 * 24 * 60 * 60_000)
  await forget?.run(house, {})
  assert.equal(await findBulk(house.db, id), undefined)
  house.clock.move(-31 * 24 * 60 * 60_000)
  assert.equal((await again(house.db, one as Made)).state, 'confirmed')
})

test('readers do nothing to many, and do not learn that it can be done', async () => {
  const reader = await walk.as(await makeAccount(house.db), ['registrations.read-all'])
  for (const path of ['review?act=approve&pick=R-8M19-3C7K', `acts/${crypto.randomUUID()}`])
    assert.equal((await reader.get(`/en/desk/registrations/${path}`)).status, 404)
  assert.equal((await reader.post('/en/desk/registrations/acts', { act: 'approve' })).status, 404)
  assert.equal((await desk.get('/en/desk/registrations/acts/none')).status, 404)
})
