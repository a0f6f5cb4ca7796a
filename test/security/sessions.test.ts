import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { holdAccount, moveAccount } from '../../src/features/accounts/index.ts'
import type { AccountMove } from '../../src/features/accounts/index.ts'
import { inTransaction } from '../../src/platform/database/database.ts'
import { isRefusal } from '../../src/values/refusal.ts'
import { operator } from '../../src/values/actor.ts'
import { linksIn, mailsTo } from '../support/mail.ts'
import { makeAccount, type MadeAccount } from '../support/people.ts'
import { Browser } from '../support/server.ts'
import { openWholeServer, type WholeServer } from '../support/whole-server.ts'
import { copyOf, isIn, signInBy, tokenOf } from './visits.ts'

const minute = 60_000
const hour = 60 * minute
const another = 'seven green lanterns'

describe('a session', () => {
  let whole: WholeServer
  before(async () => {
    whole = await openWholeServer({ config: { url: 'https://meetings.example', secondFactor: 'optional' } })
  })
  after(() => whole.close())

  /** Somebody who has signed in by the form, and a copy of their cookies for whoever took them. */
  async function comeIn(wishes: Parameters<typeof makeAccount>[1] = {}) {
    const account = await makeAccount(whole.house.db, wishes)
    const browser = new Browser(whole.server)
    assert.equal((await signInBy(browser, account.username, account.password)).status, 303)
    assert.ok(await isIn(browser))
    return { account, browser, thief: copyOf(whole, browser) }
  }

  const move = (account: MadeAccount, to: AccountMove['to'], more: Partial<AccountMove> = {}) =>
    inTransaction(whole.house.db, async (tx) => {
      const held = await holdAccount(tx, account.id)
      assert.ok(held)
      const outcome = await moveAccount(tx, operator, held, { to, act: 'tests.moved', ...more }, now())
      assert.ok(!isRefusal(outcome), JSON.stringify(outcome))
    })
  const now = () => whole.house.clock.now()

  test('has a cookie that no script reads, no other site sends and no other host sets', async () => {
    const account = await makeAccount(whole.house.db)
    const answer = await signInBy(new Browser(whole.server), account.username, account.password)
    const cookies = [answer.headers['set-cookie'] ?? []].flat()
    const [visit, ...more] = cookies.filter((one) => one.startsWith('__Host-visit='))
    assert.deepEqual(more, [])
    assert.match(String(visit), /^__Host-visit=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
    for (const cookie of cookies) {
      assert.match(cookie, /; Path=\/; /)
      assert.match(cookie, /; HttpOnly/)
      assert.match(cookie, /; SameSite=Lax/)
      assert.match(cookie, /; Secure/)
      assert.doesNotMatch(cookie, /Domain=/i)
    }
  })

  test('does not begin with a token that somebody knew before: it cannot be fixed', async () => {
    const account = await makeAccount(whole.house.db)
    const victim = new Browser(whole.server)
    await victim.get('/en/registrations') // keeps a way back, so that a visit begins
    const known = copyOf(whole, victim)
    assert.notEqual(tokenOf(whole, known), '')
    await signInBy(victim, account.username, account.password)
    assert.notEqual(tokenOf(whole, victim), tokenOf(whole, known))
    assert.ok(await isIn(victim))
    assert.ok(!(await isIn(known)))
  })

  test('does not take over a made-up token', async () => {
    const account = await makeAccount(whole.house.db)
    const victim = new Browser(whole.server)
    victim.cookies.set(whole.server.opened.cookie, 'A'.repeat(43))
    await signInBy(victim, account.username, account.password)
    assert.notEqual(tokenOf(whole, victim), 'A'.repeat(43))
  })

  test('is over everywhere after signing out, also in another tab and for whoever copied it', async () => {
    const { browser, thief } = await comeIn()
    const tab = copyOf(whole, browser)
    await browser.post('/en/sign-out')
    for (const other of [browser, tab, thief]) assert.ok(!(await isIn(other)))
  })

  test('in one browser goes on when the same account signs out in another', async () => {
    const { account, browser } = await comeIn()
    const other = new Browser(whole.server)
    await signInBy(other, account.username, account.password)
    await other.post('/en/sign-out')
    assert.ok(await isIn(browser))
  })

  test('in two tabs is one: signing in again in one of them gives both the new one', async () => {
    const { account, browser, thief } = await comeIn()
    whole.house.clock.move(11 * minute)
    const asked = await browser.get('/en/account/password')
    assert.equal(asked.location, '/en/sign-in')
    await signInBy(browser, account.username, account.password)
    assert.ok(await isIn(browser))
    assert.ok(!(await isIn(thief)), 'the token from before the fresh proof is dead')
  })

  test('gets another token when the password changes, and all others of the account end', async () => {
    const { account, browser, thief } = await comeIn()
    const elsewhere = new Browser(whole.server)
    await signInBy(elsewhere, account.username, account.password)
    const answer = await browser.post('/en/account/password', {
      'current-password': account.password,
      password: another,
    })
    assert.equal(answer.location, '/en/account')
    assert.ok(await isIn(browser))
    assert.ok(!(await isIn(thief)), 'the token from before the change is dead')
    assert.ok(!(await isIn(elsewhere)))
  })

  test('ends when the password is lost and replaced by mail', async () => {
    const { account, browser } = await comeIn()
    const stranger = new Browser(whole.server)
    await stranger.post('/en/account/recovery', { name: account.username })
    await whole.settle()
    const mail = (await mailsTo(whole.house.db, account.email)).at(-1)
    const link = linksIn(mail?.text ?? '').find((one) => /\/account\/recovery\/[\w-]{20}/.test(one)) ?? ''
    const path = new URL(link).pathname
    assert.equal((await stranger.get(path)).status, 200)
    assert.ok(await isIn(browser), 'looking at the link ends nothing')
    assert.equal((await stranger.post(path, { password: another })).status, 303)
    assert.ok(!(await isIn(browser)))
  })

  const ends: [string, (account: MadeAccount) => Promise<void>][] = [
    ['blocked', (account) => move(account, 'blocked', { reason: 'staff' })],
    ['locked by its owner', (account) => move(account, 'blocked', { reason: 'owner' })],
    ['begun anew', (account) => move(account, 'initial')],
    ['closed', (account) => move(account, 'closed')],
    [
      'merged into another',
      async (account) => {
        const survivor = await makeAccount(whole.house.db, { passwordHash: null })
        await move(account, 'merged', { into: survivor.id })
      },
    ],
  ]
  for (const [what, happens] of ends)
    test(`is over at its next request when the account is ${what}`, async () => {
      const { account, browser, thief } = await comeIn()
      await happens(account)
      assert.ok(!(await isIn(browser)))
      assert.ok(!(await isIn(thief)))
      const live = await whole.house.db
        .selectFrom('visit')
        .select('id')
        .where('account_id', '=', account.id)
        .where('ended_at', 'is', null)
        .execute()
      assert.deepEqual(live, [])
      const back = await signInBy(new Browser(whole.server), account.username, account.password)
      assert.equal(back.status, 422)
    })

  test('lasts eight hours without use and fourteen days with it; of staff half an hour and half a day', async () => {
    const delegate = await comeIn()
    const staff = await comeIn({ roles: ['service-desk'] })
    whole.house.clock.move(29 * minute)
    assert.ok(await isIn(staff.browser))
    whole.house.clock.move(31 * minute)
    assert.ok(!(await isIn(staff.browser)))
    assert.ok(await isIn(delegate.browser))
    whole.house.clock.move(8 * hour + minute)
    assert.ok(!(await isIn(delegate.browser)))

    const busy = await comeIn({ roles: ['service-desk'] })
    for (let turn = 0; turn < 48; turn++) {
      assert.ok(await isIn(busy.browser), `after ${turn} quarters of an hour`)
      whole.house.clock.move(15 * minute)
    }
    assert.ok(!(await isIn(busy.browser)))
  })

  test('is known to the database by a hash only', async () => {
    const { browser } = await comeIn()
    const rows = await whole.house.db.selectFrom('visit').selectAll().execute()
    assert.ok(!JSON.stringify(rows).includes(tokenOf(whole, browser)))
  })

  test('can be ended by its holder from another device, and by nobody else', async () => {
    const { account, browser } = await comeIn()
    const elsewhere = new Browser(whole.server)
    await signInBy(elsewhere, account.username, account.password)
    const other = await comeIn()
    const rows = await whole.house.db
      .selectFrom('visit')
      .select('id')
      .where('account_id', '=', account.id)
      .where('ended_at', 'is', null)
      .orderBy('created_at')
      .execute()
    for (const { id } of rows) await other.browser.post(`/en/account/sessions/${id}/end`)
    assert.ok(await isIn(browser), 'a stranger to the account ends nothing')
    for (const { id } of rows) {
      const another = await whole.as(account.id, 'one-factor')
      await another.post(`/en/account/sessions/${id}/end`)
    }
    assert.ok(!(await isIn(browser)))
  })
})
