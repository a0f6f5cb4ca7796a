import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRole, permissionsOfRoles, roles } from './rules.ts'

test('an administrator may do what any staff role may', () => {
  const all = permissionsOfRoles(['administrator'])
  for (const role of roles)
    for (const permission of permissionsOfRoles([role])) assert.ok(all.has(permission), permission)
})

test('the secretariat manages events and reads every registration', () => {
  const may = permissionsOfRoles(['secretariat'])
  assert.ok(may.has('events.manage') && may.has('registrations.read-all'))
  assert.ok(!may.has('accounts.manage'))
})

test('two roles bring the permissions of both', () => {
  const may = permissionsOfRoles(['visa-officer', 'service-desk'])
  assert.ok(may.has('visa-letters.manage') && may.has('accounts.manage'))
})

test('a role that nobody knows brings nothing', () => {
  assert.equal(permissionsOfRoles(['emperor', 'constructor', 'toString']).size, 0)
  assert.ok(!isRole('emperor'))
})

test('somebody without a role may do nothing special', () => {
  assert.equal(permissionsOfRoles([]).size, 0)
})
