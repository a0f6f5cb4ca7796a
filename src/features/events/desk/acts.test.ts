import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { noneAbove } from '../../../../test/support/event-desk.ts'
import { testHouse, testNow as now, type TestHouse } from '../../../../test/support/house.ts'
import { makeEvent } from '../../../../test/support/people.ts'
import { localOf } from '../../../values/local-time.ts'
import { operator } from '../../../values/actor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { trailOf } from '../../audit/index.ts'
import { newId } from '../../../platform/ids.ts'
import { copyQuestions } from '../questions/actions/copy.ts'
import { addMeeting } from '../groups/actions/meetings.ts'
import { findEventById } from '../store/read.ts'
import type { EventDeskAbove } from './above.ts'
import { cancelEvent } from './actions/cancel.ts'
import { changeEvent, isWrong } from './actions/change.ts'
import { cloneEvent } from './actions/clone.ts'
import { createAtDesk } from './actions/create.ts'
import { publishEvent } from './actions/publish.ts'
import { closeRegistration, reopenRegistration } from './actions/registration.ts'
import { addSession, addSessionsByDay, changeSession, removeSession } from './actions/sessions.ts'
import { isStale } from './actions/stale.ts'
import type { EventChange } from './types.ts'

let house: TestHouse
before(async () => void (house = await testHouse()))
after(() => house.close())

const change = (id: string, what: EventChange, seen?: number, above: EventDeskAbove = noneAbove) =>
  changeEvent(house.db, above, operator, id, what, now, seen)
const read = async (id: string) => (await findEventById(house.db, id))!
// The desk counts on from the highest code, so the events of this test begin low.
let count = 0
const fresh = (wishes: Parameters<typeof makeEvent>[1] = {}) =>
  makeEvent(house.db, { code: `B-${String(++count).padStart(8, '0')}`, ...wishes })
const zurich = {
  timeZone: 'Europe/Zurich',
  startsAt: new Date('2027-03-22T08:30:00Z'),
  endsAt: new Date('2027-03-26T16:30:00Z'),
} as const

test('a change is saved, raises the revision and is written down field by field, without what people wrote', async () => {
  const { id } = await fresh()
  const outcome = await change(id, { onSiteCapacity: 60, title: { fr: 'Mesurer', es: 'Medir' } })
  assert.deepEqual(outcome, { changed: ['onSiteCapacity', 'title.fr', 'title.es'] })
  const is = await read(id)
  assert.deepEqual([is.onSiteCapacity, is.title['es'], is.revision], [60, 'Medir', 1])
  const [entry] = await trailOf(house.db, id)
  assert.equal(entry?.act, 'events.changed')
  assert.deepEqual(entry.details['to'], { onSiteCapacity: 60 })
  assert.ok(!JSON.stringify(entry.details).includes('Mesurer'))
})
test('what says the same changes nothing and is not written down', async () => {
  const { id } = await fresh({ onSiteCapacity: 5 })
  assert.deepEqual(await change(id, { onSiteCapacity: 5, title: { es: null } }), { changed: [] })
  assert.equal((await trailOf(house.db, id)).length, 0)
})
test('a capacity is never lowered below the seats that are taken', async () => {
  const { id } = await fresh({ onSiteCapacity: 10, onSiteTaken: 7 })
  const outcome = await change(id, { onSiteCapacity: 6 })
  assert.ok(isWrong(outcome))
  assert.deepEqual(outcome.problems[0]?.values, { taken: 7 })
  assert.deepEqual(await change(id, { onSiteCapacity: 7 }), { changed: ['onSiteCapacity'] })
})
test('ten who raise and lower at once leave what one of them wrote, never below the taken', async () => {
  const { id } = await fresh({ onSiteCapacity: 10, onSiteTaken: 7 })
  const wanted = [3, 6, 7, 8, 9, 20, 5, 7, 12, 1]
  const outcomes = await Promise.all(wanted.map((onSiteCapacity) => change(id, { onSiteCapacity })))
  assert.equal(outcomes.filter(isWrong).length, 4)
  assert.ok(((await read(id)).onSiteCapacity ?? 0) >= 7)
})
test('more seats are told to the rooms above, once for each mode that got more; fewer are not', async () => {
  const { id } = await fresh({ onSiteCapacity: 5, remoteCapacity: 5 })
  const told: string[] = []
  const above = {
    ...noneAbove,
    whenSeatsAdded: [(_: unknown, __: unknown, it: { mode: string }) => Promise.resolve(told.push(it.mode))],
  }
  await change(id, { onSiteCapacity: 6, remoteCapacity: 4 }, undefined, above)
  assert.deepEqual(told, ['on-site'])
  await change(id, { remoteCapacity: null }, undefined, above)
  assert.deepEqual(told, ['on-site', 'remote'])
})
test('a mode in which people are registered stays', async () => {
  const { id } = await fresh()
  const one = { seated: 0, waiting: 0, pending: 1 }
  const above = { ...noneAbove, countsOf: () => Promise.resolve({ 'on-site': one, remote: one }) }
  const outcome = await change(id, { modes: ['remote'] }, undefined, above)
  assert.ok(isWrong(outcome) && outcome.problems[0]?.field === 'modes')
})

test('two editors: what the first changed is not written over; other fields go together', async () => {
  const { id } = await fresh()
  await change(id, { onSiteCapacity: 50, contact: 'first@body.example' }, 0)
  const second = await change(id, { onSiteCapacity: 80, hasCaptions: true }, 0)
  assert.ok(isStale(second))
  assert.deepEqual([second.stale, second.revision], [['onSiteCapacity'], 1])
  assert.equal((await read(id)).hasCaptions, false)
  assert.ok(!isStale(await change(id, { hasCaptions: true, title: { fr: 'Autre' } }, 0)))
  assert.deepEqual(await change(id, { onSiteCapacity: 80 }, second.revision), { changed: ['onSiteCapacity'] })
})
test('translators of two languages do not wait for each other', async () => {
  const { id } = await fresh()
  await change(id, { title: { ru: 'Измерения' } }, 0)
  assert.deepEqual(await change(id, { title: { zh: '测量' } }, 0), { changed: ['title.zh'] })
  assert.ok(isStale(await change(id, { title: { ru: 'Другое' } }, 0)))
})

test('a group that was chosen at the desk of groups meanwhile is not written over either', async () => {
  const { id, code } = await fresh()
  const group = { id: 'x-1', name: JSON.stringify({ en: 'X' }), created_at: now, changed_at: now }
  await house.db.insertInto('event_group').values(group).execute()
  await addMeeting(house.db, operator, { groupId: 'x-1', code }, now)
  const late = await change(id, { groupId: null, hasCaptions: true }, 0)
  assert.ok(isStale(late))
  assert.deepEqual(late.stale, ['groupId'])
})

test('another time zone keeps what the clocks show, sessions and deadlines too', async () => {
  const closes = new Date('2027-03-01T17:00:00Z')
  const { id } = await fresh({ ...zurich, onSiteClosesAt: closes })
  await change(id, { timeZone: 'America/New_York' })
  const is = await read(id)
  assert.equal(localOf('America/New_York', is.startsAt), '2027-03-22T09:30')
  assert.equal(localOf('America/New_York', is.onSiteClosesAt!), '2027-03-01T18:00')
  assert.equal(localOf('America/New_York', is.sessions[0]!.startsAt), '2027-03-22T09:30')
})

test('sessions and deadlines move with the first day where that is asked for, at their hour', async () => {
  const closes = new Date('2027-03-01T17:00:00Z')
  const { id } = await fresh({ ...zurich, onSiteClosesAt: closes })
  const startsAt = new Date('2027-03-29T07:30:00Z')
  const endsAt = new Date('2027-04-02T15:30:00Z')
  await change(id, { startsAt, endsAt, movesAlong: true })
  const is = await read(id)
  assert.equal(localOf('Europe/Zurich', is.sessions[0]!.startsAt), '2027-03-29T09:30')
  assert.equal(localOf('Europe/Zurich', is.onSiteClosesAt!), '2027-03-08T18:00')
  await change(id, { startsAt: zurich.startsAt, endsAt })
  assert.equal(localOf('Europe/Zurich', (await read(id)).sessions[0]!.startsAt), '2027-03-29T09:30')
})

test('a draft gets the next free code, each its own, also when ten are made at once', async () => {
  const event = {
    type: 'workshop',
    title: { en: 'New' },
    country_code: null,
    time_zone: 'Europe/Zurich',
    starts_at: zurich.startsAt,
    ends_at: zurich.endsAt,
    modes: ['remote' as const],
    languages: ['en'],
    registration_opens_at: now,
    on_site_closes_at: null,
    remote_closes_at: null,
    on_site_capacity: null,
    remote_capacity: null,
    contact: 'desk@body.example',
  }
  const made = await Promise.all(
    Array.from({ length: 10 }, () => createAtDesk(house.db, operator, { event, isDaily: false }, now)),
  )
  assert.equal(new Set(made.map((one) => (isRefusal(one) ? one.refused : one.code))).size, 10)
  assert.ok(!made.some(isRefusal))
})

test('an event whose checklist has errors is not published; one with warnings is', async () => {
  const bad = await fresh({ state: 'draft', city: {} })
  const no = await publishEvent(house, operator, bad.id, now)
  assert.ok(isRefusal(no))
  assert.deepEqual(no, { refused: 'events.desk.not-ready', values: { codes: 'city' } })
  await change(bad.id, { city: { en: 'Bhubaneswar' } })
  assert.deepEqual(await publishEvent(house, operator, bad.id, now), { next: 'published' })
  assert.ok(isRefusal(await publishEvent(house, operator, bad.id, now)), 'once')
})

test('an event that only those who are nominated may attend is published', async () => {
  const { id } = await fresh({ state: 'draft', policy: { '*': 'nomination-only' } })
  assert.deepEqual(await publishEvent(house, operator, id, now), { next: 'published' })
  const nobody = await fresh({ state: 'draft', policy: { '*': 'refused' } })
  const no = { refused: 'events.desk.not-ready', values: { codes: 'nobody' } }
  assert.deepEqual(await publishEvent(house, operator, nobody.id, now), no)
})
test('registration is closed by hand and opened again; the deadlines stay', async () => {
  const closes = new Date('2026-12-01T12:00:00Z')
  const { id } = await fresh({ onSiteClosesAt: closes })
  assert.deepEqual(await closeRegistration(house.db, operator, id, now), { closed: true })
  assert.ok(isRefusal(await closeRegistration(house.db, operator, id, now)))
  assert.equal((await read(id)).onSiteClosesAt?.getTime(), closes.getTime())
  assert.deepEqual(await reopenRegistration(house.db, noneAbove, operator, id, {}, now), { reopened: true })
  assert.equal((await read(id)).registrationClosedAt, null)
})
test('registration past its deadlines opens again with later ones, and not without', async () => {
  const past = new Date('2026-11-20T12:00:00Z')
  const { id } = await fresh({ onSiteClosesAt: past, remoteClosesAt: past })
  const reopen = (deadlines: EventChange) =>
    reopenRegistration(house.db, noneAbove, operator, id, deadlines, now)
  assert.deepEqual(await reopen({}), { refused: 'events.desk.deadlines-past' })
  const later = new Date('2026-11-30T12:00:00Z')
  assert.deepEqual(await reopen({ onSiteClosesAt: later }), { reopened: true })
  assert.equal((await read(id)).onSiteClosesAt?.getTime(), later.getTime())
})

test('cancelling is told once with its reason, and for good', async () => {
  const { id } = await fresh()
  const told: string[] = []
  const above: EventDeskAbove = {
    ...noneAbove,
    whenCancelled: [(_, __, { reason, event }) => Promise.resolve(told.push(`${event.state} ${reason}`))],
  }
  const cancel = () => cancelEvent(house.db, above, operator, id, 'The hall burnt down', now)
  const outcomes = await Promise.all(Array.from({ length: 10 }, cancel))
  assert.equal(outcomes.filter(isRefusal).length, 9)
  assert.deepEqual(told, ['cancelled The hall burnt down'])
  assert.deepEqual(await change(id, { onSiteCapacity: 9 }), { refused: 'events.desk.cancelled' })
})
test('when a listener fails, nothing of the act is kept', async () => {
  const { id } = await fresh()
  const above = { ...noneAbove, whenCancelled: [() => Promise.reject(new Error('no'))] }
  await assert.rejects(cancelEvent(house.db, above, operator, id, 'Reason', now))
  assert.equal((await read(id)).state, 'published')
})

test('a copy is a draft with everything so many days later at the same hour, also across a change of the clocks', async () => {
  const closes = new Date('2027-03-15T17:00:00Z')
  const { id } = await fresh({ ...zurich, onSiteClosesAt: closes, onSiteCapacity: 9, onSiteTaken: 4 })
  await change(id, { description: { en: 'Long' }, offerHours: 24 })
  const heard: unknown[] = []
  const above = {
    ...noneAbove,
    whenCloned: [(_: unknown, __: unknown, it: unknown) => Promise.resolve(heard.push(it))],
  }
  const made = await cloneEvent(house.db, above, operator, id, { firstDay: '2027-04-05' }, now)
  assert.ok(!isRefusal(made))
  const copy = await read(made.id)
  assert.deepEqual(
    [copy.state, copy.onSiteTaken, copy.onSiteCapacity, copy.offerHours, copy.revision],
    ['draft', 0, 9, 24, 0],
  )
  assert.equal(localOf('Europe/Zurich', copy.startsAt), '2027-04-05T09:30')
  assert.equal(copy.startsAt.toISOString(), '2027-04-05T07:30:00.000Z')
  assert.equal(localOf('Europe/Zurich', copy.onSiteClosesAt!), '2027-03-29T18:00')
  assert.equal(localOf('Europe/Zurich', copy.sessions[0]!.startsAt), '2027-04-05T09:30')
  assert.deepEqual(copy.description, { en: 'Long' })
  assert.deepEqual(heard, [{ from: id, to: made.id }])
})
test('a copy asks what the original asks now, as questions of its own', async () => {
  const { id } = await fresh()
  const row = {
    event_id: id,
    kind: 'text',
    label: JSON.stringify({ en: 'Diet?' }),
    created_at: now,
    changed_at: now,
  }
  await house.db
    .insertInto('event_question')
    .values([
      { ...row, id: newId(), position: 1, required: true },
      { ...row, id: newId(), position: 2, ended_at: now },
    ])
    .execute()
  const above = { ...noneAbove, whenCloned: [copyQuestions] }
  const made = await cloneEvent(house.db, above, operator, id, { firstDay: '2027-04-05' }, now)
  assert.ok(!isRefusal(made))
  const asked = await house.db
    .selectFrom('event_question')
    .selectAll()
    .where('event_id', '=', made.id)
    .execute()
  assert.deepEqual(
    asked.map(({ label, required, version }) => [label, required, version]),
    [[{ en: 'Diet?' }, true, 1]],
  )
})
test('a copy under a code that is taken is refused, and ten at once get ten codes', async () => {
  const { id, code } = await fresh()
  const clone = (wanted: { code?: string } = {}) =>
    cloneEvent(house.db, noneAbove, operator, id, { firstDay: '2027-05-01', ...wanted }, now)
  assert.deepEqual(await clone({ code }), { refused: 'events.code-taken', values: { code } })
  const made = await Promise.all(Array.from({ length: 10 }, () => clone()))
  assert.equal(new Set(made.map((one) => (isRefusal(one) ? '' : one.code))).size, 10)
})

test('sessions are added, changed and removed within the event, each told once', async () => {
  const { id } = await fresh(zurich)
  const at = (time: string) => new Date(`2027-03-23T${time}:00Z`)
  const add = (from: string, to: string) =>
    addSession(house.db, noneAbove, operator, id, { title: {}, startsAt: at(from), endsAt: at(to) }, now)
  const made = await add('08:30', '11:00')
  assert.ok('sessions' in made)
  assert.ok(isWrong(await add('11:00', '09:00')))
  const early = { title: {}, startsAt: new Date('2027-03-01T08:00:00Z'), endsAt: at('09:00') }
  assert.ok(isWrong(await addSession(house.db, noneAbove, operator, id, early, now)))
  const own = made.sessions[0]!
  const moved = { id: own, title: { en: 'Plenary' }, startsAt: at('09:00'), endsAt: at('11:00') }
  assert.ok('act' in (await changeSession(house.db, noneAbove, operator, id, moved, 1, now)))
  assert.ok(isStale(await changeSession(house.db, noneAbove, operator, id, moved, 1, now)))
  assert.ok('act' in (await removeSession(house.db, noneAbove, operator, id, own, now)))
  assert.deepEqual(await removeSession(house.db, noneAbove, operator, id, own, now), {
    refused: 'events.desk.session-unknown',
  })
})
test('a session for each day keeps its hour across a change of the clocks', async () => {
  const { id } = await fresh({
    timeZone: 'Europe/Zurich',
    startsAt: new Date('2027-03-26T08:30:00Z'),
    endsAt: new Date('2027-03-29T15:30:00Z'),
  })
  await house.db.deleteFrom('event_session').where('event_id', '=', id).execute()
  await addSessionsByDay(house.db, noneAbove, operator, id, now)
  const { sessions } = await read(id)
  assert.deepEqual(
    sessions.map(({ startsAt }) => localOf('Europe/Zurich', startsAt)),
    ['26', '27', '28', '29'].map((day) => `2027-03-${day}T09:30`),
  )
  assert.ok(isRefusal(await addSessionsByDay(house.db, noneAbove, operator, id, now)))
})
