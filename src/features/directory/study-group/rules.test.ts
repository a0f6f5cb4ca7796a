import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decidePick, groupsFor, picksOne } from './rules.ts'

const facts = {
  categories: [
    { id: 'associate', picksStudyGroup: true },
    { id: 'company', picksStudyGroup: false },
  ],
  studyGroups: [
    { id: 't-1', sector: 'T' },
    { id: 't-2', sector: 'T' },
    { id: 'r-1', sector: 'R' },
  ],
}
const associate = { category: 'associate', sectors: ['T'], studyGroup: null }

test('only kinds of members that take part in one group pick one', () => {
  assert.equal(picksOne(facts, associate), true)
  assert.equal(picksOne(facts, { category: 'company' }), false)
  assert.equal(picksOne(facts, { category: 'unheard-of' }), false)
  assert.deepEqual(decidePick(facts, { ...associate, category: 'company' }, 't-1'), {
    refused: 'directory.study-group.not-picked',
  })
})

test('it picks from the groups of its Sectors, from all where it names none', () => {
  assert.deepEqual(
    groupsFor(facts.studyGroups, associate).map(({ id }) => id),
    ['t-1', 't-2'],
  )
  assert.equal(groupsFor(facts.studyGroups, { sectors: [] }).length, 3)
  assert.deepEqual(decidePick(facts, associate, 'r-1'), { refused: 'directory.study-group.unknown' })
})

test('the first pick holds at once, another one is asked for, the same one is nothing new', () => {
  assert.deepEqual(decidePick(facts, associate, 't-1'), { is: 'first' })
  const has = { ...associate, studyGroup: 't-1' }
  assert.deepEqual(decidePick(facts, has, 't-2'), { is: 'asked' })
  assert.deepEqual(decidePick(facts, has, 't-1'), { refused: 'directory.study-group.same' })
})
