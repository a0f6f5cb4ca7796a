import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse } from '../../../test/support/house.ts'
import type { TestHouse } from '../../../test/support/house.ts'
import { makeAccount } from '../../../test/support/people.ts'
import type { MadeAccount } from '../../../test/support/people.ts'
import { accountVerbs } from './verbs.ts'

let house: TestHouse
let account: MadeAccount

before(async () => {
  house = await testHouse()
  account = await makeAccount(house.db, { name: 'Akosua Mensah', roles: ['secretariat'] })
  await makeAccount(house.db, { state: 'blocked' })
})
after(() => house.close())

const run = (verb: string, options: Record<string, string | boolean> = {}) => {
  const found = accountVerbs.find((one) => one.verb === verb)
  assert.ok(found)
  return found.run(house, options)
}

test('accounts are listed, all or those in one state', async () => {
  assert.equal(((await run('list')) as unknown[]).length, 2)
  assert.equal(((await run('list', { state: 'blocked' })) as unknown[]).length, 1)
  assert.equal(((await run('list', { limit: '1' })) as unknown[]).length, 1)
  assert.deepEqual(await run('list', { state: 'sleeping' }), { refused: 'accounts.state-unknown' })
})

test('accounts are listed by why they are blocked, by a name, or because somebody should look at them', async () => {
  const names = async (options: Record<string, string | boolean>) =>
    ((await run('list', options)) as { name: string }[]).map(({ name }) => name)
  assert.equal((await names({ reason: 'staff' })).length, 1)
  assert.equal((await names({ reason: 'breach' })).length, 0)
  assert.deepEqual(await run('list', { reason: 'mood' }), { refused: 'accounts.block-reason-unknown' })
  assert.deepEqual(await names({ named: 'mensah' }), ['Akosua Mensah'])
  assert.deepEqual(await names({ hints: true }), [])
  assert.deepEqual(await names({ unused: true }), [])
  const [row] = (await run('list', { state: 'blocked' })) as { blockReason: string }[]
  assert.equal(row?.blockReason, 'staff')
})

test('an account is shown by user name, by address or by id', async () => {
  for (const name of [account.username, account.email, account.id])
    assert.equal(((await run('show', { account: name })) as { id: string }).id, account.id)
  assert.deepEqual(await run('show', { account: 'nobody' }), { refused: 'accounts.unknown' })
})

test('an account is shown without any secret', async () => {
  const shown = (await run('show', { account: account.username })) as Record<string, unknown>
  assert.deepEqual([shown['hasPassword'], shown['roles']], [true, ['secretariat']])
  assert.ok(!JSON.stringify(shown).includes('argon2'))
})
