import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { noneAbove } from '../../../test/support/event-desk.ts'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { makeEvent } from '../../../test/support/people.ts'
import { readCalendar } from '../../../test/support/read-calendar.ts'
import { openAssets } from '../../platform/assets/index.ts'
import { listenThrough } from '../../platform/database/listen.ts'
import { openServer, type Server } from '../../platform/http/index.ts'
import { layout } from '../../platform/ui/index.ts'
import { operator } from '../../values/actor.ts'
import { cancelEvent } from './desk/actions/cancel.ts'
import { eventRoutes } from './routes.ts'

let house: TestHouse
let server: Server
before(async () => {
  house = await testHouse()
  const { connection, log, profile } = house
  server = await openServer(house, {
    findActor: async () => undefined,
    layout,
    assets: await openAssets({ profile }),
    listen: listenThrough(connection, log),
  })
  eventRoutes(server, house, { myStatus: async () => undefined, myStatuses: async () => new Map() })
})
after(async () => {
  await server.close()
  await house.close()
})

const get = (url: string) => server.inject({ url })

test('the page of an event says who may attend, when, where, how and whom to ask', async () => {
  const event = await makeEvent(house.db, { contact: 'desk@events.example' })
  const { statusCode, body } = await get(`/en/events/${event.code}`)
  assert.equal(statusCode, 200)
  for (const words of [
    'Who may attend',
    'Everyone, member or not',
    'Bhubaneswar',
    'On site',
    'Remote',
    'desk@events.example',
  ])
    assert.ok(body.includes(words), words)
  assert.match(body, new RegExp(`href="/en/events/${event.code}/registration"`))
})
test('it says that member access is not needed', async () => {
  const event = await makeEvent(house.db, {})
  assert.ok(
    (await get(`/en/events/${event.code}`)).body.includes(`${house.profile.accessName} access is not needed`),
  )
})
test('a meeting of members says who decides, and whom it is not open to', async () => {
  const event = await makeEvent(house.db, { type: 'study-group' })
  const { body } = await get(`/en/events/${event.code}`)
  assert.ok(body.includes('Members, with the agreement of their organisation'))
  assert.ok(body.includes('Not open to:'))
})
test('visa help is promised at the body’s own place only, not elsewhere in its country', async () => {
  const pageAt = async (city: string) => {
    const event = await makeEvent(house.db, {
      countryCode: 'CH',
      timeZone: 'Europe/Zurich',
      city: { en: city },
    })
    return (await get(`/en/events/${event.code}`)).body
  }
  assert.match(await pageAt('Geneva'), /Visa help/)
  assert.doesNotMatch(await pageAt('Basel'), /Visa help/)
})
test('a code in small letters is understood, a wrong one is not found, in words', async () => {
  const event = await makeEvent(house.db, {})
  assert.equal((await get(`/en/events/${event.code.toLowerCase()}`)).statusCode, 200)
  for (const code of ['C-00000000', 'nonsense', '%3Cscript%3E', 'C-1%27;drop table event'])
    assert.equal((await get(`/en/events/${code}`)).statusCode, 404, code)
})
test('before registration opens the page says when, and offers no button', async () => {
  const event = await makeEvent(house.db, { opensAt: new Date('2026-12-01T08:00:00Z') })
  const { body } = await get(`/en/events/${event.code}`)
  assert.ok(body.includes('Registration is not open yet'))
  assert.ok(!body.includes(`/events/${event.code}/registration`))
})
test('what one writes into a title is shown as it was written', async () => {
  const event = await makeEvent(house.db, { title: { en: '<script>alert(1)</script> & "quotes"' } })
  const { body } = await get(`/en/events/${event.code}`)
  assert.ok(body.includes('&lt;script&gt;alert(1)&lt;/script&gt;'))
  assert.ok(!body.includes('<script>alert'))
})
test('the printed address of an event leads to its form', async () => {
  const answer = await get('/en/registration?Event=c-00015213')
  assert.equal(answer.statusCode, 303)
  assert.equal(answer.headers['location'], '/en/events/C-00015213/registration')
  assert.equal((await get('/en/registration?Event=//evil.example')).statusCode, 404)
})
test('a filter that makes no sense is left out', async () => {
  assert.equal((await get('/en/events?type=%00&page=-3&when=never')).statusCode < 500, true)
  assert.equal((await get('/en/events?type=<b>&page=1e9&when=never')).statusCode, 200)
})
test('a cancelled event drops the copy that strangers were shown', async () => {
  const event = await makeEvent(house.db, {})
  assert.ok(!(await get(`/en/events/${event.code}`)).body.includes('This meeting is cancelled'))
  await cancelEvent(house.db, noneAbove, operator, event.id, 'The hall burnt down', house.clock.now())
  await until(async () => (await get(`/en/events/${event.code}`)).body.includes('This meeting is cancelled'))
})
test('the page is the same in the reader’s language and direction', async () => {
  const event = await makeEvent(house.db, {})
  const { body } = await get(`/ar/events/${event.code}`)
  assert.match(body, /<html lang="ar" dir="rtl">/)
  assert.ok(body.includes('من يحق له الحضور'))
})

/** Copies are made anew after two seconds anyway; what is waited for must come sooner. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  const began = performance.now()
  while (performance.now() - began < 1800) {
    if (await holds()) return
    await new Promise((done) => setTimeout(done, 20))
  }
  assert.fail('it never became true')
}

test('an event, and all that are ahead, can be followed in a calendar, in which nobody is named', async () => {
  const event = await makeEvent(house.db, { title: { en: 'Quality, measured' } })
  const one = await get(`/en/events/${event.code}/calendar.ics`)
  assert.match(one.headers['content-type'] as string, /text\/calendar/)
  assert.match(one.body, /SUMMARY:Quality\\, measured/)
  const all = await get('/en/events/calendar.ics?type=workshop')
  assert.ok(all.body.includes(event.id))
  assert.doesNotMatch(all.body, /^ATTENDEE/m)
  assert.ok(!(await get('/en/events/calendar.ics?type=focus-group')).body.includes(event.id))
  assert.equal((await get('/en/events/C-99999999/calendar.ics')).statusCode, 404)
})

test('a category’s calendar holds what it may attend, by its type and by its own word', async () => {
  const [workshop, closed, group] = [
    await makeEvent(house.db),
    await makeEvent(house.db, { policy: { media: 'refused' } }),
    await makeEvent(house.db, { type: 'study-group' }),
  ]
  const of = async (query: string) => {
    const { body } = await get(`/en/events/calendar.ics?${query}`)
    readCalendar(body)
    return [workshop, closed, group].map(({ id }) => body.includes(id))
  }
  assert.deepEqual(await of('category=sector-member'), [true, true, true])
  assert.deepEqual(await of('category=non-member'), [true, true, false])
  assert.deepEqual(await of('category=sector-member&type=study-group'), [false, false, true])
  assert.equal((await get('/en/events/calendar.ics?category=martian')).statusCode, 404)
})

test('a calendar that did not change is not sent again', async () => {
  const path = `/en/events/${(await makeEvent(house.db)).code}/calendar.ics`
  const first = await get(path)
  assert.match(String(first.headers['cache-control']), /^public, max-age=/)
  const again = await server.inject({
    url: path,
    headers: { 'if-none-match': String(first.headers['etag']) },
  })
  assert.equal(again.statusCode, 304)
})

test('what the secretariat wrote at length is read on the page, and why an event is cancelled', async () => {
  const event = await makeEvent(house.db)
  const words = { en: 'About voices.\n\nFor everybody.' }
  await house.db
    .updateTable('event')
    .set({
      description: JSON.stringify(words),
      practical: JSON.stringify({ en: 'Take tram 12.' }),
      remote_rights: JSON.stringify({ en: 'They may speak, not vote.' }),
      join_lead_minutes: 45,
    })
    .where('id', '=', event.id)
    .execute()
  const { body } = await get(`/en/events/${event.code}`)
  for (const said of [
    'About this meeting',
    'For everybody.',
    'Take tram 12.',
    'They may speak, not vote.',
    '45 minutes',
  ])
    assert.ok(body.includes(said), said)
  const other = await makeEvent(house.db, { state: 'cancelled' })
  const reason = { cancel_reason: 'The hall burnt down.' }
  await house.db.updateTable('event').set(reason).where('id', '=', other.id).execute()
  assert.match((await get(`/en/events/${other.code}`)).body, /The hall burnt down\./)
})
