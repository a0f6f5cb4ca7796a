import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import {
  makeAccount,
  makeFocalPoint,
  makeOrganisation,
  type MadeAccount,
  type MadeOrganisation,
} from '../../../../test/support/people.ts'
import { actorFor } from '../../../../test/support/registering.ts'
import { accessParts } from '../../../access-parts.ts'
import { inTransaction, type Transaction } from '../../../platform/database/database.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { holdAccount } from '../../accounts/index.ts'
import type { Application } from '../types.ts'
import { apply } from './apply.ts'
import { assign } from './assign.ts'
import { decide } from './decide.ts'
import { withdraw } from './withdraw.ts'

let house: TestHouse
let volta: MadeOrganisation
let focal: MadeAccount
before(async () => {
  house = await testHouse()
  volta = await makeOrganisation(house.db, { name: 'Volta Networks' })
  focal = await makeFocalPoint(house.db, { organisation: volta, kind: 'member-access' })
})
after(() => house.close())

const desk = () => actorFor(focal, ['organisation.manage'])
const delegate = (wishes: Parameters<typeof makeAccount>[1] = {}) =>
  makeAccount(house.db, { organisation: volta, passwordHash: null, ...wishes })
async function applied(who: MadeAccount): Promise<Application> {
  const wish = { organisationId: volta.id, reason: '' }
  const it = await apply(house, accessParts(house), actorFor(who), wish)
  assert.ok(!isRefusal(it))
  return it
}

/** Waits until somebody in this database waits for a lock. */
async function untilSomebodyWaits(): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(house.db)
    if ((rows[0]?.count ?? 0) > 0) return
    await pause(10)
  }
  assert.fail('nobody waited')
}

const takePerson = (tx: Transaction, { personId }: MadeAccount) =>
  sql`select id from person where id = ${personId} for update nowait`.execute(tx)

/** Somebody holds the account first and the person then, as whoever erases or merges accounts does; meanwhile an act begins. */
async function besideErasing<Outcome>(who: MadeAccount, act: () => Promise<Outcome>): Promise<Outcome> {
  const begun = await inTransaction(house.db, async (tx) => {
    await holdAccount(tx, who.id)
    const outcome = act()
    await untilSomebodyWaits()
    await takePerson(tx, who)
    return { outcome }
  })
  return begun.outcome
}

test('whoever applies holds their account before their person', async () => {
  const who = await delegate()
  await besideErasing(who, () => applied(who))
})

test('whoever gives access holds the account before the person, asked for or not', async () => {
  for (const waits of [false, true]) {
    const who = await delegate()
    if (waits) await applied(who)
    const to = { personId: who.personId, organisationId: volta.id }
    const outcome = await besideErasing(who, () => assign(house, accessParts(house), desk(), to))
    assert.ok(!isRefusal(outcome))
  }
})

test('whoever decides holds the account before the claim of its person', async () => {
  const who = await delegate({ affiliation: 'claimed' })
  const it = await applied(who)
  const decision = { is: 'approval', revision: it.revision } as const
  const outcome = await besideErasing(who, () => decide(house, accessParts(house), desk(), it.id, decision))
  assert.ok(!isRefusal(outcome))
})

test('whoever gives it back does, too', async () => {
  const who = await delegate()
  const it = await applied(who)
  await besideErasing(who, () => withdraw(house, accessParts(house), actorFor(who), it.id))
})
