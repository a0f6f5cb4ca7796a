import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { replaceContact } from '../../../src/features/accounts/index.ts'
import { closeAccount } from '../../../src/features/accounts/closing/actions/close-account.ts'
import { reopenAccount } from '../../../src/features/accounts/closing/actions/reopen-account.ts'
import { undoChange } from '../../../src/features/accounts/addresses/actions/undo-change.ts'
import { restartLink } from '../../../src/features/accounts/life/actions/block.ts'
import { findLink, linkTokenOf } from '../../../src/features/accounts/store/links.ts'
import { savePassword } from '../../../src/features/accounts/store/accounts.ts'
import { recover } from '../../../src/features/sign-in/actions/recover.ts'
import { resetPassword } from '../../../src/features/sign-in/actions/reset-password.ts'
import { lockAccount } from '../../../src/features/sign-in/lock/actions/lock-account.ts'
import { tellOfNewDevice } from '../../../src/features/sign-in/lock/actions/tell-of-new-device.ts'
import { activateWith } from '../../../src/features/sign-in/welcome/actions/activate.ts'
import { giveCode } from '../../../src/features/sign-in/welcome/actions/give-code.ts'
import { openCode } from '../../../src/features/sign-in/welcome/actions/open-code.ts'
import { reinitialiseByLink } from '../../../src/features/sign-in/welcome/actions/reinitialise.ts'
import { codeOf } from '../../../src/features/sign-in/welcome/code.ts'
import { inTransaction } from '../../../src/platform/database/database.ts'
import type { Transaction } from '../../../src/platform/database/database.ts'
import { endSessionsOf } from '../../../src/platform/sessions/store.ts'
import { operator } from '../../../src/values/actor.ts'
import { isRefusal } from '../../../src/values/refusal.ts'
import { withoutGuards } from '../../support/forgetful.ts'
import { testHouse } from '../../support/house.ts'
import type { TestHouse } from '../../support/house.ts'
import { makeAccount } from '../../support/people.ts'
import type { MadeAccount } from '../../support/people.ts'
import { actorFor } from '../../support/registering.ts'

// What every mailed link and code does, done fifty times at once with one of them: it happens once. The control takes the
// same links in a database that forgets to look whether they were used: what then happens more than once proves the test.

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

const now = () => house.clock.now()
const inOne = <T>(work: (tx: Transaction) => Promise<T>) => inTransaction(house.db, work)

async function newestToken({ id }: MadeAccount, purpose: string): Promise<string> {
  const row = await house.db
    .selectFrom('account_link')
    .select('id')
    .where('account_id', '=', id)
    .where('purpose', '=', purpose)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return linkTokenOf(house.secrets, purpose, row.id)
}

type Use = (on: TestHouse, turn: number) => Promise<unknown>

/** Each purpose: makes a link ready, and gives what using it is. */
const purposes: Readonly<Record<string, () => Promise<Use>>> = {
  recovery: async () => {
    const account = await makeAccount(house.db)
    await recover(house, { name: account.username }, now())
    const token = await newestToken(account, 'recovery')
    return (on, turn) => resetPassword(on, token, `seven green lanterns ${turn}`, endSessionsOf, now())
  },
  welcome: async () => {
    const account = await makeAccount(house.db, { state: 'initial' })
    const link = await inOne((tx) => giveCode(tx, house, account, false, now()))
    const typed = codeOf(house.secrets, link)
    const opened = await openCode(house, { typed, network: undefined }, now())
    assert.ok(!isRefusal(opened))
    return (on, turn) =>
      activateWith(on, opened, (tx, { id }) => savePassword(tx, id, `hash ${turn}`, now()), now())
  },
  'account.lock': async () => {
    const account = await makeAccount(house.db)
    const device = { name: 'Firefox, Linux', network: '192.0.2' }
    await inOne((tx) => tellOfNewDevice(tx, house, { ...account, signedInAt: now() }, device, now()))
    const token = await newestToken(account, 'account.lock')
    return (on) => lockAccount(on, token, now())
  },
  'account.restart': async () => {
    const account = await makeAccount(house.db, { state: 'blocked', blockReason: 'owner' })
    const link = await inOne((tx) => restartLink(tx, house.secrets, account.id, now()))
    return (on) => reinitialiseByLink(on, linkTokenOf(house.secrets, 'account.restart', link), now())
  },
  'address.undo': async () => {
    const account = await makeAccount(house.db)
    const it = { accountId: account.id, email: `other.${account.email}` }
    await inOne((tx) => replaceContact(tx, house.secrets, operator, it, now()))
    const token = await newestToken(account, 'address.undo')
    return (on) => undoChange(on, token, now())
  },
  'account.reopen': async () => {
    const account = await makeAccount(house.db)
    await closeAccount(house, actorFor(account), [], now())
    const token = await newestToken(account, 'account.reopen')
    return (on) => reopenAccount(on.db, token, now())
  },
}

/** How often it was done when it is tried so often at once. */
async function done(use: Use, on: TestHouse, times: number): Promise<number> {
  const all = await Promise.all(
    Array.from({ length: times }, (_, turn) => use(on, turn).catch(() => ({ refused: 'thrown' }))),
  )
  return all.filter((one) => !isRefusal(one)).length
}

for (const [purpose, ready] of Object.entries(purposes))
  test(`fifty uses of one “${purpose}” at once are one use`, async () => {
    assert.equal(await done(await ready(), house, 50), 1)
  })

for (const purpose of ['recovery', 'account.lock', 'address.undo'])
  test(`control: without the guard one “${purpose}” is used more than once`, async () => {
    const use = await (purposes[purpose] as () => Promise<Use>)()
    assert.ok((await done(use, withoutGuards(house, 'account_link', 'used_at'), 10)) > 1)
  })

test('a used link keeps when it was used, and nothing ends it afterwards', async () => {
  const account = await makeAccount(house.db)
  await closeAccount(house, actorFor(account), [], now())
  const row = await house.db
    .selectFrom('account_link')
    .select('id')
    .where('account_id', '=', account.id)
    .executeTakeFirstOrThrow()
  const at = now()
  await reopenAccount(house.db, linkTokenOf(house.secrets, 'account.reopen', row.id), at)
  house.clock.move(60_000)
  await closeAccount(house, actorFor(account), [], now())
  const link = await findLink(house.db, row.id)
  assert.deepEqual([link?.usedAt, link?.endedAt], [at, null])
})
