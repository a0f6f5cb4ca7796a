import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse } from '../../../../test/support/house.ts'
import type { TestHouse } from '../../../../test/support/house.ts'
import { makeAccount } from '../../../../test/support/people.ts'
import { newestMail } from '../../../../test/support/sign-up.ts'
import { findAccount, findAccountByIdentifier } from '../../accounts/index.ts'
import { trailOf } from '../../audit/index.ts'
import { accountLifeVerbs } from './verbs.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

const run = (verb: string, options: Record<string, string> = {}) => {
  const found = accountLifeVerbs.find((one) => one.verb === verb)
  assert.ok(found)
  return found.run(house, options)
}
const newcomer = { name: 'Ngozi Adéyemi', email: 'ngozi@cli.example', country: 'NG', language: 'fr' }

test('an account is made with a code by mail, once for an address', async () => {
  const made = (await run('create', newcomer)) as { accountId: string }
  assert.equal((await findAccount(house.db, made.accountId))?.state, 'initial')
  assert.match((await newestMail(house, newcomer.email)).text, /ITUwelcome-/)
  assert.deepEqual(await run('create', newcomer), { refused: 'accounts.address-taken' })
  assert.deepEqual(
    (await trailOf(house.db, made.accountId)).map(({ act, actorKind }) => [act, actorKind]),
    [['accounts.created', 'operator']],
  )
})

test('input that is not right is named, all of it', () => {
  const wrong = { name: '', email: 'nobody', country: 'XX', language: 'tlh' }
  assert.throws(
    () => run('create', wrong),
    (error: { issues: { path: string[] }[] }) =>
      error.issues.map(({ path }) => path[0]).join() === 'name,email,country,language',
  )
})

test('an organisation that is not in the list makes no account', async () => {
  const it = { ...newcomer, email: 'lost@cli.example', organisation: '0190a000-0000-7000-8000-0000000000a1' }
  assert.deepEqual(await run('create', it), { refused: 'directory.organisation-gone' })
  assert.equal(await findAccountByIdentifier(house.db, it.email), undefined)
})

test('an account is blocked, opened and begun again, by any of its names', async () => {
  const account = await makeAccount(house.db, { roles: ['administrator'] })
  assert.deepEqual(await run('block', { account: account.username, note: 'Lost laptop' }), { blocked: true })
  const blocked = await findAccount(house.db, account.id)
  assert.deepEqual([blocked?.blockReason, blocked?.blockNote], ['staff', 'Lost laptop'])
  assert.deepEqual(await run('unblock', { account: account.email }), { unblocked: 'active' })
  assert.deepEqual(await run('reinitialise', { account: account.id }), { begun: true })
  for (const verb of ['block', 'unblock', 'reinitialise'])
    assert.deepEqual(await run(verb, { account: 'nobody' }), { refused: 'accounts.unknown' })
  assert.deepEqual(await run('block', { account: account.id, reason: 'mood' }), {
    refused: 'accounts.block-reason-unknown',
  })
})

test('the figures are those of the secretariat', async () => {
  const figures = (await run('figures')) as { outstanding: number }
  assert.equal(figures.outstanding, 2)
})
