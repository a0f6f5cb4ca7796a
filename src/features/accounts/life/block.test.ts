import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse } from '../../../../test/support/house.ts'
import type { TestHouse } from '../../../../test/support/house.ts'
import { mailsTo, runOutbox } from '../../../../test/support/mail.ts'
import { makeAccount, makeFocalPoint, makeOrganisation } from '../../../../test/support/people.ts'
import type { MadeAccount } from '../../../../test/support/people.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import { operator } from '../../../values/actor.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { trailOf } from '../../audit/index.ts'
import { accountsLetters } from '../jobs.ts'
import { blockReasons } from '../states.ts'
import { findAccount } from '../store/accounts.ts'
import { saveLink } from '../store/links.ts'
import type { BlockReason } from '../types.ts'
import { blockAccount } from './actions/block.ts'
import { unblockAccount } from './actions/unblock.ts'
import type { WaysIn } from './actions/unblock.ts'

let house: TestHouse
let officer: SignedIn

before(async () => {
  house = await testHouse()
  officer = personOf(await makeAccount(house.db, { roles: ['service-desk'] }), 'accounts.manage')
})
after(() => house.close())

const personOf = ({ id, personId, name }: MadeAccount, ...permissions: string[]): SignedIn => ({
  kind: 'person',
  accountId: id,
  personId,
  name,
  permissions: new Set(permissions),
  assurance: 'two-factor',
  withheld: new Set(),
})

const begun: string[] = []
const waysIn: WaysIn = {
  isThere: (_tx, account) => Promise.resolve(account.passwordHash !== null),
  begin: (_tx, account) => {
    begun.push(account.id)
    return Promise.resolve()
  },
}
const block = (id: string, reason: BlockReason = 'staff', note?: string) =>
  blockAccount(house, officer, id, { reason, note }, house.clock.now())
const unblock = (id: string, actor: SignedIn = officer, reason?: string) =>
  unblockAccount(house, actor, id, { reason }, waysIn, house.clock.now())
const stateOf = async (id: string) => (await findAccount(house.db, id))?.state

/** Somebody who is signed in and has mailed links of every kind. */
async function livelyAccount(it: Parameters<typeof makeAccount>[1] = {}): Promise<MadeAccount> {
  const account = await makeAccount(house.db, it)
  const now = house.clock.now()
  const later = new Date(now.getTime() + 3_600_000)
  await house.db
    .insertInto('visit')
    .values({
      id: newId(),
      token_hash: Buffer.from(newId()),
      account_id: account.id,
      kept: '{}',
      created_at: now,
      seen_at: now,
      expires_at: later,
      device: '',
    })
    .execute()
  await inTransaction(house.db, async (tx) => {
    for (const purpose of ['recovery', 'account.lock', 'address.confirm', 'address.undo'])
      await saveLink(tx, house.secrets, { purpose, accountId: account.id, expiresAt: later }, now)
  })
  return account
}

const livePurposes = async (id: string): Promise<string[]> =>
  (
    await house.db
      .selectFrom('account_link')
      .select('purpose')
      .where('account_id', '=', id)
      .where('used_at', 'is', null)
      .where('ended_at', 'is', null)
      .orderBy('purpose')
      .execute()
  ).map(({ purpose }) => purpose)

const liveVisits = async (id: string): Promise<number> =>
  (
    await house.db
      .selectFrom('visit')
      .select('id')
      .where('account_id', '=', id)
      .where('ended_at', 'is', null)
      .execute()
  ).length

const mailOf = async ({ email }: MadeAccount) => {
  await runOutbox(house, accountsLetters(house))
  return (await mailsTo(house.db, email)).at(-1)
}

test('a block ends every session and every link at once, and writes one line', async () => {
  const account = await livelyAccount()
  assert.deepEqual(await block(account.id, 'staff', '  Shares the password  '), { blocked: true })
  assert.deepEqual([await stateOf(account.id), await liveVisits(account.id)], ['blocked', 0])
  assert.deepEqual(await livePurposes(account.id), ['address.undo'])
  const blocked = await findAccount(house.db, account.id)
  assert.deepEqual([blocked?.blockReason, blocked?.blockNote], ['staff', 'Shares the password'])
  assert.deepEqual(
    (await trailOf(house.db, account.id)).map(({ act, details }) => [act, details]),
    [['accounts.blocked', { reason: 'staff' }]],
  )
})

test('who takes a change back can still do so while the account is blocked', async () => {
  const account = await livelyAccount()
  await block(account.id, 'owner')
  assert.ok((await livePurposes(account.id)).includes('address.undo'))
})

test('the mail tells no stranger why staff blocked an account', async () => {
  for (const reason of ['staff', 'breach', 'focal-point'] as const) {
    const account = await makeAccount(house.db)
    await block(account.id, reason, 'Seen at the wrong desk')
    const mail = await mailOf(account)
    assert.match(mail?.subject ?? '', /^Blocked/)
    assert.match(mail?.text ?? '', /until you have spoken with us[\s\S]*write to/)
    assert.doesNotMatch(mail?.text ?? '', /wrong desk|begin again|again\//i)
  }
})

test('where the owner opens it themselves, the mail carries the link for that', async () => {
  for (const reason of ['initial-not-changed', 'owner', 'inactive'] as const) {
    const account = await makeAccount(house.db)
    await block(account.id, reason)
    assert.deepEqual(await livePurposes(account.id), ['account.restart'])
    const { text = '' } = (await mailOf(account)) ?? {}
    assert.match(text, /\/en\/account\/activation\/again\/[\w…-]+/)
    assert.match(text, /works once, for 7 days/)
  }
})

test('a mail about a block that is over is not sent', async () => {
  const account = await makeAccount(house.db)
  await block(account.id)
  await unblock(account.id)
  await runOutbox(house, accountsLetters(house))
  const sent = (await mailsTo(house.db, account.email)).filter(({ text }) => text !== '')
  assert.deepEqual(
    sent.map(({ occasion }) => occasion),
    ['accounts.unblocked'],
  )
})

test('a password that somebody else may know is forgotten with the block', async () => {
  for (const reason of blockReasons) {
    const account = await makeAccount(house.db)
    await block(account.id, reason)
    const isKept = (await findAccount(house.db, account.id))?.passwordHash !== null
    assert.equal(isKept, reason !== 'owner' && reason !== 'breach', reason)
  }
})

test('a blocked account is not blocked again, and nobody blocks themselves', async () => {
  const account = await makeAccount(house.db)
  await block(account.id)
  assert.deepEqual(await block(account.id), { refused: 'accounts.not-in-this-state' })
  assert.deepEqual(await block(officer.accountId), { refused: 'accounts.not-oneself' })
  assert.deepEqual(await block(newId()), { refused: 'accounts.unknown' })
})

test('of ten blocks at once one happens, and one mail is written', async () => {
  const account = await makeAccount(house.db)
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => block(account.id)))
  assert.equal(outcomes.filter((one) => !isRefusal(one)).length, 1)
  assert.equal((await mailsTo(house.db, account.email)).length, 1)
  assert.equal((await trailOf(house.db, account.id)).length, 1)
})

test('an unblocked account is as it was, and its owner is told', async () => {
  const account = await makeAccount(house.db)
  await block(account.id)
  assert.deepEqual(await unblock(account.id), { unblocked: 'active' })
  assert.equal(await stateOf(account.id), 'active')
  assert.match((await mailOf(account))?.subject ?? '', /^Open again/)
  assert.deepEqual(await unblock(account.id), { refused: 'accounts.not-in-this-state' })
})

test('an unblocked account without a way in begins with a code', async () => {
  const without = await makeAccount(house.db, { passwordHash: null })
  const locked = await makeAccount(house.db)
  await block(without.id)
  await block(locked.id, 'owner')
  for (const { id } of [without, locked]) {
    assert.deepEqual(await unblock(id), { unblocked: 'initial' })
    assert.equal(begun.at(-1), id)
    assert.equal(await stateOf(id), 'initial')
  }
})

test('one with powers waits for a second person, unless an administrator opens it', async () => {
  const organisation = await makeOrganisation(house.db)
  const powerful = [
    await makeAccount(house.db, { roles: ['secretariat'] }),
    await makeFocalPoint(house.db, { organisation }),
  ]
  for (const { id } of powerful) {
    await block(id)
    assert.deepEqual(await unblock(id), { refused: 'accounts.reason-needed' })
    const asked = await unblock(id, officer, 'It was a mistake')
    assert.ok('asked' in asked)
    assert.equal(await stateOf(id), 'blocked')
    assert.deepEqual(await unblock(id, officer, 'Again'), { refused: 'accounts.four-eyes-waiting' })
  }
  const administrator = personOf(await makeAccount(house.db), 'accounts.manage', 'roles.manage')
  assert.deepEqual(await unblock(powerful[0]?.id ?? '', administrator), { unblocked: 'active' })
  const byOperator = await unblockAccount(
    house,
    operator,
    powerful[1]?.id ?? '',
    {},
    waysIn,
    house.clock.now(),
  )
  assert.deepEqual(byOperator, { unblocked: 'active' })
})
