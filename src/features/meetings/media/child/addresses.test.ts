import assert from 'node:assert/strict'
import type { NetworkInterfaceInfo } from 'node:os'
import { test } from 'node:test'
import { offeredAddresses } from './addresses.ts'

const at = (address: string, internal = false) => ({ address, internal }) as NetworkInterfaceInfo
const machine = {
  lo: [at('127.0.0.1', true), at('::1', true)],
  eth0: [at('192.0.2.7'), at('fe80::1'), at('2001:db8::7')],
  eth1: [at('198.51.100.1')],
}

test('a machine offers one address of each kind, and itself', () =>
  assert.deepEqual(offeredAddresses(undefined, machine), ['192.0.2.7', '2001:db8::7', '127.0.0.1']))
test('an announced address stands for all of them', () =>
  assert.deepEqual(offeredAddresses('203.0.113.9', machine), ['203.0.113.9']))
test('without any network there is the machine itself', () =>
  assert.deepEqual(offeredAddresses(undefined, { lo: machine.lo }), ['127.0.0.1']))
test('addresses that only mean something on one cable are left out', () =>
  assert.deepEqual(offeredAddresses(undefined, { eth0: [at('169.254.3.4'), at('fe80::2')] }), []))
