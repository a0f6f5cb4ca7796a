import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { door } from '../../../test/support/rooms.ts'
import { testServer } from '../../../test/support/server.ts'
import type { Config } from '../config.ts'
import { originOf } from './origin.ts'

let house: TestHouse
before(async () => (house = await testHouse()))
after(() => house.close())

/** The address a visitor seems to have who comes through `from`, which says it speaks for `named`. */
async function seen(config: Partial<Config>, from: string, named: string): Promise<string> {
  const server = await testServer({ ...house, config: { ...house.config, ...config } })
  server.get('/ip', door('everyone'), (request) => ({ ip: originOf(request).ip }))
  const headers = { 'x-forwarded-for': named }
  const answer = await server.inject({ url: '/en/ip', remoteAddress: from, headers })
  await server.close()
  return answer.json<{ ip: string }>().ip
}

const https = 'https://meetings.example'

test('the word of a proxy that the operator named is believed', async () => {
  const config = { url: https, trustedProxies: ['10.1.0.0/16'] }
  assert.equal(await seen(config, '10.1.2.3', '203.0.113.7'), '203.0.113.7')
})

test('the word of anybody else is not, in the same building either', async () => {
  const config = { url: https, trustedProxies: ['10.1.0.0/16'] }
  assert.equal(await seen(config, '10.9.2.3', '203.0.113.7'), '10.9.2.3')
  assert.equal(await seen(config, '127.0.0.1', '203.0.113.7'), '127.0.0.1')
})

test('with nobody named, only a proxy on this machine that must speak https for us is believed', async () => {
  assert.equal(await seen({ url: https }, '127.0.0.1', '203.0.113.7'), '203.0.113.7')
  assert.equal(await seen({ url: https }, '10.1.2.3', '203.0.113.7'), '10.1.2.3')
  assert.equal(await seen({ url: 'http://localhost:3000' }, '127.0.0.1', '203.0.113.7'), '127.0.0.1')
})

test('what a visitor adds in front of the proxy’s own word counts for nothing', async () => {
  const config = { url: https, trustedProxies: ['10.1.2.3'] }
  assert.equal(await seen(config, '10.1.2.3', '192.0.2.1, 203.0.113.7'), '203.0.113.7')
})
