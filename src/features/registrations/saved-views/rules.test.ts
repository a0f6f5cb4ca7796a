import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideSave, hrefOf, isPlace, isQuery, maySee, mostViews } from './rules.ts'

test('a filter of ours may be kept, another address may not', () => {
  for (const query of ['?event=C-00015213', '?state=rejected&mode=on-site', '?q=%D8%A3'])
    assert.ok(isQuery(query), query)
  for (const query of [
    '',
    '?',
    'event=1',
    '//evil.example',
    '?a=<b>',
    '?a=\n',
    `?${'a'.repeat(601)}`,
    '?a="b',
  ])
    assert.ok(!isQuery(query), query)
})

test('a view leads to its own page and nowhere else', () => {
  assert.equal(hrefOf({ place: 'approvals', query: '?mode=remote' }), '/approvals?mode=remote')
  assert.equal(hrefOf({ place: 'registrations', query: '?q=a' }), '/desk/registrations?q=a')
})

test('only pages with filters have views', () => {
  assert.ok(isPlace('approvals'))
  assert.ok(!isPlace('account'))
  assert.ok(!isPlace(undefined))
  assert.ok(!isPlace('toString'))
})

test('who may not see a page keeps nothing of it', () => {
  const focalPoint = { permissions: new Set(['approvals.decide']) }
  assert.ok(maySee(focalPoint, 'approvals'))
  assert.ok(!maySee(focalPoint, 'registrations'))
})

test('a name means one view of a page, whatever its capitals', () => {
  assert.equal(decideSave('Late ones', [{ name: 'Others' }]), undefined)
  assert.equal(decideSave('LATE ones', [{ name: 'Late ones' }])?.refused, 'registrations.views.name.taken')
})

test('nobody keeps more views than they could find again', () => {
  const many = Array.from({ length: mostViews }, (_, place) => ({ name: `View ${place}` }))
  assert.equal(decideSave('One more', many.slice(1)), undefined)
  assert.deepEqual(decideSave('One more', many), {
    refused: 'registrations.views.many',
    values: { most: mostViews },
  })
})
