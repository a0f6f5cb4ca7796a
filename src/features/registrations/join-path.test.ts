import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { makeAccount, makeEvent, makeOrganisation } from '../../../test/support/people.ts'
import { actorFor, choicesFor, register } from '../../../test/support/registering.ts'
import { isRefusal } from '../../values/refusal.ts'
import { calendarFile } from './calendar/entry.ts'
import { joinPath } from './join-path.ts'
import { findById } from './store/read.ts'
import { viewOf } from './store/view.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

test('one joins at the one session, at the event that has none, else at one’s meetings', () => {
  const session = (id: string) => ({ id, title: {}, startsAt: new Date(0), endsAt: new Date(1) })
  assert.equal(joinPath({ id: 'event', sessions: [] }), '/meetings/event')
  assert.equal(joinPath({ id: 'event', sessions: [session('one')] }), '/meetings/one')
  assert.equal(joinPath({ id: 'event', sessions: [session('one'), session('two')] }), '/meetings')
})

for (const mode of ['remote', 'on-site'] as const)
  test(`the calendar entry of somebody who takes part ${mode} leads to ${mode === 'remote' ? 'our JOIN page' : 'their registration'}`, async () => {
    const { db } = house
    const event = await makeEvent(db, { type: 'workshop' })
    const account = await makeAccount(db, { organisation: await makeOrganisation(db) })
    const it = await register(house, actorFor(account), event.id, choicesFor(mode))
    assert.ok(!isRefusal(it), JSON.stringify(it))
    const found = await findById(db, it.id)
    const view = found && (await viewOf(db, found))
    const ics = view && (await calendarFile(house, view, house.texts('en')))
    const url =
      /^URL[^:]*:(.*(?:\r\n .*)*)/m
        .exec(ics ?? '')?.[1]
        ?.replaceAll(/\r\n /g, '')
        .trim() ?? ''
    const own = mode === 'remote' ? joinPath(view!.event) : `/registrations/${it.number}`
    assert.equal(url, `${house.config.url}/en${own}`)
    assert.doesNotMatch(ics ?? '', /engine/)
  })
