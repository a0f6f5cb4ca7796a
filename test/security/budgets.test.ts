import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { pino } from 'pino'
import { makeAccount } from '../support/people.ts'
import { Browser } from '../support/server.ts'
import { openWholeServer, type WholeServer } from '../support/whole-server.ts'
import { bytesOf } from './oracle.ts'

/* Letters that strangers cause are few, and what is answered when they are used up tells nothing about whom they would reach. */

const hour = 3_600_000

describe('the letters that strangers cause', () => {
  const log: Record<string, unknown>[] = []
  let whole: WholeServer
  before(async () => {
    const write = (line: string) => void log.push(JSON.parse(line) as Record<string, unknown>)
    whole = await openWholeServer({
      log: pino({ level: 'info' }, { write }),
      config: { venueNetworks: ['203.0.113.0/24'], trustedProxies: ['127.0.0.1'] },
    })
  })
  after(() => whole.close())

  /** A browser in this network, as the proxy in front of us tells. */
  const from = (ip: string) => new Browser(whole.server, { 'x-forwarded-for': ip })
  const recover = (ip: string, name: string) => from(ip).post('/en/account/recovery', { name })
  const signUp = (ip: string, email: string) =>
    from(ip).post('/en/account/new', {
      name: 'Somebody',
      email,
      country: 'GH',
      language: 'en',
      membership: 'unknown',
      organisation: 'unknown',
      terms: 'yes',
      privacy: 'yes',
      act: 'sign-up',
    })
  const letters = async (address: string): Promise<number> => {
    await whole.settle()
    const rows = await whole.house.db
      .selectFrom('outbox')
      .select('id')
      .where('to_address', '=', address)
      .execute()
    return rows.length
  }

  test('to people who lost their password are twenty an hour from a network, whoever is meant', async () => {
    const { email } = await makeAccount(whole.house.db)
    const statuses: number[] = []
    for (let turn = 0; turn < 22; turn++)
      statuses.push((await recover(`198.51.100.${turn}`, turn % 2 ? email : 'nobody@mail.example')).status)
    assert.deepEqual(statuses, [...Array<number>(20).fill(303), 429, 429])
    const seen = [
      bytesOf(await recover('198.51.100.7', email), email),
      bytesOf(await recover('198.51.100.7', 'nobody@mail.example'), 'nobody@mail.example'),
    ]
    assert.equal(new Set(seen).size, 1)
    assert.equal((await recover('198.51.101.7', email)).status, 303, 'another network goes on')
  })

  test('to somebody who lost their password are three an hour and ten a day, from wherever', async () => {
    const { email } = await makeAccount(whole.house.db)
    for (let turn = 0; turn < 12; turn++) await recover(`192.0.${turn}.1`, email)
    assert.equal(await letters(email), 3)
    for (let later = 1; later < 6; later++) {
      whole.house.clock.move(hour + 60_000)
      for (let turn = 0; turn < 4; turn++) await recover(`192.1.${later * 4 + turn}.1`, email)
      await whole.settle()
    }
    assert.equal(await letters(email), 10)
  })

  test('to people who sign up are twenty an hour from a network; mistakes in the form do not count', async () => {
    for (let turn = 0; turn < 30; turn++)
      assert.equal((await signUp('198.18.5.1', 'not an address')).status, 422)
    const statuses: number[] = []
    for (let turn = 0; turn < 21; turn++)
      statuses.push((await signUp('198.18.5.1', `new${turn}@mail.example`)).status)
    assert.deepEqual(statuses, [...Array<number>(20).fill(303), 429])
  })

  test('to people who sign up are three an hour to an address, from wherever', async () => {
    for (let turn = 0; turn < 8; turn++)
      assert.equal((await signUp(`198.19.${turn}.1`, 'often@mail.example')).status, 303)
    assert.equal(await letters('often@mail.example'), 3)
  })

  test('are more at a venue, where hundreds share a network', async () => {
    for (let turn = 0; turn < 60; turn++)
      assert.equal((await recover('203.0.113.8', `guest${turn}@mail.example`)).status, 303)
  })

  test('are asked for with a name in the log of nobody', () => {
    assert.ok(log.some(({ status }) => status === 429))
    assert.doesNotMatch(JSON.stringify(log), /mail\.example|198\.5?1/)
  })
})
