import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressBehind, believedProxies } from './believed.ts'

const named = (...trustedProxies: string[]) =>
  believedProxies({ trustedProxies, url: 'https://meet.example', tlsCert: undefined })

test('the way back ends at the first address whose word counts for nothing', () => {
  const proxies = named('10.1.0.0/16', '2001:db8::/32')
  assert.equal(addressBehind('10.1.2.3', '192.0.2.1, 203.0.113.7', proxies), '203.0.113.7')
  assert.equal(addressBehind('10.1.2.3', '203.0.113.7, 10.1.9.9', proxies), '203.0.113.7')
  assert.equal(addressBehind('2001:db8::1', '203.0.113.7', proxies), '203.0.113.7')
  assert.equal(addressBehind('10.2.2.3', '203.0.113.7', proxies), '10.2.2.3')
})

test('an address that came in over IPv6 is itself', () =>
  assert.equal(addressBehind('::ffff:10.1.2.3', '203.0.113.7', named('10.1.2.3')), '203.0.113.7'))

test('nothing named, or nonsense, ends the way', () => {
  assert.equal(addressBehind('10.1.2.3', undefined, named('10.1.2.3')), '10.1.2.3')
  assert.equal(addressBehind('10.1.2.3', ' , ', named('10.1.2.3')), '10.1.2.3')
  assert.equal(addressBehind('10.1.2.3', 'unknown', named('10.1.2.3')), 'unknown')
  assert.equal(addressBehind('127.0.0.1', '203.0.113.7', undefined), '127.0.0.1')
})
