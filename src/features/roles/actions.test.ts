import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { freshDatabase } from '../../../test/support/database.ts'
import type { FreshDatabase } from '../../../test/support/database.ts'
import { makeAccount } from '../../../test/support/people.ts'
import { inTransaction } from '../../platform/database/database.ts'
import { operator } from '../../values/actor.ts'
import { trailOf } from '../audit/index.ts'
import { endRole, grantRole, permissionsOf, rolesOf } from './index.ts'

const now = new Date('2026-11-25T09:00:00Z')
let fresh: FreshDatabase

before(async () => {
  fresh = await freshDatabase()
})
after(() => fresh.close())

const grant = (accountId: string, role: string) =>
  inTransaction(fresh.db, (tx) => grantRole(tx, operator, accountId, role, now))

test('a granted role brings its permissions', async () => {
  const { id } = await makeAccount(fresh.db)
  assert.equal((await permissionsOf(fresh.db, id)).size, 0)
  assert.deepEqual(await grant(id, 'secretariat'), { granted: true })
  assert.ok((await permissionsOf(fresh.db, id)).has('events.manage'))
})

test('the same role given ten times at once is held and recorded once', async () => {
  const { id } = await makeAccount(fresh.db)
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => grant(id, 'badge-desk')))
  assert.equal(outcomes.filter((one) => 'granted' in one && one.granted).length, 1)
  assert.deepEqual(await rolesOf(fresh.db, id), ['badge-desk'])
  assert.equal((await trailOf(fresh.db, id)).length, 1)
})

test('a role that was ended brings nothing any more', async () => {
  const { id } = await makeAccount(fresh.db, { roles: ['secretariat'] })
  await fresh.db.updateTable('role_grant').set({ ended_at: now }).where('account_id', '=', id).execute()
  assert.equal((await permissionsOf(fresh.db, id)).size, 0)
})

test('a role that is ended brings nothing from that moment, and can be given again', async () => {
  const { id } = await makeAccount(fresh.db)
  const end = () => inTransaction(fresh.db, (tx) => endRole(tx, operator, id, 'visa-officer', now))
  await grant(id, 'visa-officer')
  assert.deepEqual(await end(), { ended: true })
  assert.equal((await permissionsOf(fresh.db, id)).size, 0)
  assert.deepEqual(await end(), { refused: 'roles.not-held' })
  assert.deepEqual(await grant(id, 'visa-officer'), { granted: true })
  assert.deepEqual(
    (await trailOf(fresh.db, id)).map(({ act }) => act),
    ['roles.granted', 'roles.ended', 'roles.granted'],
  )
})

test('of administrators who leave at the same time, the last one stays', async () => {
  const both = [await makeAccount(fresh.db), await makeAccount(fresh.db)]
  for (const { id } of both) await grant(id, 'administrator')
  const outcomes = await Promise.all(
    both.map(({ id }) => inTransaction(fresh.db, (tx) => endRole(tx, operator, id, 'administrator', now))),
  )
  assert.equal(outcomes.filter((one) => 'ended' in one).length, 1)
  assert.ok(outcomes.some((one) => 'refused' in one && one.refused === 'roles.last-administrator'))
})

test('a role that does not exist cannot be given', async () => {
  const { id } = await makeAccount(fresh.db)
  assert.deepEqual(await grant(id, 'emperor'), { refused: 'roles.unknown' })
})
