import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import {
  makeAccount,
  makeEvent,
  makeFocalPoint,
  makeOrganisation,
  makeRegistration,
  type MadeAccount,
  type MadeEvent,
  type MadeOrganisation,
} from '../../../../test/support/people.ts'
import { again, seatsAndRows, toldAbout } from '../../../../test/support/registering.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { registrationRoutes } from '../index.ts'

let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse()
  walk = await openWalk(house, registrationRoutes)
})
after(async () => {
  await walk.close()
  await house.close()
})

const may = ['approvals.decide']
const hour = 60 * 60_000

type Office = { organisation: MadeOrganisation; focalPoint: MadeAccount; event: MadeEvent }
async function office(options: Parameters<typeof makeEvent>[1] = {}): Promise<Office> {
  const organisation = await makeOrganisation(house.db)
  return {
    organisation,
    focalPoint: await makeFocalPoint(house.db, { organisation, name: 'Kwabena Asante' }),
    event: await makeEvent(house.db, { type: 'study-group', onSiteCapacity: 20, ...options }),
  }
}
let hours = 0
async function waiting({ organisation, event }: Office, name: string, more: object = {}) {
  const person = await makeAccount(house.db, { organisation, name, passwordHash: null })
  const submittedAt = new Date(house.clock.now().getTime() - 200 * hour + ++hours * hour)
  const options = {
    event,
    organisation,
    personId: person.personId,
    mode: 'on-site',
    submittedAt,
    ...more,
  } as const
  return { person, ...(await makeRegistration(house.db, options)) }
}
const at = (it: { number: string }, act = '') => `/en/approvals/${it.number}${act}`

test('the queue shows who waits, longest first, with the time they have waited', async () => {
  const here = await office()
  await waiting(here, 'Ángel Muñoz')
  await waiting(here, 'Olena Kovalenko', { mode: 'remote', asksVisa: true })
  const page = await (await walk.as(here.focalPoint, may)).get('/en/approvals')
  assert.equal(page.status, 200)
  assert.match(main(page), /2 people wait for your decision/)
  assert.match(main(page), /Ángel Muñoz.*8 days.*Olena Kovalenko/)
  assert.match(main(page), /Visa help asked/)
  assert.match(page.body, /name="pick" value="R-/)
})

test('nobody sees the queue or the registrations of another organisation', async () => {
  const here = await office()
  const there = await office()
  const it = await waiting(there, 'Somebody else')
  const browser = await walk.as(here.focalPoint, may)
  assert.doesNotMatch(main(await browser.get('/en/approvals')), /Somebody else/)
  assert.equal((await browser.get(at(it))).status, 404)
  assert.equal((await browser.post(at(it, '/approval'))).status, 404)
  assert.equal((await browser.post(at(it, '/rejection'), { reason: 'No' })).status, 404)
  assert.equal((await again(house.db, it)).state, 'pending')
  const review = await browser.post('/en/approvals/decisions', { act: 'approve', pick: it.number })
  assert.match(main(await browser.follow(review)), /Nobody was picked/)
})

test('somebody who decides for nobody finds nothing here', async () => {
  const here = await office()
  const it = await waiting(here, 'Adwoa Mensah')
  const browser = await walk.as(it.person)
  assert.equal((await browser.get('/en/approvals')).status, 404)
  assert.equal((await browser.get(at(it))).status, 404)
})

test('a mandate that has ended decides nothing any more', async () => {
  const here = await office()
  const it = await waiting(here, 'Adwoa Mensah')
  await house.db
    .updateTable('focal_point')
    .set({ until: house.clock.now() })
    .where('person_id', '=', here.focalPoint.personId)
    .execute()
  assert.equal((await (await walk.as(here.focalPoint, may)).get(at(it))).status, 404)
})

test('opening a registration shows the person and changes nothing', async () => {
  const here = await office()
  const it = await waiting(here, 'Adwoa Mensah')
  const page = await (await walk.as(here.focalPoint, may)).get(at(it))
  assert.equal(heading(page), 'Adwoa Mensah')
  assert.match(main(page), /waits for your decision/)
  assert.match(page.body, new RegExp(`action="/en/approvals/${it.number}/approval"`))
  assert.match(page.body, new RegExp(`action="/en/approvals/${it.number}/rejection"`))
  assert.equal((await again(house.db, it)).state, 'pending')
})

test('approving confirms, takes a seat and tells the person', async () => {
  const here = await office()
  const it = await waiting(here, 'Adwoa Mensah')
  const browser = await walk.as(here.focalPoint, may)
  const done = await browser.post(at(it, '/approval'))
  assert.equal(done.location, '/en/approvals')
  assert.match(main(await browser.follow(done)), /Approved and confirmed/)
  const now = await again(house.db, it)
  assert.equal(now.state, 'confirmed')
  assert.equal(now.decidedBy, here.focalPoint.id)
  assert.deepEqual(await toldAbout(house.db, it), ['registrations.confirmed'])
  assert.equal((await seatsAndRows(house.db, here.event.id)).seats['on-site'], 1)
})

test('approving for a full event puts the person on the waiting list', async () => {
  const here = await office({ onSiteCapacity: 1, onSiteTaken: 1 })
  const it = await waiting(here, 'Adwoa Mensah')
  const browser = await walk.as(here.focalPoint, may)
  assert.match(main(await browser.get(at(it))), /approving means the waiting list/)
  assert.match(
    main(await browser.follow(await browser.post(at(it, '/approval')))),
    /on the waiting list and was told/,
  )
  assert.deepEqual(await toldAbout(house.db, it), ['registrations.waitlisted'])
})

test('rejecting asks for a reason and keeps what was typed', async () => {
  const here = await office()
  const it = await waiting(here, 'Adwoa Mensah')
  const browser = await walk.as(here.focalPoint, may)
  const empty = await browser.post(at(it, '/rejection'), { reason: '  ' })
  assert.equal(empty.status, 422)
  assert.match(main(empty), /Write a reason, so that the person knows why/)
  const long = await browser.post(at(it, '/rejection'), { reason: 'because '.repeat(200) })
  assert.equal(long.status, 422)
  assert.match(long.body, /because because/)
  assert.equal((await again(house.db, it)).state, 'pending')
})

test('switching the language keeps the reason and decides nothing', async () => {
  const here = await office()
  const it = await waiting(here, 'Adwoa Mensah')
  const browser = await walk.as(here.focalPoint, may)
  const switched = await browser.post(at(it, '/rejection'), {
    reason: 'Half written',
    'language-switch': 'fr',
    'form-page': `/approvals/${it.number}`,
  })
  assert.equal(switched.location, `/fr/approvals/${it.number}`)
  assert.match((await browser.get(switched.location)).body, /Half written<\/textarea>/)
  assert.equal((await again(house.db, it)).state, 'pending')
})

test('rejecting tells the person the reason as it was written', async () => {
  const here = await office()
  const it = await waiting(here, 'Adwoa Mensah')
  const browser = await walk.as(here.focalPoint, may)
  await browser.post(at(it, '/rejection'), { reason: 'Our delegation\nis complete.' })
  const now = await again(house.db, it)
  assert.deepEqual([now.state, now.decisionReason], ['rejected', 'Our delegation\nis complete.'])
  assert.deepEqual(await toldAbout(house.db, it), ['registrations.rejected'])
  const shown = await (await walk.as(it.person)).get(`/en/registrations/${it.number}`)
  assert.equal(heading(shown), 'Rejected')
  assert.match(main(shown), /Our delegation is complete\./)
})

test('the second of two focal points is told who decided, and nothing changes', async () => {
  const here = await office()
  const it = await waiting(here, 'Adwoa Mensah')
  const deputy = await makeFocalPoint(house.db, {
    organisation: here.organisation,
    isDeputy: true,
    name: 'Efua Owusu',
  })
  await (await walk.as(here.focalPoint, may)).post(at(it, '/approval'))
  const page = await (await walk.as(deputy, may)).post(at(it, '/rejection'), { reason: 'No' })
  assert.equal(page.status, 409)
  assert.match(main(page), /Nothing was changed/)
  assert.match(main(page), /Decided by .*Kwabena Asante/)
  assert.equal((await again(house.db, it)).state, 'confirmed')
})

test('a registration that was withdrawn says so', async () => {
  const here = await office()
  const it = await waiting(here, 'Adwoa Mensah')
  await (await walk.as(it.person)).post(`/en/registrations/${it.number}/withdrawal`)
  const page = await (await walk.as(here.focalPoint, may)).get(at(it))
  assert.match(main(page), /The person has withdrawn\. There is nothing to decide/)
  assert.doesNotMatch(page.body, /\/approval"/)
})

test('after the event nothing can be decided, and the page says so', async () => {
  const here = await office({
    startsAt: new Date(house.clock.now().getTime() - 48 * hour),
    endsAt: new Date(house.clock.now().getTime() - hour),
  })
  const it = await waiting(here, 'Adwoa Mensah')
  const browser = await walk.as(here.focalPoint, may)
  assert.match(main(await browser.get(at(it))), /meeting is over, so nothing can be decided/)
  assert.equal((await browser.post(at(it, '/approval'))).status, 409)
})

test('filters are links with counts, and what they show can be shared as an address', async () => {
  const here = await office()
  await waiting(here, 'Remote person', { mode: 'remote' })
  await waiting(here, 'On site person')
  const browser = await walk.as(here.focalPoint, may)
  const page = await browser.get(`/en/approvals?event=${here.event.code}&mode=remote`)
  assert.match(main(page), /Remote person/)
  assert.doesNotMatch(main(page), /On site person/)
  assert.match(page.body, /href="\/en\/approvals\?state=rejected&amp;event=C-\d+&amp;mode=remote"/)
  const nonsense = await browser.get("/en/approvals?state=x&event=' or 1=1&mode=&page=-4")
  assert.match(main(nonsense), /2 people wait/)
})

test('approved and rejected ones are looked at, not picked', async () => {
  const here = await office()
  const it = await waiting(here, 'Adwoa Mensah')
  const browser = await walk.as(here.focalPoint, may)
  await browser.post(at(it, '/approval'))
  const page = await browser.get('/en/approvals?state=approved')
  assert.match(main(page), /Adwoa Mensah.*Confirmed/)
  assert.doesNotMatch(page.body, /name="pick"/)
  assert.match(main(await browser.get('/en/approvals?state=rejected')), /Nothing was rejected here/)
})

test('twenty-five stand on a page, the others on the next', async () => {
  const here = await office()
  for (let person = 1; person <= 27; person++) await waiting(here, `Person ${person}`)
  const browser = await walk.as(here.focalPoint, may)
  const first = await browser.get('/en/approvals')
  assert.equal(first.body.match(/name="pick" /g)?.length, 25)
  assert.match(main(first), /Select all 27 that match/)
  const next = /<a href="([^"]+)" rel="next"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&')
  assert.match(next ?? '', /^\/en\/approvals\?after=R-/)
  const second = await browser.get(next ?? '')
  assert.equal(second.body.match(/name="pick" /g)?.length, 2)
  assert.match(second.body, /rel="prev"/)
  assert.doesNotMatch(second.body, /rel="next"/)
})

test('several at once: reviewed first, then each decided, and the result says what became of each', async () => {
  const here = await office({ onSiteCapacity: 1 })
  const first = await waiting(here, 'First Person')
  const second = await waiting(here, 'Second Person')
  const gone = await waiting(here, 'Gone Person')
  await (await walk.as(gone.person)).post(`/en/registrations/${gone.number}/withdrawal`)
  const browser = await walk.as(here.focalPoint, may)
  const numbers = [second.number, first.number, gone.number]
  const review = await browser.follow(
    await browser.post('/en/approvals/review', { act: 'approve', pick: numbers }),
  )
  assert.equal(heading(review), 'Approve 2 people?')
  assert.match(main(review), /You chose 3\. One is skipped, see below/)
  assert.match(main(review), /First Person.*Mail in English.*Gone Person.*no longer waits/)
  assert.match(main(review), /First Person.*“Confirmed”, with a calendar.*Second Person.*“Waiting list”/)
  assert.equal((await again(house.db, first)).state, 'pending')

  const result = await browser.follow(
    await browser.post('/en/approvals/decisions', { act: 'approve', pick: [second.number, first.number] }),
  )
  assert.equal(heading(result), '2 decided')
  assert.match(main(result), /First Person.*Approved and confirmed.*Second Person.*on the waiting list/)
  assert.equal((await again(house.db, first)).state, 'confirmed')
  assert.equal((await again(house.db, second)).state, 'waitlisted')
  assert.match(main(result), /The mails wait until .*Until then you can undo/)
})

test('everything that matches a filter can be rejected at once, for a reason that is asked for and kept', async () => {
  const here = await office()
  const one = await waiting(here, 'One', { mode: 'remote' })
  const other = await waiting(here, 'Other', { mode: 'remote' })
  const stays = await waiting(here, 'Stays')
  const browser = await walk.as(here.focalPoint, may)
  const review = await browser.follow(
    await browser.post('/en/approvals/review', { act: 'reject', 'pick-all': `?mode=remote` }),
  )
  assert.equal(heading(review), 'Reject 2 people?')
  const numbers = /name="picks" value="([^"]+)"/.exec(review.body)?.[1]?.split(' ')
  assert.deepEqual(numbers, [one.number, other.number])
  const empty = await browser.post('/en/approvals/decisions', {
    act: 'reject',
    picks: numbers?.join(' ') ?? '',
    reason: '',
  })
  assert.equal(empty.status, 422)
  assert.match(main(empty), /Write a reason/)
  await browser.post('/en/approvals/decisions', {
    act: 'reject',
    picks: numbers?.join(' ') ?? '',
    reason: 'Not this year',
  })
  assert.equal((await again(house.db, one)).state, 'rejected')
  assert.equal((await again(house.db, other)).decisionReason, 'Not this year')
  assert.equal((await again(house.db, stays)).state, 'pending')
})

test('picking nobody leads back with a word', async () => {
  const here = await office()
  const browser = await walk.as(here.focalPoint, may)
  const page = await browser.follow(await browser.post('/en/approvals/review', { act: 'approve' }))
  assert.match(main(page), /Nobody was picked/)
  assert.equal((await browser.get('/en/approvals/review')).location, '/en/approvals')
  const decided = await browser.post('/en/approvals/decisions', { act: 'approve', picks: 'R-0000-0000' })
  assert.equal(decided.location, '/en/approvals')
  assert.match(main(await browser.follow(decided)), /Nobody was picked/)
})

test('the secretariat decides what no focal point could, and nothing else', async () => {
  const here = await office()
  const orphan = await waiting(here, 'Orphaned', { waitsFor: 'secretariat' })
  const other = await waiting(here, 'Somebody’s own')
  const officer = await makeAccount(house.db, { name: 'Officer' })
  const browser = await walk.as(officer, [...may, 'registrations.decide-all'])
  assert.equal((await browser.get(at(other))).status, 404)
  assert.equal(heading(await browser.get(at(orphan))), 'Orphaned')
  await browser.post(at(orphan, '/approval'))
  assert.equal((await again(house.db, orphan)).state, 'confirmed')
  assert.equal((await (await walk.as(here.focalPoint, may)).get(at(orphan))).status, 404)
})
