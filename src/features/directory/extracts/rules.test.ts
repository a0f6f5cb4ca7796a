import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fields } from '../people/types.ts'
import type { Field } from '../people/types.ts'
import { decideOrder, limitsFor, progressOf, stillSeen } from './rules.ts'
import type { Line } from './types.ts'

const few = { lines: 1000, aDay: 5 }

test('an order holds something, not too much, and not too often', () => {
  assert.deepEqual(decideOrder(1000, 4, few), { orders: true })
  assert.deepEqual(decideOrder(0, 0, few), { refused: 'directory.extract.empty' })
  assert.deepEqual(decideOrder(1001, 0, few), {
    refused: 'directory.extract.too-many',
    values: { most: 1000 },
  })
  assert.deepEqual(decideOrder(1, 5, few), { refused: 'directory.extract.too-often', values: { most: 5 } })
})

test('people are ordered by fewer than organisations, and staff order more of both', () => {
  const member = { isStaff: false }
  assert.ok(limitsFor(member, 'people').lines < limitsFor(member, 'organisations').lines)
  assert.ok(limitsFor({ isStaff: true }, 'people').lines > limitsFor(member, 'organisations').lines)
})

const line: Line = {
  id: 'ama',
  name: 'Ama Owusu',
  otherName: 'أما',
  organisation: 'Volta Networks',
  role: 'Head',
  unit: 'Quality',
  category: 'sector-member',
  address: 'Accra',
  jobTitle: 'Engineer',
  email: 'ama@volta.example',
  phone: '+233',
  countryCode: 'GH',
  languages: ['en'],
}
const seen = (...some: Field[]) => new Set<Field>(some)

test('whoever is no longer seen is no longer in it', () => {
  assert.equal(stillSeen(line, seen()), undefined)
  assert.equal(stillSeen(line, seen('email', 'phone')), undefined)
})

test('what was hidden since then is taken out, the rest stays', () => {
  assert.deepEqual(stillSeen(line, seen('name')), { id: 'ama', name: 'Ama Owusu', otherName: 'أما' })
  assert.deepEqual(stillSeen(line, seen('name', 'email')), {
    id: 'ama',
    name: 'Ama Owusu',
    otherName: 'أما',
    email: 'ama@volta.example',
  })
  assert.deepEqual(stillSeen(line, new Set(fields)), line)
})

test('a hidden organisation takes its address and what one does there with it', () => {
  const kept = Object.keys(stillSeen(line, seen('name', 'job-title', 'country')) ?? {})
  assert.deepEqual(kept.toSorted(), ['countryCode', 'id', 'jobTitle', 'name', 'otherName'])
})

test('what is shown since then does not come back into an old extract', () => {
  assert.deepEqual(stillSeen({ id: 'ama', name: 'Ama Owusu' }, new Set(fields)), {
    id: 'ama',
    name: 'Ama Owusu',
  })
})

test('nothing is done before it is done', () => {
  assert.deepEqual(
    [progressOf(0, 0), progressOf(0, 9), progressOf(5, 10), progressOf(10, 10)],
    [0, 0, 50, 99],
  )
})
