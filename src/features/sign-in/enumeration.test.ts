import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse } from '../../../test/support/house.ts'
import type { TestHouse } from '../../../test/support/house.ts'
import { makeAccount } from '../../../test/support/people.ts'
import { Browser } from '../../../test/support/server.ts'
import type { Answer } from '../../../test/support/server.ts'
import { signUpServer } from '../../../test/support/sign-up.ts'
import type { Server } from '../../platform/http/index.ts'
import { prepareJobs } from '../../platform/jobs/index.ts'
import { hashPassword } from './passwords.ts'

/*
 * A stranger must not learn who has an account. Answers are compared byte for byte; times by a rank test, so that one
 * slow answer proves nothing and a shift that somebody could measure does. PLENARY_TEST_SAMPLES takes more of them.
 */
const samples = Number(process.env['PLENARY_TEST_SAMPLES'] ?? 32)

let house: TestHouse
let server: Server
const password = 'a quiet harbour at dawn'

before(async () => {
  house = await testHouse()
  server = await signUpServer(house)
  const hash = await hashPassword(password)
  for (let count = 0; count < samples + 5; count++)
    for (const state of ['active', 'blocked', 'closed'] as const)
      await makeAccount(house.db, { email: addressOf(state, count), state, passwordHash: hash })
})
after(async () => {
  await server.close()
  await house.close()
})

const addressOf = (kind: string, count: number): string =>
  `${kind.padEnd(8, 'x')}${String(count).padStart(4, '0')}@one.example`

/** What a stranger sees, without what differs from answer to answer anyway: cookies, the number of the request. */
const seen = ({ status, headers, body }: Answer, address: string): string => {
  const kept = Object.entries(headers).filter(
    ([name]) => !['date', 'set-cookie', 'x-request-id', 'etag'].includes(name),
  )
  const cookies = [headers['set-cookie'] ?? []].flat().map((cookie) => cookie.replace(/=[^;]*/, '='))
  return JSON.stringify([status, kept, cookies, body.replaceAll(address, 'ADDRESS')])
}

type Act = (address: string, kind: string) => Promise<Answer>

/** Does the same for each kind of address, in turns, and gives what was seen and how long it took. */
async function compared(kinds: readonly string[], act: Act) {
  const all = new Map(kinds.map((kind) => [kind, { answers: new Set<string>(), times: [] as number[] }]))
  for (let count = 0; count < samples + 5; count++)
    for (const kind of kinds.toSorted(() => Math.random() - 0.5)) {
      const address = addressOf(kind, count)
      const start = performance.now()
      const answer = await act(address, kind)
      const took = performance.now() - start
      const one = all.get(kind) as { answers: Set<string>; times: number[] }
      one.answers.add(seen(answer, address))
      if (count >= 5) one.times.push(took) // the first few warm everything up
    }
  return all
}

/** How far two samples of times stand apart, in standard deviations of the Mann-Whitney statistic. */
function apart(one: readonly number[], other: readonly number[]): number {
  const wins = one.flatMap((a) => other.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)))
  const sum = wins.reduce<number>((before, win) => before + win, 0)
  const [n, m] = [one.length, other.length]
  return Math.abs(sum - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12)
}

/** A false alarm once in a hundred thousand comparisons; a missing hash stands about seven apart. */
const tooFar = 4.5

function assertAlike(all: Awaited<ReturnType<typeof compared>>): void {
  const kinds = [...all.keys()]
  const answers = new Set([...all.values()].flatMap((one) => [...one.answers]))
  assert.equal(answers.size, 1, [...answers].map((one) => one.slice(0, 400)).join('\n'))
  const first = all.get(kinds[0] as string)?.times ?? []
  for (const kind of kinds.slice(1)) {
    const distance = apart(first, all.get(kind)?.times ?? [])
    assert.ok(distance < tooFar, `${kinds[0]} and ${kind} are ${distance.toFixed(1)} apart`)
  }
}

test('signing in tells nobody whether an account is there, blocked or closed', async () => {
  const wrong: Act = (address) =>
    new Browser(server).post('/en/sign-in', { name: address, password: 'a wrong password' })
  assertAlike(await compared(['unknown', 'active', 'blocked', 'closed'], wrong))
})

test('the right password of a blocked or closed account is like a wrong one', async () => {
  const right: Act = (address) => new Browser(server).post('/en/sign-in', { name: address, password })
  assertAlike(await compared(['nobody', 'blocked'], right))
})

const form = {
  name: 'Somebody',
  country: 'GH',
  language: 'en',
  membership: 'unknown',
  organisation: 'unknown',
  terms: 'yes',
  privacy: 'yes',
  act: 'sign-up',
}

test('signing up tells nobody whether an address is known', async () => {
  const signUp: Act = (email) => new Browser(server).post('/en/account/new', { ...form, email })
  assertAlike(await compared(['fresh', 'active', 'blocked'], signUp))
})

test('the page that waits for the mail is the same for a known address', async () => {
  const look: Act = async (email) => {
    const browser = new Browser(server)
    await browser.post('/en/account/new', { ...form, email })
    return browser.get('/en/account/new/mail')
  }
  const all = await compared(['waiting', 'active'], look)
  assert.equal(new Set([...all.values()].flatMap((one) => [...one.answers])).size, 1)
})

const names: Record<string, string> = {
  known: 'Zephyrine Quaynor',
  unknown: 'Zephyrine Nobody',
  ambiguous: 'Zephyrine Common',
}

test('asking for help by a name tells nobody whether somebody, nobody or many have it', async () => {
  await prepareJobs(house.connection)
  await makeAccount(house.db, { name: names['known'] })
  for (let count = 0; count < 5; count++) await makeAccount(house.db, { name: names['ambiguous'] })
  const pages = new Set<string>()
  const recover: Act = async (_address, kind) => {
    const browser = new Browser(server)
    const asked = await browser.post('/en/account/recovery', { name: names[kind] ?? kind, kind: 'name' })
    pages.add(seen(await browser.follow(asked), ''))
    return asked
  }
  assertAlike(await compared(['known', 'unknown', 'ambiguous'], recover))
  assert.equal(pages.size, 1)
})

test('asking for help by an address or a user name is alike for every state', async () => {
  await prepareJobs(house.connection)
  const recover: Act = (name) => new Browser(server).post('/en/account/recovery', { name })
  assertAlike(await compared(['unknown', 'active', 'blocked', 'closed'], recover))
})

test('control: an answer without the hash would be found', async () => {
  const withHash: Act = (address) =>
    new Browser(server).post('/en/sign-in', { name: address, password: 'a wrong password' })
  const without: Act = (address) => new Browser(server).post('/en/sign-in', { name: address, password: '' })
  const [slow, quick] = [await compared(['control'], withHash), await compared(['control'], without)]
  const distance = apart(slow.get('control')?.times ?? [], quick.get('control')?.times ?? [])
  assert.ok(distance > tooFar, `only ${distance.toFixed(1)} apart`)
})
