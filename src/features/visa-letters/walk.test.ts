import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { mailsTo } from '../../../test/support/mail.ts'
import {
  makeAccount,
  makeEvent,
  makeFocalPoint,
  makeOrganisation,
  type MadeAccount,
  type MadeOrganisation,
} from '../../../test/support/people.ts'
import { actorFor, choicesFor, eventOf, register } from '../../../test/support/registering.ts'
import type { Browser } from '../../../test/support/server.ts'
import { heading, main, openWalk, type Walk } from '../../../test/support/walking.ts'
import { inTransaction } from '../../platform/database/database.ts'
import { prepareJobs } from '../../platform/jobs/index.ts'
import { system } from '../../values/actor.ts'
import { isRefusal } from '../../values/refusal.ts'
import { withdraw } from '../registrations/index.ts'
import { clear } from './actions/clear.ts'
import { issue } from './actions/issue.ts'
import { makeFile } from './actions/make-file.ts'
import { remind } from './actions/remind.ts'
import { take } from './actions/work.ts'
import { forgetVisas, ownVisas, visaLetterRoutes, visaLettersOnDesk, visasWhenEventChanged } from './index.ts'
import { lookAgain } from './moved-events/look-again.ts'

let house: TestHouse
let walk: Walk
let sankofa: MadeOrganisation
let officer: MadeAccount
before(async () => {
  house = await testHouse()
  await prepareJobs(house.connection)
  walk = await openWalk(house, visaLetterRoutes)
  sankofa = await makeOrganisation(house.db, { name: 'Sankofa Networks' })
  officer = await makeAccount(house.db, { name: 'Vera Visa' })
})
after(async () => {
  await walk.close()
  await house.close()
})

const day = 86_400_000
const secret = 'G7654321'
const filled = {
  passportName: 'Akosua Mensah',
  bornOn: '1988-04-12',
  birthPlace: 'Kumasi',
  nationality: 'GH',
  passportNumber: 'g 765-4321',
  issuedOn: '2021-02-01',
  expiresOn: '2031-01-31',
  issuedIn: 'GH',
  jobTitle: 'Engineer',
  residence: 'GH',
  consulate: 'Accra, Ghana',
  arrivesOn: '2027-01-10',
  leavesOn: '2027-01-23',
  act: 'send',
}

async function asking(wishes: { asksVisa?: boolean; event?: Parameters<typeof makeEvent>[1] } = {}) {
  const event = await makeEvent(house.db, {
    type: 'workshop',
    countryCode: 'CH',
    city: { en: 'Geneva' },
    timeZone: 'Europe/Zurich',
    startsAt: new Date('2027-01-11T08:00:00Z'),
    endsAt: new Date('2027-01-22T17:00:00Z'),
    ...wishes.event,
  })
  const account = await makeAccount(house.db, { organisation: sankofa, name: 'Akosua Mensah' })
  const choices = choicesFor('on-site', { asksVisa: wishes.asksVisa ?? true })
  const it = await register(house, actorFor(account), event.id, choices)
  assert.ok(!isRefusal(it))
  return { event, account, it, browser: await walk.as(account), own: `/en/registrations/${it.number}/visa` }
}

async function sent() {
  const made = await asking()
  assert.equal((await made.browser.post(made.own, filled)).location, made.own)
  const row = await house.db
    .selectFrom('visa_request')
    .selectAll()
    .where('registration_id', '=', made.it.id)
    .executeTakeFirstOrThrow()
  return { ...made, id: row.id }
}

const officerBrowser = (): Promise<Browser> => walk.as(officer, ['visa-letters.manage'])
const rowOf = (id: string) =>
  house.db.selectFrom('visa_request').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

async function issued() {
  const made = await sent()
  await take(house, actorFor(officer), made.id)
  const outcome = await issue(house, actorFor(officer), made.id, 'en')
  assert.ok(!isRefusal(outcome))
  await makeFile(house, outcome.serial)
  return { ...made, serial: outcome.serial }
}

test('details are written on one page, what is known is filled in, and an officer gets them', async () => {
  const { browser, own, id } = await sent()
  const page = await browser.get(own)
  assert.equal(heading(page), 'Your visa letter')
  assert.match(main(page), /Waiting for an officer/)
  assert.match(main(page), /•••321/)
  assert.ok(!page.body.includes(secret))
  assert.equal((await rowOf(id)).state, 'ready')
})

test('a letter of an event that moves goes back to the officers, and stays valid until a new one is there', async () => {
  const [moves, stays] = [await issued(), await issued()]
  const change = async ({ event }: typeof moves, columns: Record<string, unknown>) =>
    inTransaction(house.db, async (tx) => {
      const was = await eventOf(tx, event.id)
      await tx.updateTable('event').set(columns).where('id', '=', event.id).execute()
      const it = { before: was, after: await eventOf(tx, event.id) }
      await visasWhenEventChanged(tx, system, it, house.clock.now())
    })
  await change(moves, { starts_at: new Date('2027-01-12T08:00:00Z') })
  await change(stays, { on_site_capacity: 90 })
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from graphile_worker.jobs where task_identifier = 'visa-letters.look-again'`.execute(
    house.db,
  )
  assert.equal(rows[0]?.n, 1)
  assert.deepEqual(await lookAgain(house, moves.event.id), { putBack: 1 })
  assert.deepEqual(await lookAgain(house, moves.event.id), { putBack: 0 })
  assert.deepEqual(await lookAgain(house, stays.event.id), { putBack: 0 })
  assert.equal((await rowOf(moves.id)).state, 'in-process')
  assert.equal((await rowOf(stays.id)).state, 'issued')
  const checked = await (await officerBrowser()).get(`/en/visa-letters/${moves.serial}`)
  assert.doesNotMatch(main(checked), /no longer valid|replaced/i)
  assert.ok(!isRefusal(await issue(house, actorFor(officer), moves.id, 'en')))
})

test('what a passport says is nowhere in clear: not in the table, the outbox, the audit or the jobs', async () => {
  const { id } = await issued()
  const { details } = await rowOf(id)
  assert.ok(details && !details.includes(secret))
  for (const table of ['outbox', 'audit_entry', 'visa_letter'] as const) {
    const rows = await house.db.selectFrom(table).selectAll().execute()
    assert.ok(!JSON.stringify(rows).includes(secret), table)
  }
})

test('wrong answers stand beside their field, with everything typed kept', async () => {
  const { browser, own } = await asking()
  const page = await browser.post(own, {
    ...filled,
    bornOn: '2021-02-31',
    passportNumber: '12',
    birthPlace: 'Kumasi',
  })
  assert.equal(page.status, 422)
  assert.match(main(page), /This is not a date of the calendar/)
  assert.match(main(page), /A passport number has 5 to 20 letters and digits/)
  assert.match(page.body, /value="Kumasi"/)
  const late = await browser.post(own, { ...filled, expiresOn: '2027-01-12' })
  assert.match(main(late), /The passport expires before you leave/)
})

test('what may be right is asked once more', async () => {
  const { browser, own } = await asking()
  const odd = { ...filled, expiresOn: '2027-03-01' }
  const page = await browser.post(own, odd)
  assert.equal(page.status, 422)
  assert.match(main(page), /less than three months after the departure/)
  assert.equal((await browser.post(own, { ...odd, sure: 'yes' })).location, own)
})

test('what is unfinished is kept for later, and nobody works with it', async () => {
  const { browser, own, it } = await asking()
  await browser.post(own, { passportName: 'Akosua', bornOn: 'later', act: 'later' })
  const page = await browser.get(own)
  assert.match(page.body, /value="Akosua"/)
  const { state } = await house.db
    .selectFrom('visa_request')
    .select('state')
    .where('registration_id', '=', it.id)
    .executeTakeFirstOrThrow()
  assert.equal(state, 'incomplete')
})

test('who did not ask, is too late or is somebody else cannot write details', async () => {
  const unasked = await asking({ asksVisa: false })
  assert.match(main(await unasked.browser.get(unasked.own)), /You did not ask for help/)
  assert.equal((await unasked.browser.post(unasked.own, filled)).status, 409)
  const other = await asking()
  assert.equal((await unasked.browser.get(other.own)).status, 404)
  assert.equal((await unasked.browser.post(other.own, filled)).status, 404)
})

test('the officer sees who waits, takes it, and asks for a correction by mail', async () => {
  const { id, account, browser, own } = await sent()
  const desk = await officerBrowser()
  assert.match(main(await desk.get('/en/desk/visa')), /Akosua Mensah/)
  const page = await desk.get(`/en/desk/visa/${id}`)
  assert.ok(page.body.includes(secret))
  await desk.post(`/en/desk/visa/${id}/work`)
  assert.equal((await desk.post(`/en/desk/visa/${id}/return`, { note: '' })).status, 422)
  await desk.post(`/en/desk/visa/${id}/return`, { field: ['expiresOn'], note: 'The date is not readable.' })
  assert.equal((await rowOf(id)).state, 'returned')
  const told = (await mailsTo(house.db, account.email)).map(({ occasion }) => occasion)
  assert.ok(told.includes('visa-letters.returned'))
  assert.match(main(await browser.get(own)), /The date is not readable/)
  assert.equal((await browser.post(own, filled)).location, own)
  assert.equal((await rowOf(id)).state, 'ready')
})

test('the desk of staff says to officers, and to them only, how many wait', async () => {
  await sent()
  const part = visaLettersOnDesk(house)
  const asOfficer = actorFor(officer, ['visa-letters.manage'])
  assert.ok(((await part(asOfficer, house.texts('en')))?.count ?? 0) > 0)
  assert.equal(await part(actorFor(officer), house.texts('en')), undefined)
})

test('nobody but an officer reaches the desk', async () => {
  const { id, browser } = await sent()
  for (const path of ['/en/desk/visa', `/en/desk/visa/${id}`])
    assert.equal((await browser.get(path)).status, 404)
  for (const act of ['work', 'release', 'return', 'letter', 'outcome'])
    assert.equal((await browser.post(`/en/desk/visa/${id}/${act}`)).status, 404, act)
})

test('a letter is issued, its participant fetches it, others do not find it', async () => {
  const { browser, serial, account } = await issued()
  const file = await browser.get(`/en/visa-letters/${serial}/letter`)
  assert.equal(file.status, 200)
  assert.match(file.body, /^%PDF-/)
  const stranger = await walk.as(await makeAccount(house.db, { name: 'Curious One' }))
  assert.equal((await stranger.get(`/en/visa-letters/${serial}/letter`)).status, 404)
  const told = (await mailsTo(house.db, account.email)).filter(
    ({ occasion }) => occasion === 'visa-letters.issued',
  )
  assert.equal(told.length, 1)
  await makeFile(house, serial)
  assert.equal(
    (await mailsTo(house.db, account.email)).filter(({ occasion }) => occasion === 'visa-letters.issued')
      .length,
    1,
  )
})

test('where the event says so, the focal point fetches the letter too', async () => {
  const focal = await makeFocalPoint(house.db, { organisation: sankofa, name: 'Kofi Focal' })
  const { serial } = await issued()
  const browser = await walk.as(focal, ['approvals.decide'])
  assert.equal((await browser.get(`/en/visa-letters/${serial}/letter`)).status, 200)
  const other = await makeFocalPoint(house.db, {
    organisation: await makeOrganisation(house.db),
    name: 'Other Focal',
  })
  const elsewhere = await walk.as(other, ['approvals.decide'])
  assert.equal((await elsewhere.get(`/en/visa-letters/${serial}/letter`)).status, 404)
  await house.db.deleteFrom('focal_point').where('person_id', '=', focal.personId).execute()
})

test('whoever holds a letter can check it, and sees no whole passport number', async () => {
  const { browser, serial } = await issued()
  const found = await browser.get(`/en/visa-letters/check?serial=${serial.toLowerCase().replaceAll('-', '')}`)
  assert.equal(found.location, `/en/visa-letters/${serial}`)
  const page = await browser.get(found.location)
  assert.equal(heading(page), 'This letter is valid')
  assert.match(main(page), /Akosua Mensah/)
  assert.ok(!page.body.includes(secret))
  assert.equal((await browser.get('/en/visa-letters/V-0000-0000')).status, 404)
  assert.equal((await browser.get('/en/visa-letters/check?serial=nonsense')).status, 422)
})

test('a letter issued anew ends the older one', async () => {
  const { browser, serial, id } = await issued()
  await take(house, actorFor(officer), id)
  const again = await issue(house, actorFor(officer), id, 'ar')
  assert.ok(!isRefusal(again))
  assert.equal(heading(await browser.get(`/en/visa-letters/${serial}`)), 'This letter was replaced')
  assert.equal((await browser.get(`/en/visa-letters/${serial}/letter`)).status, 404)
})

test('ten officers at once issue one letter', async () => {
  const { id } = await sent()
  await take(house, actorFor(officer), id)
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () => issue(house, actorFor(officer), id, 'en')),
  )
  assert.equal(outcomes.filter((one) => !isRefusal(one)).length, 1)
  const { rows } = {
    rows: await house.db.selectFrom('visa_letter').select('id').where('request_id', '=', id).execute(),
  }
  assert.equal(rows.length, 1)
})

test('whoever withdraws has no letter any more, and nothing of the passport is left', async () => {
  const { account, it, id, serial, browser, event } = await issued()
  await withdraw(house, actorFor(account), { id: it.id, eventId: event.id })
  assert.ok((await clear(house)).erased > 0)
  const row = await rowOf(id)
  assert.deepEqual([row.state, row.details], ['cancelled', null])
  const letter = await house.db
    .selectFrom('visa_letter')
    .selectAll()
    .where('request_id', '=', id)
    .executeTakeFirstOrThrow()
  assert.deepEqual([letter.facts, letter.file, letter.end_reason], [null, null, 'cancelled'])
  assert.equal(heading(await browser.get(`/en/visa-letters/${serial}`)), 'This letter is no longer valid')
})

test('who has not sent details is reminded a week and two days before, once each', async () => {
  const { account } = await asking({
    event: { startsAt: new Date('2026-12-30T08:00:00Z'), endsAt: new Date('2026-12-31T08:00:00Z') },
  })
  const deadlines = async () =>
    (await mailsTo(house.db, account.email)).filter(({ occasion }) => occasion === 'visa-letters.deadline')
      .length
  await remind(house)
  await remind(house)
  assert.equal(await deadlines(), 1)
  house.clock.move(5 * day)
  await remind(house)
  await remind(house)
  assert.equal(await deadlines(), 2)
  house.clock.move(-5 * day)
})

test('whoever has their data erased leaves nothing of a passport, and may have a copy before', async () => {
  const { account, id } = await issued()
  const about = { accountId: account.id, personId: account.personId }
  const copy = await ownVisas(house)(about, house.texts('en'))
  assert.ok(JSON.stringify(copy).includes(secret))
  await inTransaction(house.db, (tx) => forgetVisas(tx, system, about, house.clock.now()))
  assert.equal((await rowOf(id)).details, null)
  const left = await ownVisas(house)(about, house.texts('en'))
  assert.ok(!JSON.stringify(left).includes(secret))
})

test('thirty days after the meeting nothing of a passport is left', async () => {
  const { id, serial, browser } = await issued()
  house.clock.move(new Date('2027-02-21T12:00:00Z').getTime() - house.clock.now().getTime())
  await clear(house)
  assert.ok((await rowOf(id)).details)
  house.clock.move(day)
  await clear(house)
  const row = await rowOf(id)
  assert.deepEqual([row.details, row.state], [null, 'issued'])
  const left = await house.db
    .selectFrom('visa_letter')
    .select(['facts', 'file'])
    .where('request_id', '=', id)
    .execute()
  assert.deepEqual(left, [{ facts: null, file: null }])
  assert.match(main(await browser.get(`/en/visa-letters/${serial}`)), /The passport data have been removed/)
})
