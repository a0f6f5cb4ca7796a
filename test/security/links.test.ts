import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { findLinkOfToken, saveLink } from '../../src/features/accounts/index.ts'
import { giveCode } from '../../src/features/sign-in/welcome/actions/give-code.ts'
import { inTransaction } from '../../src/platform/database/database.ts'
import { hashToken } from '../../src/platform/secrets.ts'
import { linksIn, mailsTo } from '../support/mail.ts'
import { makeAccount } from '../support/people.ts'
import { Browser } from '../support/server.ts'
import { openWholeServer, type WholeServer } from '../support/whole-server.ts'

const times = 50
const fine = 'seven green lanterns'

/* By browsers, through the whole server. Each act, with its control, is in account-life/one-use.test.ts. */
describe('of fifty uses of one link at once', () => {
  let whole: WholeServer
  before(async () => {
    whole = await openWholeServer({ config: { limits: 'generous' } })
  })
  after(() => whole.close())

  const now = () => whole.house.clock.now()
  const acts = async (act: string): Promise<number> =>
    (await whole.house.db.selectFrom('audit_entry').select('id').where('act', '=', act).execute()).length

  async function pathIn(address: string, what: RegExp): Promise<string> {
    await whole.settle()
    const text = (await mailsTo(whole.house.db, address)).at(-1)?.text ?? ''
    const link = linksIn(text).find((one) => what.test(one))
    assert.ok(link, `no ${what.source} in the mail to ${address}`)
    return new URL(link).pathname
  }

  /** Fifty browsers send the same form in the same moment. */
  const atOnce = (path: string, fields: Record<string, string> = {}) =>
    Promise.all(Array.from({ length: times }, () => new Browser(whole.server).post(path, fields)))

  test('that finishes a sign-up, one makes an account', async () => {
    const email = 'fifty.times@mail.example'
    await new Browser(whole.server).post('/en/account/new', {
      name: 'Fifty Times',
      email,
      country: 'GH',
      language: 'en',
      membership: 'unknown',
      organisation: 'unknown',
      terms: 'yes',
      privacy: 'yes',
      act: 'sign-up',
    })
    const answers = await atOnce(await pathIn(email, /\/account\/activation\//), { password: fine })
    assert.equal(answers.filter(({ status }) => status === 303).length, 1)
    const people = await whole.house.db
      .selectFrom('person')
      .select('id')
      .where('name', '=', 'Fifty Times')
      .execute()
    assert.equal(people.length, 1)
  })

  test('to a new password, one sets it', async () => {
    const account = await makeAccount(whole.house.db)
    await new Browser(whole.server).post('/en/account/recovery', { name: account.email })
    const path = await pathIn(account.email, /\/account\/recovery\/[\w-]{20,}$/)
    const before = await acts('sign-in.password-reset')
    const answers = await atOnce(path, { password: fine })
    assert.equal(answers.filter(({ status }) => status === 303).length, 1)
    assert.equal((await acts('sign-in.password-reset')) - before, 1)
  })

  test('that proves a new address, one adds it', async () => {
    const account = await makeAccount(whole.house.db)
    const browser = await whole.as(account.id)
    await browser.post('/en/account/addresses', { email: 'fifty.second@mail.example', contact: 'yes' })
    const path = await pathIn('fifty.second@mail.example', /\/account\/addresses\/confirmation\//)
    const before = await acts('accounts.address-added')
    await Promise.all(Array.from({ length: times }, () => browser.post(path)))
    const rows = await whole.house.db
      .selectFrom('account_link')
      .select('used_at')
      .where('account_id', '=', account.id)
      .where('used_at', 'is not', null)
      .execute()
    assert.equal(rows.length, 1)
    assert.ok((await acts('accounts.address-added')) - before <= 1)
  })

  test('with a welcome code, one begins the account', async () => {
    const account = await makeAccount(whole.house.db, { state: 'initial', passwordHash: null })
    await inTransaction(whole.house.db, (tx) => giveCode(tx, whole.house, account, false, now()))
    await whole.settle()
    const text = (await mailsTo(whole.house.db, account.email)).at(-1)?.text ?? ''
    const code = /\w+(?:-[0-9A-Z]{4}){4}/.exec(text)?.[0] ?? ''
    const browser = new Browser(whole.server)
    assert.equal((await browser.post('/en/account/activation', { code })).status, 303)
    const before = await acts('sign-in.activated')
    const cookies = new Map(browser.cookies)
    await Promise.all(
      Array.from({ length: times }, () => {
        const copy = new Browser(whole.server)
        for (const [name, value] of cookies) copy.cookies.set(name, value)
        return copy.post('/en/account/activation/password', { password: fine })
      }),
    )
    assert.equal((await acts('sign-in.activated')) - before, 1)
  })

  test('a token opens nothing of another purpose, and nothing in another case', async () => {
    const account = await makeAccount(whole.house.db)
    const about = {
      purpose: 'account.stay',
      accountId: account.id,
      expiresAt: new Date(now().getTime() + 60_000),
    }
    const token = 'A-token-of-this-test-only_0123456789'
    await inTransaction(whole.house.db, (tx) =>
      saveLink(tx, whole.house.secrets, { ...about, tokenOf: () => token }, now()),
    )
    const found = (purpose: string, typed: string) => findLinkOfToken(whole.house.db, purpose, typed)
    assert.ok(await found('account.stay', token))
    assert.equal(await found('account.lock', token), undefined)
    assert.equal(await found('account.stay', token.toLowerCase()), undefined)
    assert.equal(await found('account.stay', `${token} `), undefined)
    assert.equal(hashToken(token).length, 32)
  })
})
