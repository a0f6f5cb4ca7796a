import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import {
  makeAccount,
  makeEvent,
  makeOrganisation,
  makeRegistration,
  type MadeAccount,
  type MadeEvent,
} from '../../../../test/support/people.ts'
import { Browser } from '../../../../test/support/server.ts'
import { fieldsOf, heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { registrationsDeskParts } from '../../../registrations-desk-parts.ts'
import { registrationRoutes } from '../index.ts'
import { registrationsOnDesk } from './parts.ts'
import { registrationsDeskRoutes } from './routes.ts'
import { actorFor } from '../../../../test/support/registering.ts'

let house: TestHouse
let walk: Walk
let officer: MadeAccount
let desk: Browser
let reader: Browser
let ama: MadeAccount
let workshop: MadeEvent
let number: string

const may = ['registrations.read-all', 'registrations.decide-all']
const here = '/en/desk/registrations'

before(async () => {
  house = await testHouse()
  walk = await openWalk(house, (server) => {
    registrationRoutes(server, house)
    registrationsDeskRoutes(server, house, registrationsDeskParts(house))
  })
  officer = await makeAccount(house.db, { name: 'Marta Antunes' })
  desk = await walk.as(officer, may)
  reader = await walk.as(await makeAccount(house.db), ['registrations.read-all'])
  workshop = await makeEvent(house.db)
  const sankofa = await makeOrganisation(house.db, { name: 'Sankofa Networks' })
  ama = await makeAccount(house.db, {
    name: 'Ama Owusu',
    email: 'ama@sankofa.example',
    organisation: sankofa,
  })
  const about = { event: workshop, organisation: sankofa }
  ;({ number } = await makeRegistration(house.db, {
    ...about,
    personId: ama.personId,
    state: 'pending',
    answers: { badgeName: 'Ama', interpretation: null, accessNeeds: 'Step-free' },
    submittedAt: new Date('2026-11-20T09:00:00Z'),
  }))
  for (const state of ['confirmed', 'confirmed', 'rejected'])
    await makeRegistration(house.db, {
      ...about,
      personId: (await makeAccount(house.db, { name: `Kofi ${state}` })).personId,
      state,
    })
  await makeRegistration(house.db, { event: workshop, personId: officer.personId, state: 'draft' })
})
after(async () => {
  await walk.close()
  await house.close()
})

test('the list names every registration that was sent, with counts beside each state', async () => {
  const page = await desk.get(here)
  assert.equal(heading(page), 'All registrations')
  assert.match(main(page), /Registrations found: 4/)
  assert.match(main(page), /All 4 .*Confirmed 2 .*Rejected 1/)
  assert.match(main(page), /Ama Owusu.*Sankofa Networks/)
})

test('a filter is an address: links keep what the form chose, the form keeps what links chose', async () => {
  const page = await desk.get(`${here}?event=${workshop.code}&state=confirmed`)
  assert.match(main(page), /Registrations found: 2/)
  assert.doesNotMatch(main(page), /Ama Owusu/)
  assert.match(
    page.body,
    new RegExp(`href="/en/desk/registrations\\?event=${workshop.code}&amp;state=rejected"`),
  )
  assert.match(page.body, /name="state" value="confirmed" checked/)
  assert.match(page.body, new RegExp(`<option value="${workshop.code}" selected`))
  assert.match(main(await desk.get(`${here}?q=ama%40sank`)), /Registrations found: 1/)
})

test('what cannot be understood shows nobody, and says so', async () => {
  const page = await desk.get(`${here}?state=lost`)
  assert.equal(page.status, 200)
  assert.match(main(page), /could not be understood.*No registration matches/)
})

test('what an address hides in another one breaks nothing', async () => {
  for (const hidden of ['q=%00', 'represents=ama%00'])
    assert.equal(
      (await desk.get(`${here}/review?act=approve&pick-all=${encodeURIComponent(hidden)}`)).location,
      here,
    )
})

test('whoever only reads gets no boxes to tick', async () => {
  const page = await reader.get(here)
  assert.match(main(page), /Ama Owusu/)
  assert.doesNotMatch(page.body, /name="pick"/)
  assert.doesNotMatch(page.body, /registrations\/new/)
})

test('columns are chosen once and kept for the person', async () => {
  const page = await desk.get(`${here}/columns?state=pending`)
  assert.equal(heading(page), 'Choose columns')
  const sent = { ...fieldsOf(page, 'columns'), column: ['country', 'address'] }
  const done = await desk.post(`${here}/columns`, sent)
  assert.equal(done.location, '/en/desk/registrations?state=pending')
  const list = await desk.follow(done)
  assert.match(main(list), /Ama Owusu.*Ghana ama@sankofa\.example/)
  assert.doesNotMatch(main(list), /Sankofa Networks/)
  assert.match(main(await reader.get(here)), /Sankofa Networks/, 'nobody else sees them')
  const away = await desk.post(`${here}/columns`, { back: '//evil.example', column: ['event'] })
  assert.equal(away.location, '/en/desk/registrations')
})

test('the filter that is on can be kept as a view', async () => {
  const page = await desk.get(`${here}?state=rejected`)
  assert.match(page.body, /saved-views\/new\?place=registrations&amp;query=%3Fstate%3Drejected/)
  assert.doesNotMatch((await desk.get(`${here}?state=rejected&mode=by-post`)).body, /saved-views\/new/)
})

test('one registration says how it stands, what was answered, what was sent and what happened', async () => {
  const page = await desk.get(`${here}/${number.toLowerCase()}`)
  assert.equal(heading(page), 'Ama Owusu')
  assert.match(main(page), /The focal point.*Sankofa Networks.*They approve or reject/)
  assert.match(main(page), /ama@sankofa\.example.*Step-free.*What happened/)
  for (const act of ['approval', 'rejection', 'attendance', 'organisation', 'cancellation'])
    assert.match(page.body, new RegExp(`/en/desk/registrations/${number}/${act}"`))
  assert.doesNotMatch(page.body, new RegExp(`${number}/seat"`))
  const read = await reader.get(`${here}/${number}`)
  assert.doesNotMatch(read.body, /\/approval"/)
  assert.equal((await desk.get(`${here}/R-NONE-0000`)).status, 404)
  assert.equal((await desk.get(`${here}/${number}/burning`)).status, 404)
  assert.equal((await reader.get(`${here}/${number}/cancellation`)).status, 404)
})

test('a note is for colleagues, removed only by its writer, and never on its person’s page', async () => {
  const empty = await desk.post(`${here}/${number}/notes`, { words: '  ' })
  assert.equal(empty.status, 422)
  assert.match(main(empty), /Write something first/)
  await desk.post(`${here}/${number}/notes`, { words: 'Called about the visa.\nCalls again.' })
  const page = await reader.get(`${here}/${number}`)
  assert.match(main(page), /Marta Antunes Called about the visa/)
  const person = await walk.as(ama)
  assert.doesNotMatch((await person.get(`/en/registrations/${number}`)).body, /Called about|note/i)
  const [note] = await house.db.selectFrom('registration_note').select('id').execute()
  assert.equal((await reader.post(`/en/desk/notes/${note?.id}/removal`)).status, 404)
  assert.match(main(await reader.get(`/en/desk/people/${ama.personId}`)), /Called about the visa/)
  const gone = await desk.post(`/en/desk/notes/${note?.id}/removal`)
  assert.equal(gone.location, `/en/desk/registrations/${number}#notes`)
  assert.equal((await desk.post('/en/desk/notes/none/removal')).status, 404)
})

test('a person’s page is told by every room, and visas without anything of a passport', async () => {
  const page = await desk.get(`/en/desk/people/${ama.personId}`)
  assert.equal(heading(page), 'Ama Owusu')
  assert.match(
    main(page),
    /Account Active.*Registrations.*Affiliations Sankofa Networks.*Mails to this person/,
  )
  assert.doesNotMatch(page.body, /admin\/accounts/)
  const both = await walk.as(officer, [...may, 'accounts.manage'])
  assert.match(
    (await both.get(`/en/desk/people/${ama.personId}`)).body,
    new RegExp(`admin/accounts/${ama.id}`),
  )
  await walk.as(officer, may)
  for (const id of ['none', crypto.randomUUID()])
    assert.equal((await desk.get(`/en/desk/people/${id}`)).status, 404)
  const noted = await desk.post(`/en/desk/people/${ama.personId}/notes`, { words: 'Speaks Twi.' })
  assert.equal(noted.location, `/en/desk/people/${ama.personId}#notes`)
})

test('a person is found by what names them, also who never registered', async () => {
  const yaa = await makeAccount(house.db, { name: 'Yaa Asantewaa' })
  assert.match(main(await desk.get('/en/desk/people')), /Find a person/)
  const found = await desk.get('/en/desk/people?q=asantew')
  assert.match(found.body, new RegExp(`href="/en/desk/people/${yaa.personId}"`))
  assert.match(main(await desk.get('/en/desk/people?q=nobodythere')), /Nobody is found/)
})

test('acts in the person’s place say what they mean, ask what they need, and refuse in words', async () => {
  const rejection = await desk.get(`${here}/${number}/rejection`)
  assert.equal(heading(rejection), 'Reject')
  assert.equal((await desk.post(`${here}/${number}/rejection`, { reason: '' })).status, 422)
  assert.equal((await desk.post(`${here}/${number}/organisation`, { q: 'volta' })).status, 422)
  const volta = await makeOrganisation(house.db, { name: 'Volta University', category: 'academia' })
  assert.match(main(await desk.get(`${here}/${number}/organisation?q=volta`)), /Volta University/)
  const moved = await desk.post(`${here}/${number}/organisation`, { q: 'volta', organisation: volta.id })
  assert.match(main(await desk.follow(moved)), /The organisation is changed.*Volta University/)
  const approved = await desk.post(`${here}/${number}/approval`)
  assert.match(main(await desk.follow(approved)), /The registration is approved/)
  const again = await desk.post(`${here}/${number}/approval`)
  assert.equal(again.status, 409)
  assert.match(main(again), /no longer waits for a decision/)
  assert.equal((await desk.get(`${here}/${number}/approval`)).location, `/en/desk/registrations/${number}`)
  const ics = await desk.get(`${here}/${number}/calendar.ics`)
  assert.match(ics.body, /BEGIN:VCALENDAR/)
  const own = await (await walk.as(ama)).get(`/en/registrations/${number}`)
  assert.match(main(own), /For another organisation, changed by the secretariat/)
})

test('a move that is pressed twice moves once', async () => {
  const esi = await makeAccount(house.db, { name: 'Esi Mensah' })
  const about = { event: workshop, personId: esi.personId }
  const it = await makeRegistration(house.db, { ...about, state: 'confirmed', mode: 'remote' })
  const form = fieldsOf(await desk.get(`${here}/${it.number}/attendance`), 'act')
  assert.equal(form['mode'], 'on-site')
  assert.equal((await desk.post(`${here}/${it.number}/attendance`, form)).status, 303)
  const again = await desk.post(`${here}/${it.number}/attendance`, form)
  assert.equal(again.status, 409)
  assert.match(main(again), /comes on site already/)
  assert.equal((await desk.post(`${here}/${it.number}/attendance`)).status, 422)
})

test('a registration is entered step by step: whom, for which meeting, how', async () => {
  const esi = await makeAccount(house.db, { name: 'Esi Sutherland', countryCode: 'GH' })
  const start = await desk.get(`${here}/new`)
  assert.equal(heading(start), 'Enter a registration')
  assert.match(main(await desk.get(`${here}/new?q=sutherl`)), /Esi Sutherland/)
  assert.match(main(await desk.get(`${here}/new?q=nobodythere`)), /Nobody is found/)
  const which = await desk.get(`${here}/new?person=${esi.personId}`)
  assert.match(main(which), /For which meeting\?/)
  const form = await desk.get(`${here}/new?person=${esi.personId}&event=${workshop.code}`)
  const sent = fieldsOf(form, 'entry')
  const wrong = await desk.post(`${here}/new`, { ...sent, 'badge-name': 'Esi S.' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /value="Esi S\."/)
  const done = await desk.post(`${here}/new`, { ...sent, mode: 'remote' })
  const page = await desk.follow(done)
  assert.equal(heading(page), 'Esi Sutherland')
  assert.match(main(page), /The registration is entered.*Entered by the secretariat/)
  const twice = await desk.get(`${here}/new?person=${esi.personId}&event=${workshop.code}`)
  assert.match(main(twice), /registered for this meeting already/)
  assert.equal((await desk.post(`${here}/new`, { ...sent, mode: 'remote' })).status, 409)
})

test('a person whom the rules of a meeting do not admit is told about, not registered', async () => {
  const closed = await makeEvent(house.db, { type: 'study-group' })
  const kwame = await makeAccount(house.db, { name: 'Kwame Alone' })
  const page = await desk.get(`${here}/new?person=${kwame.personId}&event=${closed.code}`)
  assert.match(main(page), /this person cannot be registered/)
  assert.doesNotMatch(page.body, /id="entry"/)
})

test('the desk of staff leads to what the secretariat has to decide about', async () => {
  const t = house.texts('en')
  const part = registrationsOnDesk(house)
  assert.equal(await part(actorFor(officer), t), undefined)
  const event = await makeEvent(house.db)
  const person = await makeAccount(house.db)
  await makeRegistration(house.db, {
    event,
    personId: person.personId,
    state: 'pending',
    waitsFor: 'secretariat',
  })
  assert.equal((await part(actorFor(officer, may), t))?.count, 1)
})

test('nobody else learns that there is a desk', async () => {
  const stranger = await walk.as(ama)
  for (const path of ['', '/new', '/columns', `/${number}`])
    assert.equal((await stranger.get(`${here}${path}`)).status, 404, path)
  assert.equal((await stranger.get(`/en/desk/people/${ama.personId}`)).status, 404)
  assert.equal((await new Browser(walk.server).get(here)).status, 303)
})
