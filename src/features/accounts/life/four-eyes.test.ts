import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse } from '../../../../test/support/house.ts'
import type { TestHouse } from '../../../../test/support/house.ts'
import { makeAccount } from '../../../../test/support/people.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { isRefusal, refuse } from '../../../values/refusal.ts'
import { trailOf } from '../../audit/index.ts'
import { askForFourEyes, confirmFourEyes, refuseFourEyes } from './actions/four-eyes.ts'
import type { FourEyesActs } from './actions/four-eyes.ts'
import { lifeJobs } from './jobs.ts'
import { fourEyesAbout, listFourEyes } from './store.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

const day = 24 * 3_600_000

async function officer(): Promise<SignedIn> {
  const { id, personId, name } = await makeAccount(house.db, { roles: ['service-desk'] })
  return {
    kind: 'person',
    accountId: id,
    personId,
    name,
    permissions: new Set(['accounts.manage']),
    assurance: 'two-factor',
    withheld: new Set(),
  }
}

async function waiting(it: { kind?: 'reinitialise' | 'contact-change' } = {}) {
  const one = await officer()
  const about = await makeAccount(house.db)
  const wish = {
    kind: it.kind ?? ('reinitialise' as const),
    accountId: about.id,
    reason: 'Lost it',
    facts: { a: 1 },
  }
  const ask = () => inTransaction(house.db, (tx) => askForFourEyes(tx, one, wish, house.clock.now()))
  const asked = await ask()
  assert.ok('asked' in asked)
  return { one, about, ask, id: asked.asked }
}

/** Notes what is carried out. */
function acting() {
  const done: string[] = []
  const acts: FourEyesActs = {
    reinitialise: (_tx, _actor, it) => {
      done.push(it.id)
      return Promise.resolve({})
    },
  }
  return { done, acts }
}

const confirm = (by: SignedIn, id: string, acts: FourEyesActs) =>
  confirmFourEyes(house, by, id, acts, house.clock.now())

test('what one asks for another confirms, and it is done in the same act', async () => {
  const { one, about, id } = await waiting()
  const other = await officer()
  const { done, acts } = acting()
  const outcome = await confirm(other, id, acts)
  assert.ok('confirmed' in outcome)
  assert.deepEqual([outcome.confirmed.facts, done], [{ a: 1 }, [id]])
  assert.deepEqual(
    (await trailOf(house.db, about.id)).map(({ act, actorAccountId, details }) => [
      act,
      actorAccountId,
      details,
    ]),
    [
      ['accounts.four-eyes-asked', one.accountId, { kind: 'reinitialise', fourEyes: id }],
      ['accounts.four-eyes-confirmed', other.accountId, { kind: 'reinitialise', fourEyes: id }],
    ],
  )
  assert.equal((await fourEyesAbout(house.db, about.id))[0]?.confirmedBy, other.accountId)
})

test('whoever asked cannot confirm, not even past the rule', async () => {
  const { one, id } = await waiting()
  const { done, acts } = acting()
  assert.deepEqual(await confirm(one, id, acts), { refused: 'accounts.four-eyes-same-person' })
  assert.equal(done.length, 0)
  await assert.rejects(
    house.db
      .updateTable('four_eyes')
      .set({ confirmed_by: one.accountId, confirmed_at: house.clock.now() })
      .where('id', '=', id)
      .execute(),
    /four_eyes_are_of_two_people/,
  )
})

test('nobody confirms what is about themselves, not even past the rule', async () => {
  const { about, id } = await waiting()
  const own = { ...(await officer()), accountId: about.id }
  assert.deepEqual(await confirm(own, id, acting().acts), { refused: 'accounts.four-eyes-about-you' })
  await assert.rejects(
    house.db
      .updateTable('four_eyes')
      .set({ confirmed_by: about.id, confirmed_at: house.clock.now() })
      .where('id', '=', id)
      .execute(),
    /four_eyes_nobody_confirms_for_themselves/,
  )
})

test('of ten who confirm at once one does it', async () => {
  const { id } = await waiting()
  const { done, acts } = acting()
  const others = await Promise.all(Array.from({ length: 10 }, officer))
  const outcomes = await Promise.all(others.map((other) => confirm(other, id, acts)))
  assert.equal(outcomes.filter((one) => !isRefusal(one)).length, 1)
  assert.deepEqual(done, [id])
})

test('the same waits once for an account, another kind beside it', async () => {
  const { ask, about, one } = await waiting()
  assert.deepEqual(await ask(), { refused: 'accounts.four-eyes-waiting' })
  const wish = { kind: 'factor-reset' as const, accountId: about.id, reason: 'Lost phone' }
  const other = await inTransaction(house.db, (tx) => askForFourEyes(tx, one, wish, house.clock.now()))
  assert.ok('asked' in other)
})

test('what nobody looked at for three days is over, and can be asked for again', async () => {
  const { id, ask } = await waiting()
  house.clock.move(3 * day)
  assert.deepEqual(await confirm(await officer(), id, acting().acts), {
    refused: 'accounts.four-eyes-expired',
  })
  assert.ok(!(await listFourEyes(house.db, house.clock.now())).some((one) => one.id === id))
  const again = await ask()
  assert.ok('asked' in again && again.asked !== id)
  house.clock.move(3 * day)
  for (const job of lifeJobs()) await job.run(house)
  assert.deepEqual(await confirm(await officer(), again.asked, acting().acts), {
    refused: 'accounts.four-eyes-settled',
  })
})

test('what cannot be done now stays waiting', async () => {
  const { id } = await waiting()
  const acts: FourEyesActs = { reinitialise: () => Promise.resolve(refuse('accounts.not-in-this-state')) }
  const other = await officer()
  assert.deepEqual(await confirm(other, id, acts), { refused: 'accounts.not-in-this-state' })
  const { done, acts: able } = acting()
  assert.ok('confirmed' in (await confirm(other, id, able)))
  assert.deepEqual(done, [id])
})

test('a kind that nobody carries out cannot be confirmed', async () => {
  const { id } = await waiting({ kind: 'contact-change' })
  assert.deepEqual(await confirm(await officer(), id, acting().acts), {
    refused: 'accounts.four-eyes-unknown',
  })
  assert.deepEqual(await confirm(await officer(), newId(), acting().acts), {
    refused: 'accounts.four-eyes-unknown',
  })
})

test('another says no, or whoever asked takes it back, once', async () => {
  for (const isOwn of [false, true]) {
    const { one, about, id } = await waiting()
    const by = isOwn ? one : await officer()
    assert.ok('refusedIt' in (await refuseFourEyes(house, by, id, house.clock.now())))
    assert.deepEqual(await refuseFourEyes(house, by, id, house.clock.now()), {
      refused: 'accounts.four-eyes-settled',
    })
    assert.deepEqual(await confirm(await officer(), id, acting().acts), {
      refused: 'accounts.four-eyes-settled',
    })
    assert.equal((await trailOf(house.db, about.id)).at(-1)?.act, 'accounts.four-eyes-refused')
  }
})
