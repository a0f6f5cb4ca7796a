import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deviceOf, networkOf } from './origin.ts'

test('a network is the first three numbers of an address', () => {
  assert.equal(networkOf('203.0.113.77'), '203.0.113')
  assert.equal(networkOf('::ffff:203.0.113.9'), '203.0.113')
})

test('a network of the newer kind is the first 56 bits, however they are written', () => {
  assert.equal(networkOf('2001:db8:1:2ff::1'), networkOf('2001:0db8:0001:0200:ffff:ffff:ffff:ffff'))
  assert.notEqual(networkOf('2001:db8:1:2ff::1'), networkOf('2001:db8:1:300::1'))
  assert.equal(networkOf('::1'), '00000000000000')
  assert.equal(networkOf('fe80::1%eth0'), networkOf('fe80::2%eth1'))
})

test('a device is named so that its owner knows it', () => {
  assert.equal(
    deviceOf('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'),
    'Firefox, Linux',
  )
  assert.equal(
    deviceOf(
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile/15E148 Safari/604.1',
    ),
    'Safari, iPhone',
  )
  assert.equal(
    deviceOf('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0'),
    'Edge, Windows',
  )
  assert.equal(deviceOf('curl/8'), '')
  assert.equal(deviceOf(undefined), '')
})
