import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { type TestHouse, testHouse } from '../../../test/support/house.ts'
import { inTransaction } from '../database/database.ts'
import { addJob, type Job, openJobs, prepareJobs } from './index.ts'

let house: TestHouse

before(async () => {
  house = await testHouse()
  await prepareJobs(house.connection)
})
after(() => house.close())

/** A job that notes what it was given. */
function noting(name: string, also: Partial<Job> = {}): Job & { readonly seen: unknown[] } {
  const seen: unknown[] = []
  return { name, seen, run: async (_house, payload) => void seen.push(payload), ...also }
}

async function until(isSo: () => boolean): Promise<void> {
  for (let look = 0; look < 200 && !isSo(); look++) await sleep(20)
  assert.ok(isSo(), 'it did not happen in time')
}

test('a job asked for in an act runs once, on whichever machine', async () => {
  const job = noting('tests.noted')
  const both = [await openJobs(house, [job]), await openJobs(house, [job])]
  await inTransaction(house.db, (tx) => addJob(tx, 'tests.noted', { id: 7 }))
  await until(() => job.seen.length > 0)
  await Promise.all(both.map((jobs) => jobs.stop()))
  assert.deepEqual(job.seen, [{ id: 7 }])
})

test('a job asked for in an act that fails never runs', async () => {
  const act = inTransaction(house.db, async (tx) => {
    await addJob(tx, 'tests.lost')
    throw new Error('the act fails')
  })
  await assert.rejects(act)
  const { rows } = await sql<{
    n: string
  }>`select count(*) as n from graphile_worker.jobs where task_identifier = 'tests.lost'`.execute(house.db)
  assert.equal(Number(rows[0]?.n), 0)
})

test('a job that fails waits for its next try and does not stop the others', async () => {
  const good = noting('tests.good')
  const bad: Job = { name: 'tests.bad', run: () => Promise.reject(new Error('not today')) }
  await inTransaction(house.db, async (tx) => {
    await addJob(tx, 'tests.bad')
    await addJob(tx, 'tests.good')
  })
  const jobs = await openJobs(house, [bad, good])
  await until(() => good.seen.length === 1)
  await sleep(100)
  await jobs.stop()
  const { rows } = await sql<{ attempts: number; run_at: Date; last_error: string }>`
    select attempts, run_at, last_error from graphile_worker.jobs where task_identifier = 'tests.bad'`.execute(
    house.db,
  )
  assert.equal(rows[0]?.attempts, 1)
  assert.match(rows[0]?.last_error ?? '', /not today/)
})

test('jobs with an hour are known to the clock, once for all machines', async () => {
  const job = noting('tests.nightly', { every: '17 3 * * *' })
  const both = [await openJobs(house, [job]), await openJobs(house, [job])]
  const { rows } = await sql<{
    identifier: string
  }>`select identifier from graphile_worker._private_known_crontabs`.execute(house.db)
  await Promise.all(both.map((jobs) => jobs.stop()))
  assert.deepEqual(
    rows.map(({ identifier }) => identifier),
    ['tests.nightly'],
  )
})

test('making the tables ready again takes no time worth naming', async () => {
  const start = performance.now()
  await prepareJobs(house.connection)
  assert.ok(performance.now() - start < 1000)
})
