import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { pino } from 'pino'
import { findAccount, holdAccount, moveAccount } from '../../src/features/accounts/index.ts'
import { trailOf } from '../../src/features/audit/index.ts'
import { permissionsOfRoles } from '../../src/features/roles/rules.ts'
import { entriesOf, sourceOfList } from '../../src/features/sign-in/breached/source.ts'
import {
  mostInARow,
  nameBucket,
  namesOfASpray,
  networkBucket,
} from '../../src/features/sign-in/guessing/rules.ts'
import { resetFactors } from '../../src/features/sign-in/index.ts'
import { decideNewPassword } from '../../src/features/sign-in/new-password.ts'
import { hashPassword, isPassword } from '../../src/features/sign-in/passwords.ts'
import { codesFrom } from '../../src/features/sign-in/second-factor/recovery-codes/rules.ts'
import { giveCode } from '../../src/features/sign-in/welcome/actions/give-code.ts'
import { reinitialise } from '../../src/features/sign-in/welcome/actions/reinitialise.ts'
import { inTransaction } from '../../src/platform/database/database.ts'
import { operator } from '../../src/values/actor.ts'
import { isRefusal } from '../../src/values/refusal.ts'
import { Authenticator } from '../support/authenticator.ts'
import { giveApp, givePaper } from '../support/factors.ts'
import { linksIn, mailsTo } from '../support/mail.ts'
import { makeAccount, makeFocalPoint, makeOrganisation, type MadeAccount } from '../support/people.ts'
import { Browser, type Answer } from '../support/server.ts'
import { openWholeServer, type WholeServer } from '../support/whole-server.ts'
import { allLines, asvsPage } from './asvs/page.ts'
import { assertStored } from './permissions-page.ts'
import { bytesOf } from './oracle.ts'
import { copyOf, isIn, signInBy, tokenOf } from './visits.ts'

const top = join(import.meta.dirname, '../..')
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const fine = 'seven green lanterns'
const words = (path: string): string => readFileSync(join(top, path), 'utf8')
const sources = (pattern: string): [string, string][] =>
  globSync(pattern, { cwd: top })
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => [path, words(path)])

describe('the verification standard', () => {
  const log: Record<string, unknown>[] = []
  const proved = new Set<string>()
  let whole: WholeServer

  before(async () => {
    const write = (line: string) => void log.push(JSON.parse(line) as Record<string, unknown>)
    whole = await openWholeServer({
      config: { url: 'https://meetings.example', limits: 'generous' },
      log: pino({ level: 'debug' }, { write }),
    })
    assert.deepEqual(await whole.house.db.selectFrom('account').select('id').execute(), [], 'asvs-6.3.2')
    const open = { permission: 'everyone', freshness: 'any', limit: 'pages' } as const
    whole.server.get('/tests/broken', { config: open }, () => {
      throw new Error('something nobody expected')
    })
  })
  after(() => whole.close())

  /** A test that proves a line. Its number stands in the name, and the list is held against all of them. */
  function asvs(line: string, says: string, proof: () => Promise<void> | void): void {
    proved.add(line)
    test(`asvs-${line} ${says}`, async () => proof())
  }

  const now = () => whole.house.clock.now()
  const stranger = (): Browser => new Browser(whole.server)
  const someone = (it: Parameters<typeof makeAccount>[1] = {}) => makeAccount(whole.house.db, it)

  async function comeIn(it: Parameters<typeof makeAccount>[1] = {}) {
    const account = await someone(it)
    const browser = stranger()
    const answer = await signInBy(browser, account.username, account.password)
    return { account, browser, answer }
  }

  const decided = async (
    password: string,
    person: readonly string[] = [],
    hasFactor = false,
  ): Promise<string> => {
    const outcome = await decideNewPassword(whole.house, password, person, hasFactor)
    return isRefusal(outcome) ? outcome.refused.replace('sign-in.password-', '') : 'fine'
  }

  const change = (browser: Browser, current: string, password: string): Promise<Answer> =>
    browser.post('/en/account/password', { 'current-password': current, password })

  const newest = async (account: MadeAccount) => {
    await whole.settle()
    return (await mailsTo(whole.house.db, account.email)).at(-1)
  }

  /** The path of the link in a new mail to somebody who has lost their password. */
  async function recoveryPath(account: MadeAccount): Promise<string> {
    await stranger().post('/en/account/recovery', { name: account.email })
    const text = (await newest(account))?.text ?? ''
    const link = linksIn(text).find((one) => /\/account\/recovery\/[\w-]{20,}$/.test(one)) ?? ''
    return new URL(link).pathname
  }

  /** Every kind of answer: pages, redirections, files, what is not there, what is refused, what machines read. */
  async function everyKind(): Promise<[string, Answer][]> {
    const { browser } = await comeIn()
    const asked: [string, Promise<Answer>][] = [
      ['a page', stranger().get('/en')],
      ['a page of one’s own', browser.get('/en/account')],
      ['a redirection', stranger().get('/account')],
      ['what is not there', stranger().get('/en/nothing')],
      ['a damaged address', stranger().get('/en/%00')],
      ['a form with a mistake', stranger().post('/en/sign-in', {})],
      ['another site', stranger().post('/en/sign-in', {}, { 'sec-fetch-site': 'cross-site' })],
      ['a wrong way', stranger().get('/en/sign-out')],
      ['a file', stranger().get(await scriptPath())],
      ['health', stranger().get('/healthz')],
      ['robots', stranger().get('/robots.txt')],
      ['security.txt', stranger().get('/.well-known/security.txt')],
    ]
    return Promise.all(asked.map(async ([what, answer]) => [what, await answer] as [string, Answer]))
  }

  const scriptPath = async (): Promise<string> =>
    /<script type="module" src="([^"]+)"/.exec((await stranger().get('/en')).body)?.[1] ?? ''

  /** Every cookie that is ever set: by signing in and out, by a language, by colours, by a way back. */
  async function everyCookie(): Promise<string[]> {
    const { browser, answer } = await comeIn()
    const answers = [
      answer,
      await stranger().get('/en/account'),
      await stranger().post('/en/display', { theme: 'dark', back: '/' }),
      await stranger().post('/en/sign-in', { 'language-switch': 'fr' }),
      await browser.post('/en/sign-out'),
    ]
    const all = answers.flatMap(({ headers }) => headers['set-cookie'] ?? []).flat()
    assert.ok(new Set(all.map((one) => one.split('=')[0])).size >= 4, all.join('\n'))
    return all
  }

  const onEvery =
    (header: string, isRight: (value: string | undefined, what: string) => boolean) => async () => {
      for (const [what, { headers }] of await everyKind())
        assert.ok(isRight(headers[header], what), `${header} of ${what}: ${headers[header]}`)
    }

  // Chapter 3: the browser.

  asvs('3.3.1', 'every cookie travels over https only', async () => {
    for (const cookie of await everyCookie()) assert.match(cookie, /^__Host-[a-z]+=.*; Secure/)
  })
  asvs('3.3.2', 'every cookie says to which sites it goes', async () => {
    for (const cookie of await everyCookie()) assert.match(cookie, /; SameSite=Lax/)
  })
  asvs('3.3.3', 'no neighbour can set a cookie of ours', async () => {
    for (const cookie of await everyCookie()) {
      assert.match(cookie, /^__Host-.*; Path=\//)
      assert.doesNotMatch(cookie, /Domain/i)
    }
  })
  asvs('3.3.4', 'no script reads a cookie, and the token stands on no page', async () => {
    for (const cookie of await everyCookie()) assert.match(cookie, /; HttpOnly/)
    const { browser } = await comeIn()
    const page = await browser.get('/en/account')
    assert.ok(!page.body.includes(tokenOf(whole, browser)))
  })
  asvs('3.3.5', 'cookies stay small', async () => {
    for (const cookie of await everyCookie()) assert.ok((cookie.split(';')[0] ?? '').length < 200, cookie)
  })
  asvs(
    '3.4.1',
    'browsers are told to use https only',
    onEvery('strict-transport-security', (value) => value === 'max-age=63072000; includeSubDomains'),
  )
  asvs(
    '3.4.2',
    'no other origin is let in',
    onEvery('access-control-allow-origin', (value) => value === undefined),
  )
  asvs(
    '3.4.3',
    'a policy lets nothing run that is not ours',
    onEvery('content-security-policy', (value = '') => {
      const policy = new Map(
        value.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]),
      )
      return (
        policy.get('default-src') === "'none'" &&
        policy.get('script-src') === "'self'" &&
        policy.get('style-src') === "'self'" &&
        policy.get('base-uri') === "'none'" &&
        policy.get('form-action') === "'self'" &&
        !/unsafe|\*|https?:/.test(value)
      )
    }),
  )
  asvs(
    '3.4.4',
    'no type is guessed',
    onEvery('x-content-type-options', (value) => value === 'nosniff'),
  )
  asvs('3.4.5', 'addresses are not given to others, those with secrets to nobody', async () => {
    await onEvery('referrer-policy', (value) => value === 'same-origin' || value === 'no-referrer')()
    const path = await recoveryPath(await someone())
    assert.equal((await stranger().get(path)).headers['referrer-policy'], 'no-referrer')
  })
  asvs(
    '3.4.6',
    'nobody shows our pages inside theirs',
    onEvery('content-security-policy', (value = '') => value.includes("frame-ancestors 'none'")),
  )
  asvs(
    '3.4.7',
    'no address takes reports of strangers',
    onEvery('content-security-policy', (value = '') => !/report-/.test(value)),
  )
  asvs(
    '3.4.8',
    'windows of others are cut off',
    onEvery('cross-origin-opener-policy', (value) => value === 'same-origin'),
  )
  asvs('3.5.1', 'a form of another site is refused, with or without what new browsers say', async () => {
    const { browser } = await comeIn()
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' } as Record<string, string>,
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site', origin: 'https://meetings.example' },
    ])
      assert.equal((await browser.post('/en/sign-out', {}, headers)).status, 403)
    assert.ok(await isIn(browser))
    assert.equal((await browser.post('/en/sign-out')).status, 303)
  })
  asvs('3.5.2', 'no type of body that scripts may send unasked is read', async () => {
    const { browser } = await comeIn()
    for (const type of ['text/plain', 'application/json', 'multipart/form-data; boundary=x', 'text/xml'])
      assert.equal((await browser.post('/en/account/sessions/end', {}, { 'content-type': type })).status, 415)
  })
  asvs('3.5.3', 'what changes something cannot be asked for by looking', async () => {
    const { browser } = await comeIn()
    const onlyPosts = whole.server.opened.routes
      .all()
      .filter(({ method, url }) => method === 'POST' && !url.includes(':'))
      .filter(({ url }) => !whole.server.opened.routes.methodsFor(url).includes('GET'))
    assert.ok(onlyPosts.length > 5)
    for (const { url } of onlyPosts) assert.equal((await browser.get(`/en${url}`)).status, 405, url)
    assert.ok(await isIn(browser))
  })
  asvs('3.5.4', 'every link of a mail names the one host of the settings', async () => {
    const account = await someone()
    await stranger().post('/en/account/recovery', { name: account.email }, { host: 'evil.example' })
    const text = (await newest(account))?.text ?? ''
    for (const link of linksIn(text)) assert.ok(link.startsWith('https://meetings.example/'), link)
  })
  asvs('3.5.5', 'no message passes between windows', () => {
    // Lines to the server and to worklets of the same page have messages, too; no other window can send one there.
    const own = /\bport\.postMessage\(|\b(socket|channel|port)\.addEventListener\('message'/g
    const between = /postMessage|addEventListener\(\s*'message'|onmessage|MessageChannel|BroadcastChannel/
    for (const [path, text] of sources('client/**/*.ts'))
      assert.doesNotMatch(text.replace(own, ''), between, path)
  })
  asvs('3.5.6', 'no data comes as callable script', async () => {
    for (const path of ['/en/account/organisations', '/en/directory', '/healthz', '/en'])
      assert.doesNotMatch((await stranger().get(`${path}?callback=stolen`)).body, /^\s*stolen\(/)
  })
  asvs('3.5.7', 'scripts are the same for everybody', async () => {
    const { browser } = await comeIn()
    const path = await scriptPath()
    assert.match(path, /^\/assets\//)
    assert.equal((await browser.get(path)).body, (await stranger().get(path)).body)
  })
  asvs(
    '3.5.8',
    'no other site embeds what is ours',
    onEvery('cross-origin-resource-policy', (value) => value === 'same-origin'),
  )

  // Chapter 6: authentication.

  asvs('6.1.1', 'the page about guessing says the numbers of the program', () => {
    const page = words('docs/security/guessing.md').replace(/\s+/g, ' ')
    assert.deepEqual([nameBucket.free, mostInARow, networkBucket.free, namesOfASpray], [5, 100, 100, 10])
    assert.match(page, /After five wrong passwords under one name/)
    assert.match(page, /After a hundred wrong passwords in a row at one account/)
    assert.match(page, /A hundred wrong passwords from one network \(IPv4 \/24, IPv6 \/56\)/)
    assert.match(page, /wrong for ten different names/)
    assert.match(page, /the owner signs in at once/)
  })
  asvs('6.1.2', 'the page about passwords names every kind of known word', () => {
    const page = words('docs/security/passwords.md').replace(/\s+/g, ' ')
    for (const kind of [
      'name on the badge',
      'other script',
      'user name',
      'every address',
      'every organisation',
      'welcome word',
      'name of its access',
      'plenary',
    ])
      assert.ok(page.includes(kind), kind)
  })
  asvs('6.1.3', 'every source that begins a session stands on the page about ways in', () => {
    const page = words('docs/security/ways-in.md')
    const beginning = sources('src/features/**/*.ts').filter(([, text]) =>
      /\b(startSession|letIn)\(/.test(text),
    )
    assert.ok(beginning.length >= 5)
    for (const [path] of beginning)
      assert.ok(
        path.endsWith('/let-in.ts') ||
          page.includes(path.replace(/^.*(?=\/second-factor\/)\/|^src\/features\//, '')),
        path,
      )
  })
  asvs('6.2.1', 'a password has fifteen characters, beside a second factor twelve', async () => {
    assert.equal(await decided('seven lanterns!'), 'fine')
    assert.equal(await decided('seven lanterns'), 'short')
    assert.equal(await decided('seven lanter', [], true), 'fine')
    assert.equal(await decided('seven lante', [], true), 'short')
  })
  asvs('6.2.2', 'people change their password themselves', async () => {
    const { account, browser } = await comeIn()
    assert.equal((await change(browser, account.password, fine)).status, 303)
    assert.equal((await signInBy(stranger(), account.username, fine)).status, 303)
    assert.equal((await signInBy(stranger(), account.username, account.password)).status, 422)
  })
  asvs('6.2.3', 'changing it takes the present one', async () => {
    const { account, browser } = await comeIn()
    assert.equal((await change(browser, 'not the present one', fine)).status, 422)
    assert.equal((await browser.post('/en/account/password', { password: fine })).status, 422)
    assert.equal((await signInBy(stranger(), account.username, account.password)).status, 303)
  })
  asvs('6.2.4', 'the three thousand most common passwords of the right length are refused', async () => {
    const common = (await entriesOf(sourceOfList().path))
      .filter((entry) => [...entry].length >= 15)
      .slice(0, 3000)
    assert.equal(common.length, 3000)
    for (const password of common) assert.notEqual(await decided(password), 'fine', password)
  })
  asvs('6.2.5', 'no kinds of characters are asked for', async () => {
    for (const password of [
      'onlysmallletters',
      'ONLYLARGELETTERS',
      '837462910564738',
      '#%&*()=[]{}<>?~^!',
      'тихая гавань на рассвете',
      '静かな港の夜明けに船が着いた。',
    ])
      assert.equal(await decided(password), 'fine', password)
  })
  asvs('6.2.6', 'what is typed is hidden on every page that asks for a password', async () => {
    for (const page of await passwordPages()) {
      const fields = page.match(/<input\b[^>]*\sname="(?:current-)?password"[^>]*>/g) ?? []
      assert.ok(fields.length > 0)
      for (const field of fields) assert.match(field, /type="password"/)
    }
    assert.match(words('client/show-password.ts'), /'text'/)
  })
  asvs('6.2.7', 'password managers are told which field is which, and pasting is not hindered', async () => {
    for (const page of await passwordPages())
      for (const field of page.match(/<input\b[^>]*\sname="(?:current-)?password"[^>]*>/g) ?? []) {
        assert.match(field, /autocomplete="(current|new)-password"/)
        assert.doesNotMatch(field, /readonly|onpaste|maxlength/)
      }
    // What is pasted into a letter is cleaned; there is no password in one.
    for (const [path, text] of sources('client/**/*.ts'))
      if (path !== 'client/webmail-editor.ts') assert.doesNotMatch(text, /'paste'/, path)
  })

  async function passwordPages(): Promise<string[]> {
    const { browser } = await comeIn()
    const path = await recoveryPath(await someone())
    const pages = [
      await stranger().get('/en/sign-in'),
      await browser.get('/en/account/password'),
      await stranger().get(path),
    ]
    return pages.map(({ status, body }) => (assert.equal(status, 200), body))
  }

  asvs('6.2.8', 'a password is compared exactly as it was typed', async () => {
    const exact = `  ${fine} é  `
    const { account, browser } = await comeIn()
    assert.equal((await change(browser, account.password, exact)).status, 303)
    assert.equal((await signInBy(stranger(), account.username, exact)).status, 303)
    for (const other of [exact.trim(), exact.toUpperCase(), exact.normalize('NFD'), `${exact} `])
      assert.equal((await signInBy(stranger(), account.username, other)).status, 422, other)
    const [one, other] = [`${'x'.repeat(200)}1`, `${'x'.repeat(200)}2`]
    assert.ok(!(await isPassword(await hashPassword(one), other)), 'the two hundredth letter counts')
  })
  asvs('6.2.9', 'passwords of 64 characters and more are taken', async () => {
    for (const length of [64, 65, 128, 512]) {
      const password = 'tide and lantern, '.repeat(40).slice(0, length)
      const { account, browser } = await comeIn()
      assert.equal((await change(browser, account.password, password)).status, 303, String(length))
      assert.equal((await signInBy(stranger(), account.username, password)).status, 303, String(length))
    }
  })
  asvs('6.2.10', 'no password runs out by age', async () => {
    const account = await someone()
    whole.house.clock.move(3650 * day)
    assert.equal((await signInBy(stranger(), account.username, account.password)).status, 303)
    whole.house.clock.move(-3650 * day)
  })
  asvs('6.2.11', 'no password is made of the words that are written down', async () => {
    const organisation = await makeOrganisation(whole.house.db, { name: 'Harmattan Telecom' })
    const { account, browser } = await comeIn({
      name: 'Efua Baidoo',
      email: 'efua.baidoo@harmattan.example',
      organisation,
    })
    const { profile } = whole.house
    for (const word of [
      'Efua Baidoo',
      account.username,
      'efua.baidoo@harmattan.example',
      'Harmattan Telecom',
      profile.welcomeWord,
      profile.accessName,
    ])
      assert.equal((await change(browser, account.password, `${word} ${word} 2026`)).status, 422, word)
  })
  asvs('6.2.12', 'a password that was stolen elsewhere is refused, at sign-up and at a change', async () => {
    const { account, browser } = await comeIn()
    const answer = await change(browser, account.password, '1qaz2wsx3edc4rfv')
    assert.equal(answer.status, 422)
    assert.match(answer.body, /published among stolen ones/)
    const path = await recoveryPath(await someone())
    assert.match(
      (await stranger().post(path, { password: '1QAZ2wsx3edc4rfv' })).body,
      /published among stolen ones/,
    )
  })
  asvs('6.3.1', 'the sixth guess has to wait, on devices that are not known', async () => {
    const account = await someone()
    const answers: number[] = []
    for (let turn = 0; turn < 6; turn++)
      answers.push((await signInBy(stranger(), account.username, `guess ${turn}`)).status)
    assert.deepEqual(answers, [422, 422, 422, 422, 422, 429])
  })
  asvs('6.3.2', 'a new installation lets nobody in', async () => {
    for (const name of ['admin', 'administrator', 'root', 'sa', 'guest', 'mensaha', 'tanabeh'])
      for (const password of ['admin', 'quiet harbour lantern 27', whole.house.profile.welcomeWord])
        assert.notEqual((await signInBy(stranger(), name, password)).status, 303, name)
  })
  asvs('6.3.3', 'staff and focal points can do nothing for others before a second factor', async () => {
    const staff = await comeIn({ roles: ['administrator'] })
    for (const path of staffPages())
      assert.equal((await staff.browser.get(path)).location, '/en/account/security', path)
    const organisation = await makeOrganisation(whole.house.db)
    const focal = await makeFocalPoint(whole.house.db, { organisation })
    const browser = stranger()
    await signInBy(browser, focal.username, focal.password)
    assert.equal((await browser.get('/en/approvals')).location, '/en/account/security')
    const proven = await whole.as(staff.account.id)
    for (const path of staffPages()) {
      const { status, location } = await proven.get(path)
      assert.ok(status < 400 && location !== '/en/account/security', path)
    }
  })

  /** Pages that a permission of staff opens. */
  function staffPages(): string[] {
    const held = permissionsOfRoles(['administrator'])
    const pages = whole.server.opened.routes
      .all()
      .filter(
        ({ method, url, config }) => method === 'GET' && !url.includes(':') && held.has(config.permission),
      )
    assert.ok(pages.length > 1)
    return pages.map(({ url }) => `/en${url}`)
  }
  asvs('6.3.4', 'no way in goes around the second factor', async () => {
    const account = await someone()
    await giveApp(whole.house, account.id)
    const browser = stranger()
    assert.match((await signInBy(browser, account.username, account.password)).location, /second-step/)
    assert.ok(!(await isIn(browser)))
    const path = await recoveryPath(account)
    const other = stranger()
    await other.post(path, { password: fine })
    assert.ok(!(await isIn(other)))
    assert.match((await signInBy(other, account.username, fine)).location, /second-step/)
    assert.ok(!(await isIn(other)))
  })
  asvs('6.3.5', 'people are told of a new device, and of many wrong passwords', async () => {
    const account = await someone()
    await signInBy(stranger(), account.username, account.password)
    whole.house.clock.move(minute)
    await signInBy(stranger(), account.username, account.password)
    let looked = 0
    for (let turn = 0; looked < mostInARow; turn++) {
      const { status } = await signInBy(stranger(), account.username, `another guess ${turn}`)
      if (status === 422) looked++
      else whole.house.clock.move(minute)
    }
    const occasions = (await mailsTo(whole.house.db, account.email)).map(({ occasion }) => occasion)
    assert.ok(occasions.includes('sign-in.new-device'), occasions.join())
    assert.ok(occasions.includes('sign-in.guessed'), occasions.join())
  })
  asvs('6.3.6', 'a mailed link signs nobody in', async () => {
    const account = await someone()
    const browser = stranger()
    const answer = await browser.post(await recoveryPath(account), { password: fine })
    assert.equal(answer.location, '/en/sign-in')
    assert.ok(!(await isIn(browser)))
  })
  asvs('6.3.7', 'people are told of a changed password, address and second factor', async () => {
    const { account, browser } = await comeIn()
    await change(browser, account.password, fine)
    assert.equal((await newest(account))?.occasion, 'sign-in.password-changed')
    const app = await someone()
    const own = await whole.as(app.id)
    const key = new Authenticator(whole.house.config.url)
    await addKey(own, key)
    assert.equal((await newest(app))?.occasion, 'sign-in.factor-changed')
    await own.post('/en/account/addresses', { email: 'asvs.second@mail.example', contact: 'yes' })
    await whole.settle()
    const asked = (await mailsTo(whole.house.db, 'asvs.second@mail.example')).at(-1)
    const path = new URL(linksIn(asked?.text ?? '').find((one) => one.includes('/confirmation/')) ?? '')
      .pathname
    await own.post(path)
    const told = await newest(app)
    assert.equal(told?.occasion, 'accounts.address-changed', 'at the address as it was before')
  })
  asvs('6.3.8', 'a known and an unknown name are answered with the same bytes', async () => {
    const { username } = await someone({ username: 'asvsknown0' })
    const seen = new Set<string>()
    for (const name of [username, 'asvsnobody'])
      for (const [path, fields] of [['/en/sign-in', { name, password: `wrong for ${name.length}` }]] as const)
        seen.add(bytesOf(await stranger().post(path, fields), name))
    assert.equal(seen.size, 1, 'times are looked at in enumeration.test.ts')
  })

  /** Adds a passkey as the page's script would. */
  async function addKey(browser: Browser, key: Authenticator): Promise<Answer> {
    const options = await browser.post('/en/account/security/passkeys/options')
    const { challenge } = JSON.parse(options.body) as { challenge: string }
    return browser.post('/en/account/security/passkeys', {
      name: 'A key',
      credential: JSON.stringify(key.create({ challenge })),
    })
  }

  async function useKey(browser: Browser, key: Authenticator): Promise<Answer> {
    const options = await browser.post('/en/sign-in/passkey/options')
    const { challenge } = JSON.parse(options.body) as { challenge: string }
    return browser.post('/en/sign-in/passkey', { credential: JSON.stringify(key.use({ challenge })) })
  }

  async function invited() {
    const account = await someone({ state: 'initial', passwordHash: null })
    await inTransaction(whole.house.db, (tx) => giveCode(tx, whole.house, account, false, now()))
    const text = (await newest(account))?.text ?? ''
    return { account, code: /\w+(?:-[0-9A-Z]{4}){4}/.exec(text)?.[0] ?? '' }
  }

  asvs('6.4.1', 'a welcome code is random, runs out, works once, and is no password', async () => {
    const [one, other] = [await invited(), await invited()]
    assert.notEqual(one.code, other.code)
    assert.match(one.code, /-[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/, '80 bits')
    assert.equal((await signInBy(stranger(), one.account.username, one.code)).status, 422)
    const browser = stranger()
    assert.equal((await browser.post('/en/account/activation', { code: one.code })).status, 303)
    assert.equal((await browser.post('/en/account/activation/password', { password: one.code })).status, 422)
    assert.equal((await browser.post('/en/account/activation/password', { password: fine })).status, 303)
    assert.equal((await stranger().post('/en/account/activation', { code: one.code })).status, 422)
    whole.house.clock.move(15 * day)
    assert.equal((await stranger().post('/en/account/activation', { code: other.code })).status, 422)
    whole.house.clock.move(-15 * day)
  })
  asvs('6.4.2', 'nobody is asked for a hint or a question about themselves', async () => {
    for (const path of ['/en/account/new', '/en/account/recovery', '/en/sign-in', '/en/account/activation']) {
      const names = [
        ...(await stranger().get(path)).body.matchAll(/<(?:input|select|textarea)\b[^>]*\sname="([^"]+)"/g),
      ]
      for (const [, name = ''] of names) assert.doesNotMatch(name, /hint|question|answer|maiden|pet|birth/i)
    }
  })
  asvs('6.4.3', 'a lost password does not go around the second factor', async () => {
    const account = await someone()
    const app = await giveApp(whole.house, account.id)
    const browser = stranger()
    await browser.post(await recoveryPath(account), { password: fine })
    await signInBy(browser, account.username, fine)
    assert.ok(!(await isIn(browser)))
    await browser.post('/en/sign-in/second-step', { code: app.code() })
    assert.ok(await isIn(browser))
  })
  asvs('6.4.4', 'no link or single page takes a lost factor away', async () => {
    const account = await someone()
    await giveApp(whole.house, account.id)
    await inTransaction(whole.house.db, async (tx) => {
      const outcome = await resetFactors(tx, operator, account.id, now())
      assert.ok(!isRefusal(outcome))
    })
    const routes = sources('src/features/**/*routes.ts').filter(([, text]) => /\bresetFactors\(/.test(text))
    assert.deepEqual(
      routes.map(([path]) => path),
      [],
      'it is reached through what two people agree on',
    )
    const callers = sources('src/**/*.ts').filter(
      ([path, text]) => /\bresetFactors\(/.test(text) && !path.includes('/second-factor/'),
    )
    for (const [path, text] of callers) assert.match(text, /four-?eyes/i, path)
  })
  asvs('6.4.5', 'the mail with a welcome code says until when it works', async () => {
    const { account } = await invited()
    assert.match((await newest(account))?.text ?? '', /Works once, until\s+\d+ \w+/)
  })
  asvs('6.4.6', 'who begins an account again never sees the code', async () => {
    const account = await someone()
    const outcome = await reinitialise(whole.house, operator, account.id, { by: 'staff' }, now())
    assert.ok(!isRefusal(outcome), JSON.stringify(outcome))
    const mail = await newest(account)
    const code = /\w+(?:-[0-9A-Z]{4}){4}/.exec(mail?.text ?? '')?.[0] ?? ''
    assert.ok(code.length > 15)
    assert.ok(!JSON.stringify(outcome).includes(code.slice(-19)))
    assert.equal((await findAccount(whole.house.db, account.id))?.passwordHash, null)
    assert.equal((await signInBy(stranger(), account.username, account.password)).status, 422)
  })
  asvs('6.5.1', 'every code works once', async () => {
    const account = await someone()
    const app = await giveApp(whole.house, account.id)
    const [paper = ''] = await givePaper(whole.house, account.id)
    const step = async (path: string, code: string) => {
      const browser = stranger()
      await signInBy(browser, account.username, account.password)
      return (await browser.post(`/en/sign-in/second-step${path}`, { code })).status
    }
    const code = app.code()
    assert.deepEqual([await step('', code), await step('', code)], [303, 422])
    assert.deepEqual([await step('/recovery-code', paper), await step('/recovery-code', paper)], [303, 422])
    const path = await recoveryPath(await someone())
    assert.equal((await stranger().post(path, { password: fine })).status, 303)
    assert.notEqual((await stranger().post(path, { password: fine })).status, 303)
  })
  asvs('6.5.2', 'recovery codes are kept as passwords are', async () => {
    const account = await someone()
    const browser = await whole.as(account.id)
    await addKey(browser, new Authenticator(whole.house.config.url))
    await browser.post('/en/account/security/recovery-codes')
    const rows = await whole.house.db
      .selectFrom('recovery_code')
      .selectAll()
      .where('account_id', '=', account.id)
      .execute()
    assert.ok(rows.length >= 8)
    for (const row of rows) assert.match(JSON.stringify(row), /\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })
  asvs('6.5.3', 'codes and seeds come from a generator for secrets', () => {
    const guessable = sources('src/**/*.ts').filter(([, text]) => text.includes('Math.random'))
    assert.deepEqual(
      guessable.map(([path]) => path),
      // How long a letter waits for its next try, and which of equal mail servers is tried first.
      [
        'src/platform/outgoing-mail/deliver.ts',
        'src/features/mail-routing/direct/hosts.ts',
        'src/features/mail-routing/actions/work.ts',
      ],
    )
  })
  asvs('6.5.4', 'recovery codes have 55 bits, each different', () => {
    const codes = codesFrom(crypto.getRandomValues(new Uint8Array(200)))
    assert.equal(new Set(codes.map(({ secret }) => secret)).size, codes.length)
    for (const { secret } of codes) assert.ok(secret.length * 5 >= 55)
  })
  asvs(
    '6.5.5',
    'app codes last half a minute and one on each side, a link to a new password half an hour',
    async () => {
      const step = async (later: number) => {
        const account = await someone()
        const app = await giveApp(whole.house, account.id)
        const browser = stranger()
        await signInBy(browser, account.username, account.password)
        return (await browser.post('/en/sign-in/second-step', { code: app.code(later) })).status
      }
      assert.deepEqual(
        [await step(-3), await step(-1), await step(0), await step(1), await step(3)],
        [422, 303, 303, 303, 422],
      )
      const path = await recoveryPath(await someone())
      whole.house.clock.move(31 * minute)
      assert.equal((await stranger().post(path, { password: fine })).status, 410)
    },
  )
  asvs('6.5.6', 'each factor can be taken away by itself', async () => {
    const account = await someone()
    const browser = await whole.as(account.id)
    const key = new Authenticator(whole.house.config.url)
    await addKey(browser, key)
    await giveApp(whole.house, account.id)
    const page = (await browser.get('/en/account/security')).body
    const id = /\/account\/security\/passkeys\/([0-9a-f-]{36})/.exec(page)?.[1] ?? ''
    assert.equal((await browser.post(`/en/account/security/passkeys/${id}/removal`)).status, 303)
    const without = stranger()
    await useKey(without, key)
    assert.ok(!(await isIn(without)))
    assert.equal((await browser.post('/en/account/security/codes/removal')).status, 303)
    assert.equal((await signInBy(stranger(), account.username, account.password)).location, '/en')
  })
  asvs('6.5.7', 'no page asks for biometrics', async () => {
    const { headers } = await stranger().get('/en/sign-in')
    assert.match(headers['permissions-policy'] ?? '', /camera=\(\), microphone=\(\)/)
  })
  asvs('6.5.8', 'codes are checked against our own clock', async () => {
    const account = await someone()
    const app = await giveApp(whole.house, account.id)
    const code = app.code()
    whole.house.clock.move(5 * minute)
    const browser = stranger()
    await signInBy(browser, account.username, account.password)
    const answer = await browser.post(
      '/en/sign-in/second-step',
      { code },
      { date: new Date(now().getTime() - 5 * minute).toUTCString() },
    )
    assert.equal(answer.status, 422)
  })
  asvs('6.6.1', 'no code comes by telephone', () => {
    for (const [path, text] of sources('src/**/*.ts'))
      assert.doesNotMatch(text, /\bsms\b|text message/i, path)
  })
  asvs('6.6.2', 'no mailed code is part of signing in', async () => {
    const { code } = await invited()
    const browser = stranger()
    const account = await someone()
    await giveApp(whole.house, account.id)
    await signInBy(browser, account.username, account.password)
    assert.equal((await browser.post('/en/sign-in/second-step', { code })).status, 422)
  })
  asvs('6.6.3', 'guessing at welcome codes has to wait', async () => {
    const { code } = await invited()
    const answers: number[] = []
    for (let turn = 0; turn < 8; turn++) {
      const guess = `${code.slice(0, -1)}${'0123456789'[turn]}`
      if (guess !== code)
        answers.push((await stranger().post('/en/account/activation', { code: guess })).status)
    }
    assert.ok(answers.includes(429), answers.join())
  })
  asvs('6.6.4', 'nothing is pushed to a telephone', () => {
    for (const [path, text] of sources('src/**/*.ts'))
      assert.doesNotMatch(text, /web-push|PushSubscription/i, path)
  })
  asvs('6.7.1', 'a key of somebody else opens nothing', async () => {
    const [one, other] = [await someone(), await someone()]
    const key = new Authenticator(whole.house.config.url)
    await addKey(await whole.as(one.id), key)
    const browser = stranger()
    assert.equal((await useKey(browser, key)).status, 303)
    assert.ok(await isIn(browser))
    const stolen = await whole.as(other.id)
    await addKey(stolen, key)
    const keys = await whole.house.db.selectFrom('passkey').select('account_id').execute()
    assert.ok(!keys.some(({ account_id: whose }) => whose === other.id), 'it stays whose it is')
    const again = stranger()
    await useKey(again, key)
    assert.match((await again.get('/en/account')).body, new RegExp(one.username))
  })
  asvs('6.7.2', 'challenges are long, never the same, and answered once', async () => {
    const challenges = new Set<string>()
    for (let turn = 0; turn < 20; turn++) {
      const { body } = await stranger().post('/en/sign-in/passkey/options')
      const { challenge } = JSON.parse(body) as { challenge: string }
      assert.ok(Buffer.from(challenge, 'base64url').length >= 16)
      challenges.add(challenge)
    }
    assert.equal(challenges.size, 20)
    const account = await someone()
    const key = new Authenticator(whole.house.config.url)
    await addKey(await whole.as(account.id), key)
    const browser = stranger()
    const options = await browser.post('/en/sign-in/passkey/options')
    const { challenge } = JSON.parse(options.body) as { challenge: string }
    const credential = JSON.stringify(key.use({ challenge }))
    const thief = copyOf(whole, browser)
    await browser.post('/en/sign-in/passkey', { credential })
    await thief.post('/en/sign-in/passkey', { credential })
    assert.deepEqual([await isIn(browser), await isIn(thief)], [true, false])
  })

  // Chapter 7: sessions.

  asvs('7.1.1', 'the page about sessions says the numbers of the program', async () => {
    const page = words('docs/security/sessions.md')
    const { account } = await comeIn()
    const staff = await someone({ roles: ['service-desk'] })
    await signInBy(stranger(), staff.username, staff.password)
    const lasts = async ({ id }: MadeAccount) => {
      const row = await whole.house.db
        .selectFrom('visit')
        .selectAll()
        .where('account_id', '=', id)
        .executeTakeFirstOrThrow()
      return (row.expires_at.getTime() - row.created_at.getTime()) / hour
    }
    assert.deepEqual([await lasts(account), await lasts(staff)], [14 * 24, 12])
    assert.match(page, /\| everybody \| 8 hours \| 14 days \|/)
    assert.match(page, /\| 30 minutes \| 12 hours \|/)
  })
  asvs('7.1.2', 'as many sessions as devices, as the page says', async () => {
    const account = await someone()
    const all = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const browser = stranger()
        await signInBy(browser, account.username, account.password)
        return browser
      }),
    )
    for (const browser of all) assert.ok(await isIn(browser))
    assert.match(words('docs/security/sessions.md'), /How many at once/)
  })
  asvs('7.1.3', 'the page says that there is one master session', () => {
    assert.match(words('docs/security/sessions.md'), /One master session/)
  })
  asvs('7.2.1', 'a token that the database does not know is nobody’s', async () => {
    const browser = stranger()
    for (const token of ['A'.repeat(43), '', 'null', `${'A'.repeat(42)}=`]) {
      browser.cookies.set(whole.server.opened.cookie, token)
      assert.ok(!(await isIn(browser)), token)
    }
  })
  asvs('7.2.2', 'tokens are made anew at each beginning', async () => {
    const { account, browser } = await comeIn()
    const other = stranger()
    await signInBy(other, account.username, account.password)
    assert.notEqual(tokenOf(whole, browser), tokenOf(whole, other))
  })
  asvs('7.2.3', 'tokens have 256 bits', async () => {
    const { browser } = await comeIn()
    assert.equal(Buffer.from(tokenOf(whole, browser), 'base64url').length, 32)
  })
  asvs('7.2.4', 'proving oneself gives a new token and ends the old one', async () => {
    const { account, browser } = await comeIn()
    const old = copyOf(whole, browser)
    whole.house.clock.move(11 * minute)
    await browser.get('/en/account/password')
    await signInBy(browser, account.username, account.password)
    assert.ok(await isIn(browser))
    assert.ok(!(await isIn(old)))
    const careful = await someone()
    const app = await giveApp(whole.house, careful.id)
    const second = stranger()
    await signInBy(second, careful.username, careful.password)
    const between = copyOf(whole, second)
    await second.post('/en/sign-in/second-step', { code: app.code() })
    assert.ok(await isIn(second))
    assert.ok(!(await isIn(between)))
  })
  asvs('7.3.1', 'sessions that are not used end', async () => {
    const { browser } = await comeIn()
    const staff = await comeIn({ roles: ['badge-desk'] })
    whole.house.clock.move(31 * minute)
    assert.deepEqual([await isIn(browser), await isIn(staff.browser)], [true, false])
    whole.house.clock.move(8 * hour)
    assert.ok(!(await isIn(browser)))
  })
  asvs('7.3.2', 'sessions end at last, however much they are used', async () => {
    const { browser } = await comeIn()
    for (let turn = 0; turn < 14 * 4; turn++) {
      assert.ok(await isIn(browser))
      whole.house.clock.move(6 * hour)
    }
    assert.ok(!(await isIn(browser)))
  })
  asvs('7.4.1', 'an ended session is of no use to anybody', async () => {
    const { browser } = await comeIn()
    const copy = copyOf(whole, browser)
    await browser.post('/en/sign-out')
    for (const path of ['/en/account', '/en/registrations', '/en/messages'])
      assert.equal((await copy.get(path)).location, '/en/sign-in')
  })
  asvs('7.4.2', 'blocking and closing end all sessions', async () => {
    for (const to of ['blocked', 'closed'] as const) {
      const { account, browser } = await comeIn()
      await inTransaction(whole.house.db, async (tx) => {
        const held = await holdAccount(tx, account.id)
        if (held)
          await moveAccount(
            tx,
            operator,
            held,
            { to, act: 'tests.ended', ...(to === 'blocked' && { reason: 'staff' }) },
            now(),
          )
      })
      assert.ok(!(await isIn(browser)), to)
    }
  })
  asvs('7.4.3', 'another password ends all other sessions', async () => {
    const { account, browser } = await comeIn()
    const other = stranger()
    await signInBy(other, account.username, account.password)
    await change(browser, account.password, fine)
    assert.deepEqual([await isIn(browser), await isIn(other)], [true, false])
  })
  asvs('7.4.4', 'signing out is on every page', async () => {
    const { browser } = await comeIn()
    for (const path of ['/en', '/en/account', '/en/events', '/en/directory', '/en/nothing', '/en/help'])
      assert.match((await browser.get(path)).body, /<form method="post" action="\/en\/sign-out"/, path)
  })
  asvs('7.4.5', 'beginning an account again ends every session of it', async () => {
    const { account, browser } = await comeIn()
    const outcome = await reinitialise(whole.house, operator, account.id, { by: 'staff' }, now())
    assert.ok(!isRefusal(outcome))
    assert.ok(!(await isIn(browser)))
  })
  asvs('7.5.1', 'what matters takes a fresh proof', async () => {
    const { browser } = await comeIn()
    whole.house.clock.move(11 * minute)
    for (const path of [
      '/en/account/password',
      '/en/account/addresses',
      '/en/account/security/codes',
      '/en/account/security/passkeys',
      '/en/account/security/recovery-codes',
    ])
      assert.equal((await browser.post(path, { email: 'x@mail.example' })).location, '/en/sign-in', path)
  })
  asvs('7.5.2', 'people see their sessions and end them, without being asked again', async () => {
    const { account, browser } = await comeIn()
    const other = stranger()
    await signInBy(other, account.username, account.password)
    whole.house.clock.move(11 * minute)
    assert.equal((await browser.get('/en/account/sessions')).status, 200)
    assert.equal((await browser.post('/en/account/sessions/end')).status, 303)
    assert.deepEqual([await isIn(browser), await isIn(other)], [true, false])
  })
  asvs('7.5.3', 'acting for others takes two factors, proved within ten minutes', async () => {
    const { id } = await someone({ roles: ['administrator'] })
    const browser = await whole.as(id)
    const held = permissionsOfRoles(['administrator'])
    const acts = whole.server.opened.routes
      .all()
      .filter(({ method, config }) => method === 'POST' && held.has(config.permission))
      .filter(({ config }) => config.freshness === 'recent')
    assert.ok(acts.length > 2, 'what is not among them is looked at in the census')
    whole.house.clock.move(11 * minute)
    for (const { url } of acts)
      assert.equal((await browser.post(`/en${url.replace(/:\w+/g, id)}`)).location, '/en/sign-in', url)
  })

  // Chapter 16: what is logged.

  asvs('16.3.1', 'every try to sign in is in the audit, right or wrong, with what was proved', async () => {
    const account = await someone()
    await signInBy(stranger(), account.username, 'wrong one here')
    await signInBy(stranger(), account.username, account.password)
    const trail = await trailOf(whole.house.db, account.id)
    assert.deepEqual(trail.map(({ act }) => act).toSorted(), ['sign-in.refused', 'sign-in.signed-in'])
    assert.deepEqual(trail.find(({ act }) => act === 'sign-in.signed-in')?.details, { by: 'password' })
  })
  asvs('16.3.2', 'a right that is lacking is logged', async () => {
    const { account, browser } = await comeIn()
    log.length = 0
    await browser.get(staffPages()[0] ?? '')
    const line = log.find(({ lacking }) => lacking !== undefined)
    assert.ok(permissionsOfRoles(['administrator']).has(String(line?.['lacking'])))
    assert.equal(line?.['account'], account.id)
  })
  asvs('16.3.3', 'refused sites, waiting and spraying are logged', async () => {
    log.length = 0
    await stranger().post('/en/sign-in', {}, { 'sec-fetch-site': 'cross-site' })
    assert.ok(log.some(({ status }) => status === 403))
    const { username } = await someone()
    for (let turn = 0; turn < 6; turn++) await signInBy(stranger(), username, `logged guess ${turn}`)
    assert.ok(log.some(({ status }) => status === 429))
    for (let turn = 0; turn < 10; turn++) await signInBy(stranger(), `sprayed${turn}`, 'One password for all')
    assert.ok(log.some(({ names }) => names === namesOfASpray))
  })
  asvs('16.3.4', 'what breaks is logged with the number that the person sees', async () => {
    log.length = 0
    const answer = await stranger().get('/en/tests/broken')
    assert.equal(answer.status, 500)
    const line = log.find(({ level, msg }) => level === 50 && msg === 'a request broke')
    assert.ok(line && answer.body.includes(String(line['request'])))
  })

  test('every line is proved by a test, and every test belongs to a line', () => {
    const needed = allLines.filter(({ stands }) => stands !== 'not-yet').map(({ line }) => line)
    assert.deepEqual(
      needed.filter((line) => !proved.has(line)),
      [],
      'lines without a test',
    )
    const known = new Set(allLines.map(({ line }) => line))
    assert.deepEqual(
      [...proved].filter((line) => !known.has(line)),
      [],
      'tests without a line',
    )
    assert.equal(known.size, allLines.length, 'each line is told once')
  })
  test('the page about the standard is made from the list', () => {
    assertStored('docs/security/asvs.md', asvsPage())
  })
})
