import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import { pino } from 'pino'
import { inTransaction } from '../../src/platform/database/database.ts'
import { addJob } from '../../src/platform/jobs/index.ts'
import { linksIn, mailsTo } from '../support/mail.ts'
import { makeAccount } from '../support/people.ts'
import { Browser } from '../support/server.ts'
import { openWholeServer, type WholeServer } from '../support/whole-server.ts'
import { tokenOf } from './visits.ts'

/*
 * What only one person may know must be found nowhere but where that person reads it. Everything that looks like such a
 * secret is collected on a walk through the product, and then looked for in all that is written on the way.
 */
describe('a secret', () => {
  const log: string[] = []
  /** What may be in no log, no table and no job. */
  const never = new Map<string, string>()
  /** What stands in a mail to its owner, and nowhere else. */
  const mailedOnly = new Map<string, string>()
  let whole: WholeServer

  before(async () => {
    const write = (line: string) => void log.push(line)
    whole = await openWholeServer({
      log: pino({ level: 'trace' }, { write }),
      config: { limits: 'generous' },
    })
    await newcomer()
    await forgetful()
    await careful()
    await guesser()
    await whole.settle()
  })
  after(() => whole.close())

  const canary = (what: string): string => {
    const made = `canary ${what} ${whole.house.secrets.random(9)}`
    never.set(made, what)
    return made
  }

  const tokenIn = async (address: string, path: RegExp): Promise<string> => {
    await whole.settle()
    const mail = (await mailsTo(whole.house.db, address)).at(-1)
    const link = linksIn(mail?.text ?? '').find((one) => path.test(one)) ?? ''
    const token = path.exec(link)?.[1] ?? ''
    assert.ok(token.length > 20, `no link to ${path.source} in the mail to ${address}`)
    mailedOnly.set(token, path.source)
    return token
  }

  /** Signs up, chooses a password that is too easy, then another. */
  async function newcomer(): Promise<void> {
    const email = 'canary.newcomer@mail.example'
    const browser = new Browser(whole.server)
    await browser.post('/en/account/new', {
      name: 'Canary Newcomer',
      email,
      country: 'GH',
      language: 'en',
      membership: 'unknown',
      organisation: 'unknown',
      terms: 'yes',
      privacy: 'yes',
      act: 'sign-up',
    })
    const token = await tokenIn(email, /\/account\/activation\/([\w-]+)$/)
    const path = `/en/account/activation/${token}`
    never.set('canary.newcomer 1', 'a refused password')
    assert.equal((await browser.post(path, { password: 'canary.newcomer 1' })).status, 422)
    assert.equal((await browser.post(path, { password: canary('first password') })).status, 303)
    never.set(tokenOf(whole, browser), 'the token of a session')
    await browser.post(path, { password: canary('password for a used link') })
  }

  /** Loses the password, sets another, and changes it. */
  async function forgetful(): Promise<void> {
    const account = await makeAccount(whole.house.db)
    const browser = new Browser(whole.server)
    await browser.post('/en/account/recovery', { name: account.email })
    const token = await tokenIn(account.email, /\/account\/recovery\/([\w-]{20,})$/)
    const password = canary('recovered password')
    await browser.post(`/en/account/recovery/${token}`, { password })
    await browser.post('/en/sign-in', { name: account.email, password })
    never.set(tokenOf(whole, browser), 'the token of a session')
    const changed = { 'current-password': canary('wrong present one'), password: canary('not taken') }
    assert.equal((await browser.post('/en/account/password', changed)).status, 422)
    const next = canary('changed password')
    const answer = await browser.post('/en/account/password', {
      'current-password': password,
      password: next,
    })
    assert.equal(answer.status, 303)
    await browser.post('/en/account/addresses', { email: 'canary.second@mail.example', contact: 'yes' })
    await tokenIn('canary.second@mail.example', /\/account\/addresses\/confirmation\/([\w-]+)/)
  }

  /** Sets up an app for codes and recovery codes, and signs in with one of each. */
  async function careful(): Promise<void> {
    const account = await makeAccount(whole.house.db)
    const browser = await whole.as(account.id, 'one-factor')
    await browser.post('/en/account/security/codes')
    const page = await browser.get('/en/account/security/codes')
    const groups = /<\w+ dir="ltr">([A-Z2-7 ]{20,})<\//.exec(page.body)?.[1] ?? ''
    const secret = groups.replaceAll(' ', '')
    assert.ok(secret.length >= 20)
    never.set(secret, 'the secret of a codes app').set(groups, 'the secret of a codes app')
    const app = new TOTP({ secret: Secret.fromBase32(secret) })
    const code = () => app.generate({ timestamp: whole.house.clock.now().getTime() })
    await browser.post('/en/account/security/codes/confirmation', { code: code() })
    await browser.post('/en/account/security/recovery-codes')
    const paper = (await browser.get('/en/account/security/recovery-codes')).body
    const codes = [
      ...paper.matchAll(/<(?:bdi|code|li)[^>]*>\s*([0-9A-Za-z]{4,}(?:[- ][0-9A-Za-z]{4,})+)\s*</g),
    ]
    assert.ok(codes.length >= 8, `${codes.length} recovery codes were shown`)
    for (const [, one = ''] of codes) never.set(one, 'a recovery code')
    never.set(tokenOf(whole, browser), 'the token of a session')
    whole.house.clock.move(60_000)

    const again = new Browser(whole.server)
    await again.post('/en/sign-in', { name: account.email, password: account.password })
    await again.post('/en/sign-in/second-step', { code: code() })
    never.set(tokenOf(whole, again), 'the token of a session')
    const paperWay = new Browser(whole.server)
    await paperWay.post('/en/sign-in', { name: account.email, password: account.password })
    const first = codes[0]?.[1] ?? ''
    assert.equal((await paperWay.post('/en/sign-in/second-step/recovery-code', { code: first })).status, 303)
  }

  /** Guesses, breaks things, and puts secrets where they do not belong. */
  async function guesser(): Promise<void> {
    const browser = new Browser(whole.server)
    await browser.post('/en/sign-in', { name: 'mensaha', password: canary('guess') })
    const misplaced = canary('password typed as a name')
    await browser.post('/en/sign-in', { name: misplaced, password: 'x' })
    await browser.get(`/en/account/recovery/${'canary'.repeat(7)}`)
    await browser.get(`/en/sign-in?password=${encodeURIComponent(canary('in an address'))}`)
    await browser.post('/en/account/new', { password: canary('in a form that asks for none') })
    await browser.post('/en/sign-in', {
      'language-switch': 'fr',
      password: canary('before another language'),
    })
    never.set('canary'.repeat(7), 'a token that was made up')
  }

  const leaks = (where: string, text: string, secrets: Map<string, string>): string[] =>
    [...secrets]
      .filter(([secret]) => text.includes(secret) || text.includes(encodeURIComponent(secret)))
      .map(([, what]) => `${what} stands in ${where}`)

  test('is written into no log', () => {
    assert.ok(log.length > 20, `${log.length} lines were logged`)
    assert.deepEqual(leaks('the log', log.join('\n'), new Map([...never, ...mailedOnly])), [])
  })

  test('stands in no table as it is', async () => {
    assert.ok(never.size > 20)
    const found: string[] = []
    for (const table of await tablesOf()) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t`.execute(
        whole.house.db,
      )
      const text = rows.map(({ row }) => row).join('\n')
      found.push(...leaks(table, text, never))
      if (table !== 'public.outbox') found.push(...leaks(table, text, mailedOnly))
    }
    assert.deepEqual(found, [])
  })

  test('of a mail stands in its words and not in what it was made from', async () => {
    const rows = await whole.house.db
      .selectFrom('outbox')
      .select(['facts', 'once_key', 'subject', 'last_error', 'to_name'])
      .execute()
    assert.ok(rows.length >= 4)
    assert.deepEqual(leaks('the facts of a mail', JSON.stringify(rows), mailedOnly), [])
  })

  test('that is written somewhere is found: the control', async () => {
    const planted = canary('planted one')
    await inTransaction(whole.house.db, (tx) =>
      addJob(tx, 'tests.planted', { planted }, new Date(Date.now() + 3_600_000)),
    )
    whole.house.log.info({ planted }, 'planted')
    const rows = await sql<{
      row: string
    }>`select t::text as row from graphile_worker._private_jobs t`.execute(whole.house.db)
    const one = new Map([[planted, 'the planted one']])
    assert.equal(leaks('the jobs', JSON.stringify(rows.rows), one).length, 1)
    assert.equal(leaks('the log', log.join('\n'), one).length, 1)
  })

  async function tablesOf(): Promise<string[]> {
    const { rows } = await sql<{ name: string }>`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where (n.nspname = 'public' or n.nspname = 'graphile_worker' and c.relname like '\_private%') and c.relkind in ('r', 'p') and not c.relispartition`.execute(
      whole.house.db,
    )
    return rows.map(({ name }) => name)
  }
})
