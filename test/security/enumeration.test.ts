import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { hashPassword } from '../../src/features/sign-in/passwords.ts'
import { makeAccount } from '../support/people.ts'
import { Browser } from '../support/server.ts'
import { openWholeServer, type WholeServer } from '../support/whole-server.ts'
import { assertTellsNothing, bytesOf, chanceOfMore, differences, look, samples, type Act } from './oracle.ts'

/*
 * A stranger must not learn who has an account. Every way in that takes a name is asked about names of every kind, on the
 * server as it is built; limits are raised by PLENARY_LIMITS, as an operator may. This is the only test that looks at times.
 */

const password = 'a quiet harbour at dawn'
const states = ['active', 'initial', 'blocked', 'closed'] as const
/** Somebody has signed up with the address and not confirmed it yet. */
const unproven = 'unproven'
const kinds = [...states, unproven]
/** Twice as many turns as one look takes, so that a second look meets names nobody asked about. */
const each = Math.ceil((2 * (samples + 20)) / (2 * kinds.length)) + 2

describe('a stranger', () => {
  let whole: WholeServer
  before(async () => {
    whole = await openWholeServer({ config: { limits: 'generous' } })
    const passwordHash = await hashPassword(password)
    for (let count = 0; count < each; count++) {
      for (const state of states)
        await makeAccount(whole.house.db, {
          name: 'Somebody Quiet',
          email: addressOf(state, count),
          username: nameOf(state, count),
          state,
          ...(state !== 'initial' && { passwordHash }),
        })
      await new Browser(whole.server).post('/en/account/new', { ...form, email: addressOf(unproven, count) })
    }
  })
  after(() => whole.close())

  const addressOf = (kind: string, count: number): string =>
    `${kind.padEnd(8, 'x')}${String(count).padStart(4, '0')}@one.example`
  const nameOf = (kind: string, count: number): string =>
    `${kind.slice(0, 6).padEnd(6, 'x')}${String(count).padStart(4, '0')}`

  /** A name that nobody asked about before: each is used for one turn only. */
  const used = new Map<string, number>()
  function next(way: string, kind: string): number {
    const key = `${way} ${kind}`
    const count = used.get(key) ?? 0
    used.set(key, count + 1)
    return kind === 'unknown' ? count : count % each
  }

  /** The way of asking, with a browser that has been nowhere before. */
  const asking =
    (
      way: string,
      path: string,
      fields: (name: string) => Record<string, string>,
      named: (kind: string, count: number) => string = addressOf,
      browser: () => Promise<Browser> = () => Promise.resolve(new Browser(whole.server)),
    ): Act =>
    async (kind) => {
      const name = named(kind, next(way, kind))
      const at = await browser()
      return { name, timed: () => at.post(path, fields(name)) }
    }

  const form = {
    name: 'Somebody Quiet',
    country: 'GH',
    language: 'en',
    membership: 'unknown',
    organisation: 'unknown',
    terms: 'yes',
    privacy: 'yes',
    act: 'sign-up',
  }
  let guesses = 100_000
  /** Another wrong password each time: the same one on many names would be slowed down, for every name alike. */
  const signIn = (name: string) => ({ name, password: `a wrong password ${guesses++}` })

  test('who tries to sign in with an address learns nothing about it', () =>
    assertTellsNothing(kinds, asking('sign-in', '/en/sign-in', signIn)))

  test('who tries to sign in with a user name learns nothing about it', () =>
    assertTellsNothing([...states], asking('sign-in by name', '/en/sign-in', signIn, nameOf)))

  test('who knows the right password of an account that is not open learns nothing either', async () => {
    const right = (name: string) => ({ name, password })
    const act = asking('right', '/en/sign-in', right)
    const bytes = new Set<string>()
    for (const kind of ['unknown', 'blocked', 'closed', 'initial', unproven]) {
      const { timed, name } = await act(kind, 0)
      bytes.add(bytesOf(await timed(), name))
    }
    assert.equal(bytes.size, 1)
  })

  test('who signs up with an address learns nothing about it', () =>
    assertTellsNothing(
      kinds,
      asking('sign-up', '/en/account/new', (email) => ({ ...form, email })),
    ))

  test('who waits for the mail of a sign-up sees the same page for every address', async () => {
    const bytes = new Set<string>()
    for (const kind of ['unknown', ...kinds]) {
      const browser = new Browser(whole.server)
      const email = addressOf(kind, kind === 'unknown' ? 9999 : 0)
      await browser.post('/en/account/new', { ...form, email })
      bytes.add(bytesOf(await browser.get('/en/account/new/mail'), email))
      bytes.add(bytesOf(await browser.post('/en/account/new/mail/again'), email))
    }
    assert.equal(bytes.size, 2)
  })

  test('who asks for a new password by an address learns nothing about it', () =>
    assertTellsNothing(
      kinds,
      asking('recovery', '/en/account/recovery', (name) => ({ name })),
    ))

  test('who asks for help by a name learns not whether nobody, somebody or many have it', async () => {
    await makeAccount(whole.house.db, { name: 'Zephyrine Quaynor' })
    for (let count = 0; count < 5; count++) await makeAccount(whole.house.db, { name: 'Zephyrine Commons' })
    const names: Record<string, string> = {
      unknown: 'Zephyrine Nobodys',
      somebody: 'Zephyrine Quaynor',
      ambiguous: 'Zephyrine Commons',
    }
    const named = (kind: string) => names[kind] as string
    const fields = (name: string) => ({ name, kind: 'name' })
    await assertTellsNothing(
      ['somebody', 'ambiguous'],
      asking('recovery by name', '/en/account/recovery', fields, named),
    )
  })

  test('who is led on after asking for help sees one page', async () => {
    const bytes = new Set<string>()
    for (const name of [
      addressOf('active', 0),
      addressOf('unknown', 9998),
      'Zephyrine Commons',
      'Zephyrine Nobodys',
    ]) {
      const browser = new Browser(whole.server)
      bytes.add(bytesOf(await browser.follow(await browser.post('/en/account/recovery', { name })), name))
    }
    assert.equal(bytes.size, 1)
  })

  test('who adds an address to an account of their own learns nothing about it', async () => {
    const askers: Browser[] = []
    for (let count = 0; askers.length < (2 * (samples + 20)) / 5 + 2; count++) {
      const own = { name: 'Ama', email: `asker${1000 + count}@one.example`, username: `asker${1000 + count}` }
      askers.push(await whole.as((await makeAccount(whole.house.db, own)).id, 'one-factor'))
    }
    let turn = 0
    const browser = () => Promise.resolve(askers[Math.floor(turn++ / 5)] as Browser)
    const fields = (email: string) => ({ email, contact: 'yes' })
    await assertTellsNothing(kinds, asking('address', '/en/account/addresses', fields, addressOf, browser))
  })

  test('who asks to make another account part of their own learns nothing about it', async () => {
    const own = { name: 'Ama', email: 'merger00@one.example', username: 'merger00' }
    const { id } = await makeAccount(whole.house.db, own)
    const browser = () => whole.as(id, 'one-factor')
    const fields = (name: string) => ({ name })
    await assertTellsNothing(kinds, asking('merging', '/en/account/merging', fields, addressOf, browser))
    const bytes = new Set<string>()
    for (const kind of ['unknown', ...kinds]) {
      const at = await browser()
      const name = addressOf(kind, 0)
      bytes.add(bytesOf(await at.follow(await at.post('/en/account/merging', { name })), name))
    }
    assert.equal(bytes.size, 1)
  })

  test('who types welcome codes learns nothing but that they are wrong', async () => {
    const codes = ['7K3Q-9TXM-2WFD-H8RP', '0000-0000-0000-0000', 'nothing like a code']
    const bytes = new Set<string>()
    for (const code of codes)
      bytes.add(bytesOf(await new Browser(whole.server).post('/en/account/activation', { code }), code))
    assert.equal(bytes.size, 1)
  })

  test('would be told apart by an answer that skips the hash: the control', async () => {
    const slow = asking('control', '/en/sign-in', signIn)
    const quick = asking('control', '/en/sign-in', (name) => ({ name, password: '' }))
    const seen = await look(['active'], (kind, turn) => (kind === 'unknown' ? quick : slow)(kind, turn), 0)
    assert.ok(seen.bytes.size > 1)
    assert.ok(differences(seen).length > 0)
  })
})

test('the chance that one is slower is a half for the same, and near one for what is always slower', () => {
  assert.equal(chanceOfMore([1, 2, 3], [1, 2, 3]), 0.5)
  assert.equal(chanceOfMore([4, 5], [1, 2, 3]), 1)
  assert.equal(chanceOfMore([1], [2]), 0)
})
