import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, makeEvent, makeOrganisation } from '../../../../test/support/people.ts'
import { actorFor, choicesFor, register } from '../../../../test/support/registering.ts'
import { flat } from '../../../../test/support/pages.ts'
import { fieldsOf, heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { prepareJobs } from '../../../platform/jobs/index.ts'
import { system } from '../../../values/actor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { join } from '../actions/join.ts'
import { leave } from '../actions/leave.ts'
import { meetingRoutes } from '../index.ts'
import { forgetMeetings, meetingsMerge, ownMeetings } from '../leaving/parts.ts'
import { listSittings } from '../store/sittings.ts'
import type { Sitting } from '../types.ts'
import { certify, makeCertificate } from './actions/certify.ts'
import { tick } from './actions/tick.ts'
import { attendanceOf } from './known.ts'
import { findCertificate } from './store/certificates.ts'

let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse()
  await prepareJobs(house.connection)
  walk = await openWalk(house, meetingRoutes)
})
after(async () => {
  await walk.close()
  await house.close()
})

const minute = 60_000

/** A meeting of two hours that began an hour ago, with somebody who was there for half an hour of it, remotely. */
async function meeting() {
  const { db, clock } = house
  const startsAt = new Date(clock.now().getTime() + 10 * minute)
  const endsAt = new Date(startsAt.getTime() + 120 * minute)
  const event = await makeEvent(db, { startsAt, endsAt, now: clock.now() })
  await db.updateTable('event_session').set({ ends_at: endsAt }).where('event_id', '=', event.id).execute()
  const [sitting] = (await listSittings(db, event.id)) as [Sitting]
  const { account } = await participant(event.id, 'remote', 'Ama Owusu')
  clock.move(10 * minute)
  assert.equal(await join(house, actorFor(account), sitting.id), undefined)
  clock.move(30 * minute)
  await leave(house, actorFor(account), sitting.id)
  clock.move(30 * minute)
  const staff = await makeAccount(db, { name: 'Marta Antunes' })
  const code = sitting.code
  return {
    event,
    sitting,
    account,
    staff,
    code,
    desk: `/en/desk/events/${code}/rooms/${sitting.id}/attendance`,
  }
}

async function participant(eventId: string, mode: 'on-site' | 'remote', name: string) {
  const account = await makeAccount(house.db, { organisation: await makeOrganisation(house.db), name })
  const it = await register(house, actorFor(account), eventId, choicesFor(mode))
  assert.ok(!isRefusal(it), JSON.stringify(it))
  return { account, it }
}

const atDesk = (account: Awaited<ReturnType<typeof makeAccount>>) => walk.as(account, ['events.manage'])
const minutesOf = async (sitting: Sitting, personId: string) =>
  (await attendanceOf(house.db, [sitting], house.clock.now())).get(sitting.id)?.get(personId)?.minutes

test('the desk sees who was there and how that is known, and corrects it with a reason; every version stays', async () => {
  const { sitting, account, staff, desk } = await meeting()
  const browser = await atDesk(staff)
  assert.match(flat(main(await browser.get(desk))), /Ama Owusu.*30 minutes · Remote · JOIN was clicked/)
  const one = `${desk}/${account.personId}`
  const page = await browser.get(one)
  assert.match(
    flat(main(page)),
    /Attendance of Ama Owusu.*30 minutes.*JOIN button: came in.*JOIN button: left/,
  )
  const form = fieldsOf(page, 'correction')
  assert.equal((await browser.post(one, { ...form, act: 'change', reason: '' })).status, 422)
  const wrong = await browser.post(one, { ...form, act: 'change', from: '2020-01-01T10:00', reason: 'Seen' })
  assert.equal(wrong.status, 422)
  assert.match(flat(main(wrong)), /The session was not on at that time/)
  assert.match(wrong.body, /value="2020-01-01T10:00"/)
  const done = await browser.post(one, {
    ...form,
    act: 'change',
    origin: 'on-site',
    reason: 'Seen in the room',
  })
  assert.equal(done.location, one)
  assert.equal(await minutesOf(sitting, account.personId), 60, 'until now')
  const late = await browser.post(one, { ...form, act: 'strike', reason: 'I looked before the other' })
  assert.equal(late.status, 409)
  assert.match(flat(main(late)), /Somebody else has corrected this meanwhile.*I looked before the other/)
  const again = fieldsOf(await browser.get(one), 'correction')
  await browser.post(one, { ...again, act: 'strike', reason: 'It was somebody else' })
  assert.equal(await minutesOf(sitting, account.personId), 0)
  const after = flat(main(await browser.get(one)))
  assert.match(
    after,
    /Not there.*JOIN button: came in.*Change the time.*Seen in the room.*Version 1, by Marta Antunes.*Strike the attendance.*Version 2/,
  )
  const acts = house.db
    .selectFrom('audit_entry')
    .select('act')
    .where('act', '=', 'meetings.attendance-corrected')
  assert.equal((await acts.execute()).length, 2)
  const stranger = await walk.as(account)
  for (const path of [desk, one, `${desk}/present`, `${desk}.csv`])
    assert.equal((await stranger.get(path)).status, 404, path)
})

test('ten corrections at once of what all looked at: one is kept', async () => {
  const { account, staff, desk } = await meeting()
  const browser = await atDesk(staff)
  const one = `${desk}/${account.personId}`
  const form = fieldsOf(await browser.get(one), 'correction')
  const sent = Array.from({ length: 10 }, (_, nth) =>
    browser.post(one, { ...form, act: 'strike', reason: `${nth}` }),
  )
  const answers = await Promise.all(sent)
  assert.equal(answers.filter(({ location }) => location === one).length, 1)
  assert.equal(answers.filter(({ status }) => status === 409).length, 9)
  const beyond = await browser.post(one, { ...form, act: 'strike', reason: 'No', version: '2147483647' })
  assert.equal(beyond.status, 409, 'a version that nobody could have looked at')
})

test('staff tick who was in the room, a page at a time or all at once, and take ticks away', async () => {
  const { event, sitting, staff, desk } = await meeting()
  const people = []
  for (const name of ['Kofi One', 'Kofi Two', 'Kofi Three'])
    people.push((await participant(event.id, 'on-site', name)).account.personId)
  const [one, two, three] = people as [string, string, string]
  const browser = await atDesk(staff)
  const present = `${desk}/present`
  const page = await browser.get(present)
  assert.match(flat(main(page)), /Who was in the room.*All 3 that are expected here/)
  assert.doesNotMatch(main(page), /Ama Owusu/)
  assert.match(main(await browser.get(`${present}?all=yes`)), /Ama Owusu/)
  assert.match(flat(main(await browser.get(`${present}?q=kofi+two`))), /All 1 that/)
  const said = await browser.post(present, { shown: people.join(' '), pick: [one, two] })
  assert.match(flat(main(await browser.get(said.location))), /2 more were there, 0 were not/)
  assert.equal(await minutesOf(sitting, one), 60, 'until now')
  assert.equal(await minutesOf(sitting, three), undefined)
  house.clock.move(1000)
  await browser.post(present, { shown: [one, two], pick: [two] })
  assert.equal(await minutesOf(sitting, one), 0)
  assert.equal(await minutesOf(sitting, two), 60)
  house.clock.move(1000)
  await browser.post(`${present}?q=kofi`, { 'pick-all': 'yes' })
  house.clock.move(200 * minute)
  for (const person of people) assert.equal(await minutesOf(sitting, person), 120)
  const foreign = (await makeAccount(house.db)).personId
  await browser.post(present, { shown: [foreign], pick: [foreign] })
  assert.equal(await minutesOf(sitting, foreign), undefined, 'who is not registered is not ticked')
})

test('nobody was in the room before it began', async () => {
  const { staff } = await meeting()
  const event = await makeEvent(house.db, { startsAt: new Date(house.clock.now().getTime() + 60 * minute) })
  const [sitting] = (await listSittings(house.db, event.id)) as [Sitting]
  const no = await tick(house, actorFor(staff), sitting, { everybody: { search: undefined, all: true } })
  assert.ok(isRefusal(no))
})

test('somebody sees their own attendance, says that it is wrong, and reads the answer', async () => {
  const { sitting, account, staff, code, desk } = await meeting()
  const [own, browser] = [`/en/meetings/attendance/${code}`, await walk.as(account)]
  assert.match(main(await browser.get('/en/meetings/attendance')), new RegExp(code))
  assert.match(flat(main(await browser.get(own))), /30 minutes in all.*30 minutes.*left.*JOIN was clicked/)
  const empty = await browser.post(`${own}/objection`, { sitting: sitting.id, words: '' })
  assert.equal(empty.status, 422)
  const words = 'I was there from the start until 11'
  assert.equal((await browser.post(`${own}/objection`, { sitting: sitting.id, words })).location, own)
  assert.match(flat(main(await browser.get(own))), /has not answered yet.*I was there from the start/)
  assert.equal((await browser.post(`${own}/objection`, { sitting: sitting.id, words })).status, 409)
  const office = await atDesk(staff)
  assert.match(main(await office.get(`/en/desk/events/${code}/attendance`)), /I was there from the start/)
  const one = `${desk}/${account.personId}`
  const form = fieldsOf(await office.get(one), 'correction')
  assert.equal(form['act'], 'keep')
  await office.post(one, { ...form, act: 'add', reason: 'The room was seen to be open' })
  assert.match(
    flat(main(await browser.get(own))),
    /Corrected by the secretariat.*The room was seen.*Answer of the secretariat/,
  )
  assert.doesNotMatch(main(await browser.get(own)), /Marta/, 'who it was is not told')
  const mails = house.db
    .selectFrom('outbox')
    .select('person_id')
    .where('occasion', '=', 'meetings.attendance-answered')
  assert.deepEqual(
    (await mails.execute()).map(({ person_id }) => person_id),
    [account.personId],
  )
  const other = await walk.as(await makeAccount(house.db))
  assert.equal((await other.get(own)).status, 404)
  assert.equal((await other.post(`${own}/objection`, { sitting: sitting.id, words })).status, 404)
})

test('after the event whoever was there has a certificate that anybody can check, until it is corrected', async () => {
  const { account, code, staff, desk } = await meeting()
  const [own, browser] = [`/en/meetings/attendance/${code}`, await walk.as(account)]
  assert.equal((await browser.post(`${own}/certificate`, { language: 'ar' })).status, 409, 'it is not over')
  house.clock.move(200 * minute)
  assert.equal((await browser.post(`${own}/certificate`, { language: 'ar' })).location, own)
  const serial = /A-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await browser.get(own)).body)?.[0] ?? ''
  await makeCertificate(house, serial)
  const first = await browser.get(`/en/certificates/${serial}/file`)
  assert.equal(first.headers['content-type'], 'application/pdf')
  const it = await findCertificate(house.db, serial)
  assert.equal(it?.language, 'ar')
  assert.match(JSON.stringify(it?.facts), /Ama Owusu/)
  const anybody = await walk.as(await makeAccount(house.db))
  const checked = await anybody.get(
    `/en/certificates/check?serial=${serial.toLowerCase().replaceAll('-', '')}`,
  )
  assert.equal(checked.location, `/en/certificates/${serial}`)
  assert.match(flat(main(await anybody.get(checked.location))), /This certificate is valid.*Ama Owusu/)
  assert.equal((await anybody.get(`/en/certificates/${serial}/file`)).status, 404)
  assert.equal((await anybody.get('/en/certificates/A-0000-0000')).status, 404)
  assert.equal((await anybody.get('/en/certificates/check?serial=nonsense')).status, 422)
  const anew = await certify(house, actorFor(account), code, 'en')
  assert.ok(!isRefusal(anew))
  assert.equal(heading(await anybody.get(`/en/certificates/${serial}`)), 'This certificate was replaced')
  const office = await atDesk(staff)
  const one = `${desk}/${account.personId}`
  await office.post(one, {
    ...fieldsOf(await office.get(one), 'correction'),
    act: 'strike',
    reason: 'Not them',
  })
  assert.equal(
    heading(await anybody.get(`/en/certificates/${anew.serial}`)),
    'This certificate counts no more',
  )
  assert.equal(
    (await browser.post(`${own}/certificate`, { language: 'en' })).status,
    409,
    'they were not there',
  )
})

test('ten who ask for one certificate at once have one', async () => {
  const { account, code } = await meeting()
  house.clock.move(200 * minute)
  const asked = Array.from({ length: 10 }, () => certify(house, actorFor(account), code, 'en'))
  const issued = (await Promise.all(asked)).map((it) => (isRefusal(it) ? it.refused : it.serial))
  const states = await Promise.all(issued.map((serial) => findCertificate(house.db, serial)))
  const valid = new Set(states.filter((it) => it?.endReason === null).map((it) => it?.serial))
  assert.equal(valid.size, 1)
  assert.ok(states.every((it) => it !== undefined))
})

test('figures and files of an event count everybody once, and say what the pages say', async () => {
  const { event, sitting, account, staff, code, desk } = await meeting()
  const { account: kofi } = await participant(event.id, 'on-site', '=Kofi Mensah')
  const all = { shown: [kofi.personId], ticked: new Set([kofi.personId]) }
  await tick(house, actorFor(staff), sitting, all)
  house.clock.move(200 * minute)
  const browser = await atDesk(staff)
  const page = flat(main(await browser.get(`/en/desk/events/${code}/attendance`)))
  assert.match(page, /2 were there at some time; 2 were expected/)
  assert.match(page, /At most one took part remotely at once.*At most one was in the room at once/)
  assert.match(page, /Ghana/)
  const csv = await browser.get(`/en/desk/events/${code}/attendance.csv`)
  assert.match(csv.body, /"?Session"?,.*Minutes/)
  const lines = csv.body.trim().split('\r\n').slice(1)
  assert.equal(lines.length, 2)
  assert.match(lines.join('\n'), /'=Kofi Mensah.*On site.*,120,/)
  assert.match(lines.join('\n'), /Ama Owusu.*Remote.*,30,/)
  assert.equal((await browser.get(`${desk}.csv`)).body, csv.body)
  for (const path of [`${desk}.xlsx`, `/en/desk/events/${code}/attendance.xlsx`])
    assert.match(String((await browser.get(path)).headers['content-type']), /spreadsheetml/)
  assert.match(main(await browser.get(desk)), /2 people/)
  assert.ok(account)
})

test('two accounts that become one have one attendance, and two again when that is undone; erased, no words stay', async () => {
  const { sitting, account, staff, code } = await meeting()
  const { db, clock } = house
  const survivor = await makeAccount(db)
  await tick(house, actorFor(staff), sitting, {
    shown: [account.personId],
    ticked: new Set([account.personId]),
  })
  clock.move(200 * minute)
  const done = await certify(house, actorFor(account), code, 'en')
  assert.ok(!isRefusal(done))
  const people = { from: account.personId, into: survivor.personId }
  const minutes = await minutesOf(sitting, account.personId)
  const moved = await inTransaction(db, (tx) => meetingsMerge.merge(tx, system, people, clock.now()))
  assert.equal(minutes, 120)
  assert.equal(await minutesOf(sitting, survivor.personId), minutes)
  assert.equal(await minutesOf(sitting, account.personId), undefined)
  const copy = await ownMeetings(house)(
    { accountId: survivor.id, personId: survivor.personId },
    house.texts('en'),
  )
  assert.match(JSON.stringify(copy), new RegExp(done.serial))
  await inTransaction(db, (tx) => meetingsMerge.takeApart(tx, system, people, moved))
  assert.equal(await minutesOf(sitting, survivor.personId), undefined)
  assert.equal(await minutesOf(sitting, account.personId), minutes)
  await inTransaction(db, (tx) => forgetMeetings(tx, system, { personId: account.personId }))
  assert.equal((await findCertificate(db, done.serial))?.facts, null)
  const browser = await walk.as(survivor)
  assert.match(flat(main(await browser.get(`/en/certificates/${done.serial}`))), /has been erased/)
})
