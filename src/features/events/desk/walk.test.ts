import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { noneAbove } from '../../../../test/support/event-desk.ts'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, makeEvent, type MadeAccount } from '../../../../test/support/people.ts'
import type { Browser } from '../../../../test/support/server.ts'
import { fieldsOf, heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { findEventById } from '../store/read.ts'
import { eventDeskRoutes } from './routes.ts'

let house: TestHouse
let walk: Walk
let ingrid: MadeAccount
let browser: Browser
before(async () => {
  house = await testHouse()
  const one = { seated: 2, waiting: 1, pending: 3 }
  const above = { ...noneAbove, countsOf: () => Promise.resolve({ 'on-site': one, remote: one }) }
  walk = await openWalk(house, (server) => eventDeskRoutes(server, house, above))
  ingrid = await makeAccount(house.db, { name: 'Ingrid Antunes' })
  browser = await walk.as(ingrid, ['events.manage'])
})
after(async () => {
  await walk.close()
  await house.close()
})

const read = async (id: string) => (await findEventById(house.db, id))!
// The desk counts on from the highest code, so the events of this test begin low.
let count = 0
const fresh = (wishes: Parameters<typeof makeEvent>[1] = {}) =>
  makeEvent(house.db, { code: `B-${String(++count).padStart(8, '0')}`, ...wishes })
const path = ({ code }: { code: string }, place = '') => `/en/desk/events/${code}${place}`

const few = {
  title: 'Meeting about quality',
  type: 'workshop',
  code: '',
  timeZone: 'Europe/Zurich',
  startsAt: '2027-03-26T09:30',
  endsAt: '2027-03-29T17:30',
  daily: 'yes',
  modes: ['on-site', 'remote'],
  countryCode: 'CH',
  city: 'Basel',
  contact: 'desk@events.example',
}

test('a few fields make a draft with a session a day on the clocks of its place, and it is published', async () => {
  const made = await browser.post('/en/desk/events/new', few)
  assert.match(made.location, /^\/en\/desk\/events\/C-\d{8}$/)
  const page = await browser.get(made.location)
  assert.equal(heading(page), 'Meeting about quality')
  assert.match(main(page), /The draft C-\d{8} is there/)
  assert.match(main(page), /Better Texts are missing in French, Spanish, Arabic, Russian,? and Chinese/)
  assert.match(main(page), /Mon 29 March 09:30–17:30/)
  await browser.post(`${made.location}/publication`)
  const published = main(await browser.get(made.location))
  assert.match(published, /Published\. Everybody can see it now/)
  assert.match(published, /Close registration now/)
})

test('what is wrong with a new event is said at its fields, all at once, and what was typed stays', async () => {
  const wrong = {
    ...few,
    title: '',
    code: 'nonsense',
    startsAt: '2027-03-28T02:30',
    contact: 'nobody',
    modes: [],
  }
  const page = await browser.post('/en/desk/events/new', wrong)
  assert.equal(page.status, 422)
  for (const words of [
    'Type a title',
    'a letter, a hyphen and eight digits',
    'at least one way of taking part',
  ])
    assert.match(main(page), new RegExp(words))
  assert.match(page.body, /value="nonsense"/)
  assert.match(page.body, /value="2027-03-28T02:30"/)
  const skipped = await browser.post('/en/desk/events/new', { ...few, startsAt: '2027-03-28T02:30' })
  assert.match(main(skipped), /clocks there jump over this hour/)
  const farOff = await browser.post('/en/desk/events/new', { ...few, endsAt: '9999-12-31T23:00' })
  assert.match(main(farOff), /Type a day and an hour that exist/)
  const backwards = await browser.post('/en/desk/events/new', { ...few, endsAt: '2027-03-01 09:30' })
  assert.match(main(backwards), /Choose an end that is after the start/)
})

test('a code that is taken is refused and everything typed is kept', async () => {
  const event = await fresh()
  const page = await browser.post('/en/desk/events/new', { ...few, code: event.code.toLowerCase() })
  assert.equal(page.status, 409)
  assert.match(main(page), /belongs to another meeting/)
  assert.match(page.body, /value="Meeting about quality"/)
})

test('a draft with errors says what stands against it and is not published', async () => {
  const event = await fresh({ state: 'draft', countryCode: null, city: {} })
  const page = main(await browser.get(path(event)))
  assert.match(page, /can be published as soon as what is needed below is there/)
  assert.match(page, /Needed People come on site, and no country is set/)
  assert.doesNotMatch(page, /Publish /)
  const no = await browser.post(path(event, '/publication'))
  assert.equal(no.status, 409)
  assert.match(main(no), /cannot be published yet/)
})

test('details are changed; seats below the taken are refused beside the field, with everything kept', async () => {
  const event = await fresh({ onSiteCapacity: 20, onSiteTaken: 12 })
  const fields = fieldsOf(await browser.get(path(event, '/details')), 'event-details')
  const sent = { ...fields, modes: ['on-site', 'remote'], languages: ['en', 'fr'] }
  const low = await browser.post(path(event, '/details'), {
    ...sent,
    onSiteCapacity: '11',
    hasCaptions: 'yes',
  })
  assert.equal(low.status, 422)
  assert.match(main(low), /12 seats are taken/)
  assert.match(low.body, /value="11"/)
  const good = await browser.post(path(event, '/details'), { ...sent, onSiteCapacity: '30' })
  assert.equal(good.location, path(event))
  assert.deepEqual(
    [(await read(event.id)).onSiteCapacity, (await read(event.id)).languages],
    [30, ['en', 'fr']],
  )
})
test('a mode in which people are registered cannot be taken away', async () => {
  const event = await fresh()
  const fields = fieldsOf(await browser.get(path(event, '/details')), 'event-details')
  const page = await browser.post(path(event, '/details'), { ...fields, modes: 'remote', languages: 'en' })
  assert.equal(page.status, 422)
  assert.match(main(page), /6 people are registered on site/)
})

test('deadlines are on the clocks of the place, and lie between opening and end', async () => {
  const event = await fresh()
  const page = await browser.get(path(event, '/deadlines'))
  assert.match(main(page), /Requests for visa help close, 28 days before/)
  const fields = fieldsOf(page, 'event-deadlines')
  const late = await browser.post(path(event, '/deadlines'), {
    ...fields,
    onSiteClosesAt: '2027-01-01T10:00',
  })
  assert.equal(late.status, 422)
  assert.match(main(late), /before the meeting ends/)
  const sent = { ...fields, onSiteClosesAt: '2026-12-01T18:00', modeChangeUntil: '2026-11-30T18:00' }
  await browser.post(path(event, '/deadlines'), sent)
  assert.equal((await read(event.id)).onSiteClosesAt?.toISOString(), '2026-12-01T12:30:00.000Z')
})

test('settings are changed and can go back to the habit', async () => {
  const event = await fresh()
  const fields = fieldsOf(await browser.get(path(event, '/settings')), 'event-settings')
  const set = {
    ...fields,
    seatsPerOrganisation: '5',
    offerHours: '24',
    waitingRule: 'fair-share',
    'retention-visa': '10',
  }
  await browser.post(path(event, '/settings'), set)
  const is = await read(event.id)
  assert.deepEqual(
    [is.seatsPerOrganisation, is.offerHours, is.waitingRule, is.retention],
    [5, 24, 'fair-share', { visa: 10 }],
  )
  const wrong = await browser.post(path(event, '/settings'), {
    ...set,
    offerHours: '0',
    joinLeadMinutes: 'many',
  })
  assert.match(main(wrong), /whole number from 1 to 720/)
  const again = fieldsOf(await browser.get(path(event, '/settings')), 'event-settings')
  await browser.post(path(event, '/settings'), { ...again, offerHours: '', 'retention-visa': '' })
  assert.deepEqual([(await read(event.id)).offerHours, (await read(event.id)).retention], [null, {}])
})

test('texts are written language by language, beside the words of another one', async () => {
  const event = await fresh({
    title: { en: 'Quality, measured' },
    city: { en: 'Basel', fr: 'Bâle' },
  })
  const all = main(await browser.get(path(event, '/texts')))
  assert.match(all, /French.*Missing: Title/)
  const page = await browser.get(path(event, '/texts/fr'))
  assert.match(main(page), /English: Quality, measured/)
  const fields = fieldsOf(page, 'event-texts')
  await browser.post(path(event, '/texts/fr'), {
    ...fields,
    title: 'La qualité, mesurée',
    description: 'Un\n\ndeux',
  })
  const is = await read(event.id)
  assert.deepEqual(
    [is.title['fr'], is.title['en'], is.city['fr']],
    ['La qualité, mesurée', 'Quality, measured', 'Bâle'],
  )
  assert.equal(is.description['fr'], 'Un\n\ndeux')
  const none = await browser.post(path(event, '/texts/en'), { revision: '9', title: '' })
  assert.equal(none.location, path(event), 'a title may be taken away while another language has one')
  assert.equal((await browser.get(path(event, '/texts/tlh'))).status, 404)
})

test('of two editors the second sees what the first saved beside what they typed, and saves on purpose', async () => {
  const event = await fresh()
  const mine = fieldsOf(await browser.get(path(event, '/settings')), 'event-settings')
  const other = await walk.as(await makeAccount(house.db, { name: 'Wei Zhang' }), ['events.manage'])
  await other.post(path(event, '/settings'), { ...mine, offerHours: '12' })
  const page = await browser.post(path(event, '/settings'), {
    ...mine,
    offerHours: '48',
    seatsPerOrganisation: '3',
  })
  assert.equal(page.status, 409)
  assert.match(main(page), /Wei Zhang saved this .* after you opened it/)
  assert.match(main(page), /A freed seat is kept, hours 12 hours 48 hours/)
  const kept = fieldsOf(page, 'event-settings')
  assert.deepEqual([kept['offerHours'], kept['seatsPerOrganisation']], ['48', '3'])
  await browser.post(path(event, '/settings'), kept)
  assert.equal((await read(event.id)).offerHours, 48)
})
test('a form that comes back for another reason still knows what it was made from', async () => {
  const event = await fresh()
  const mine = fieldsOf(await browser.get(path(event, '/settings')), 'event-settings')
  const other = await walk.as(await makeAccount(house.db, { name: 'Wei Zhang' }), ['events.manage'])
  await other.post(path(event, '/settings'), { ...mine, offerHours: '12' })
  const wrong = await browser.post(path(event, '/settings'), { ...mine, offerHours: 'x' })
  assert.equal(fieldsOf(wrong, 'event-settings')['revision'], '0')
  const page = await browser.post(path(event, '/settings'), {
    ...fieldsOf(wrong, 'event-settings'),
    offerHours: '5',
  })
  assert.equal(page.status, 409)
})

test('sessions are added, changed and removed on pages', async () => {
  const event = await fresh({
    timeZone: 'Europe/Zurich',
    startsAt: new Date('2027-03-22T08:30:00Z'),
    endsAt: new Date('2027-03-26T16:30:00Z'),
  })
  const sitting = {
    startsAt: '2027-03-23T14:00',
    endsAt: '2027-03-23T15:00',
    'title-en': 'Plenary',
    revision: '0',
  }
  const wrong = await browser.post(path(event, '/sessions/new'), { ...sitting, endsAt: '2027-03-30T15:00' })
  assert.equal(wrong.status, 422)
  assert.match(main(wrong), /ends after the meeting does/)
  await browser.post(path(event, '/sessions/new'), sitting)
  assert.match(main(await browser.get(path(event, '/sessions'))), /Tuesday 23 March 2027 14:00–15:00 Plenary/)
  const session = (await read(event.id)).sessions.find(({ title }) => title['en'] === 'Plenary')!
  const own = path(event, `/sessions/${session.id}`)
  const fields = fieldsOf(await browser.get(own), 'event-session')
  await browser.post(own, { ...fields, 'title-fr': 'Plénière' })
  const old = await browser.post(own, { ...fields, 'title-fr': 'Autre' })
  assert.equal(old.status, 409)
  assert.match(old.body, /value="Autre"/)
  await browser.post(`${own}/removal`)
  assert.equal((await browser.get(own)).status, 404)
  assert.equal((await read(event.id)).sessions.length, 1)
})

test('registration is closed with one button and opened again with another page', async () => {
  const event = await fresh()
  await browser.post(path(event, '/closing'))
  assert.match(main(await browser.get(path(event))), /Registration closed .*closed by hand/)
  assert.equal((await browser.post(path(event, '/closing'))).status, 409)
  const past = { onSiteClosesAt: '2026-11-01T10:00', remoteClosesAt: '2026-11-01T10:00' }
  assert.equal((await browser.post(path(event, '/reopening'), past)).status, 409)
  await browser.post(path(event, '/reopening'), { onSiteClosesAt: '', remoteClosesAt: '' })
  assert.match(main(await browser.get(path(event))), /Registration is open again/)
})

test('cancelling needs a reason, says how many will be told, and leaves nothing to change', async () => {
  const event = await fresh()
  assert.match(main(await browser.get(path(event, '/cancellation'))), /12 people will get a mail/)
  assert.equal((await browser.post(path(event, '/cancellation'), { reason: ' ' })).status, 422)
  await browser.post(path(event, '/cancellation'), { reason: 'The hall burnt down.' })
  const page = main(await browser.get(path(event)))
  assert.match(page, /Reason The hall burnt down\./)
  assert.doesNotMatch(page, /What you can do/)
  assert.equal((await browser.post(path(event, '/cancellation'), { reason: 'Again' })).status, 409)
})

test('a copy begins on the day that is chosen', async () => {
  const event = await fresh({ title: { en: 'Yearly' } })
  for (const firstDay of ['2027-02-30', '9999-12-31', '0000-01-01'])
    assert.equal((await browser.post(path(event, '/copy'), { firstDay })).status, 422, firstDay)
  const made = await browser.post(path(event, '/copy'), { firstDay: '2027-05-03', code: '' })
  const page = await browser.get(made.location)
  assert.match(main(page), /This is the copy, C-\d{8}/)
  assert.match(main(page), /Monday 3 May 2027/)
  assert.match(main(await browser.get(`${made.location}/changes`)), /Made as a copy Ingrid Antunes/)
})

test('the change log says in words who changed what, and tells values of codes only', async () => {
  const event = await fresh({ onSiteCapacity: 5 })
  const fields = fieldsOf(await browser.get(path(event, '/details')), 'event-details')
  const sent = { ...fields, modes: ['on-site', 'remote'], languages: 'en', onSiteCapacity: '8' }
  await browser.post(path(event, '/details'), sent)
  const texts = fieldsOf(await browser.get(path(event, '/texts/es')), 'event-texts')
  await browser.post(path(event, '/texts/es'), { ...texts, title: 'Medir' })
  const page = main(await browser.get(path(event, '/changes')))
  assert.match(page, /Changed Ingrid Antunes Seats on site ?: from 5 to 8/)
  assert.match(page, /Changed Ingrid Antunes Title, Spanish/)
  assert.doesNotMatch(page, /Medir/)
})

test('nobody else finds any of these pages', async () => {
  const event = await fresh()
  const stranger = await walk.as(await makeAccount(house.db), ['portal.desk'])
  for (const place of [
    '',
    '/details',
    '/texts',
    '/texts/en',
    '/sessions',
    '/deadlines',
    '/settings',
    '/changes',
    '/copy',
  ])
    assert.equal((await stranger.get(path(event, place))).status, 404, place)
  assert.equal((await stranger.post(path(event, '/cancellation'), { reason: 'Mine' })).status, 404)
})
