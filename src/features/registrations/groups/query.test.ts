import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filterNames, isEverybody, parseFilter } from '../desk/filter.ts'
import { filterIn, groupQuery, queryIn } from './query.ts'

test('a group is carried on as its filter', () => {
  assert.equal(
    queryIn({ query: 'state=confirmed&event=C-00015213&sort=old' }),
    'event=C-00015213&state=confirmed',
  )
  assert.ok(isEverybody(filterIn({})))
})

test('what could not be understood never becomes everybody on the way', () => {
  for (const name of filterNames.filter((one) => one !== 'q' && one !== 'represents')) {
    const filter = parseFilter(new URLSearchParams(`${name}=%00nonsense%00&country=GH`))
    assert.ok(filter.unread.length > 0, name)
    const again = parseFilter(new URLSearchParams(groupQuery(filter)))
    assert.ok(again.unread.length > 0, name)
  }
})
