import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import {
  linkEvents,
  makeAccount,
  makeEvent,
  makeFocalPoint,
  makeGroup,
  makeOrganisation,
  makeRegistration,
} from '../../../../test/support/people.ts'
import { eventOf } from '../../../../test/support/registering.ts'
import { newId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { standingOf } from '../store/standing.ts'
import { censusOf } from './rules.ts'
import { alikeAt } from './store/census.ts'
import { askCount, count } from './actions/count.ts'
import { findKeptCensus } from './store/kept-census.ts'
import { prepareJobs } from '../../../platform/jobs/index.ts'
import { outcomes, type Outcome } from './types.ts'

let house: TestHouse
const people: string[] = []
before(async () => {
  house = await testHouse()
})
after(() => house.close())

/** Somebody of everything that the policy tells apart: categories, standings, sectors, groups, claims, focal points. */
async function everybody(groupId: string, opener: { readonly id: string }): Promise<void> {
  const { db } = house
  const add = async (wishes: Parameters<typeof makeAccount>[1]) => {
    const account = await makeAccount(db, wishes)
    people.push(account.personId)
    return account
  }
  for (const category of [
    'member-state',
    'sector-member',
    'associate',
    'academia',
    'united-nations',
    'media',
  ])
    for (const membership of ['active', 'suspended', 'none'] as const)
      for (const more of [{}, { sectors: ['ITU-R'] }, { studyGroup: groupId }, { studyGroup: 't-sg99' }]) {
        const organisation = await makeOrganisation(db, { category, membership, ...more })
        await add({ organisation })
        if (category === 'sector-member') await add({ organisation, affiliation: 'claimed' })
        if (membership === 'active')
          await makeFocalPoint(db, { organisation, account: await add({ organisation }) })
      }
  for (const state of ['unverified', 'refused'] as const)
    await add({ organisation: await makeOrganisation(db, { state, membership: 'none' }) })
  const left = await makeOrganisation(db)
  await add({ organisation: left, affiliation: 'ended' })
  await add({ claimedCategory: 'associate' })
  await add({})
  const confirmed = await add({})
  await makeRegistration(db, { event: opener, personId: confirmed.personId, state: 'confirmed' })
}

/** One person of academia by name, and everybody of another university. */
async function someNominated(eventId: string): Promise<void> {
  const rows = await house.db
    .selectFrom('affiliation')
    .innerJoin('organisation', 'organisation.id', 'affiliation.organisation_id')
    .select(['affiliation.person_id', 'affiliation.organisation_id'])
    .where('organisation.category', '=', 'academia')
    .where('organisation.membership', '=', 'active')
    .orderBy('organisation.id')
    .execute()
  const [one, other] = [rows[0], rows.at(-1)]
  const own = { event_id: eventId, added_at: house.clock.now() }
  await house.db
    .insertInto('event_nominee')
    .values([
      { ...own, id: newId(), person_id: one?.person_id ?? null },
      { ...own, id: newId(), organisation_id: other?.organisation_id ?? null },
    ])
    .execute()
}

test('the census says of everybody together what the rules say of each', async () => {
  const { id: groupId } = await makeGroup(house.db, { policy: { media: 'accreditation' } })
  const opener = await makeEvent(house.db)
  const meeting = await makeEvent(house.db, { type: 'study-group', sector: 'ITU-T', groupId })
  await linkEvents(house.db, opener, meeting)
  await everybody(groupId, opener)
  await house.db
    .updateTable('event')
    .set({ policy: JSON.stringify({ academia: 'nomination-only' }) })
    .where('id', '=', meeting.id)
    .execute()
  await someNominated(meeting.id)

  const event = await eventOf(house.db, meeting.id)
  const counts = new Map<string, number>()
  for (const personId of people) {
    const { way, decider, category } = await standingOf(
      house.db,
      house.profile,
      event,
      personId,
      house.clock.now(),
    )
    // A focal point who registers themselves is counted with their desk.
    const asked = decider === 'oneself' ? 'focal-point' : decider === 'nobody' ? 'confirmed' : decider
    const key = `${category} ${isRefusal(way) ? 'refused' : asked}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const census = censusOf(house.profile, event, await alikeAt(house.db, event, 'non-member'))
  const told = new Map(
    census.byCategory.flatMap(({ category, people }) =>
      outcomes
        .filter((one: Outcome) => people[one] > 0)
        .map((one): [string, number] => [`${category} ${one}`, people[one]]),
    ),
  )
  assert.deepEqual(told, new Map([...counts].sort(byOrderOf([...told.keys()]))))
  assert.ok(told.size > 8, 'the crowd tells many apart')
})

const byOrderOf =
  (keys: readonly string[]) =>
  ([one]: readonly [string, number], [other]: readonly [string, number]) =>
    keys.indexOf(one) - keys.indexOf(other)

test('accounts that have ended are not counted, blocked ones are refused', async () => {
  const event = await eventOf(house.db, (await makeEvent(house.db)).id)
  const all = async () => censusOf(house.profile, event, await alikeAt(house.db, event, 'non-member')).all
  const before = await all()
  await makeAccount(house.db, { state: 'closed' })
  await makeAccount(house.db, { state: 'blocked' })
  const after = await all()
  assert.equal(after.refused, before.refused + 1)
  assert.equal(after.confirmed, before.confirmed)
})

test('a large directory is counted by a job, once for however many ask, and again when somebody asks later', async () => {
  await prepareJobs(house.connection)
  const event = await eventOf(house.db, (await makeEvent(house.db)).id)
  await Promise.all(Array.from({ length: 10 }, () => askCount(house, event.id)))
  const jobs = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from graphile_worker.jobs`.execute(house.db)).rows[0]
      ?.n
  assert.equal(await jobs(), 1)
  assert.equal((await findKeptCensus(house.db, event.id))?.countedAt, null)
  await count(house, event.id)
  const kept = await findKeptCensus(house.db, event.id)
  assert.ok(kept?.countedAt)
  const now = censusOf(house.profile, event, await alikeAt(house.db, event, 'non-member'))
  assert.deepEqual(censusOf(house.profile, event, kept.heaps), now)
  house.clock.move(1000)
  await askCount(house, event.id)
  assert.equal(await jobs(), 2)
})
