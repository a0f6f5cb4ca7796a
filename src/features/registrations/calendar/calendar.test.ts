import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import PostalMime from 'postal-mime'
import { makeEvent } from '../../../../test/support/gatherings.ts'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { mailsTo, runOutbox } from '../../../../test/support/mail.ts'
import { makeAccount, type MadeAccount } from '../../../../test/support/people.ts'
import {
  one,
  readCalendar,
  readInvitation,
  sittingsOf,
  textOf,
} from '../../../../test/support/read-calendar.ts'
import { actorFor, choicesFor, eventOf, register } from '../../../../test/support/registering.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { Browser } from '../../../../test/support/server.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { prepareJobs } from '../../../platform/jobs/index.ts'
import { eventEntry } from '../../../platform/outgoing-mail/calendar.ts'
import { operator } from '../../../values/actor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { changeMode } from '../actions/change-mode.ts'
import { withdraw } from '../actions/withdraw.ts'
import { registrationLetters } from '../jobs.ts'
import { tellNotices } from '../notices/actions/tell-notices.ts'
import { whenEventChanged } from '../notices/listeners.ts'
import { registrationRoutes } from '../routes.ts'
import type { Registration } from '../types.ts'
import { calendarEnds } from './actions.ts'

let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse()
  await prepareJobs(house.connection)
  walk = await openWalk(house, registrationRoutes)
})
after(async () => {
  await walk.close()
  await house.close()
})

const somebody = () => makeAccount(house.db, { claimedCategory: 'unknown', passwordHash: null })

async function registered(account: MadeAccount, eventId: string): Promise<Registration> {
  const it = await register(house, actorFor(account), eventId, choicesFor('remote'))
  assert.ok(!isRefusal(it))
  return it
}

/** Every calendar part that was mailed to somebody, oldest first, read out of the messages as they left. */
async function mailed(account: MadeAccount) {
  await runOutbox(house, registrationLetters(house))
  const parts = []
  for (const { source } of await mailsTo(house.db, account.email)) {
    const mail = await PostalMime.parse(source)
    for (const { mimeType, content, method } of mail.attachments)
      if (mimeType === 'text/calendar')
        parts.push({
          method,
          ics: typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString(),
        })
  }
  return parts
}

test('the life of an entry: one UID, a number that rises, and the end by its own method', async () => {
  const account = await somebody()
  const event = await makeEvent(house.db)
  const it = await registered(account, event.id)
  assert.ok(!isRefusal(await changeMode(house, actorFor(account), it, 'on-site')))
  await inTransaction(house.db, async (tx) => {
    const was = await eventOf(tx, event.id)
    const late = (at: Date) => new Date(at.getTime() + 3 * 86_400_000)
    await tx.deleteFrom('event_session').where('event_id', '=', event.id).execute()
    const moved = { starts_at: late(was.startsAt), ends_at: late(was.startsAt), time_zone: 'Europe/Paris' }
    moved.ends_at = new Date(moved.starts_at.getTime() + 3_600_000)
    await tx.updateTable('event').set(moved).where('id', '=', event.id).execute()
    await whenEventChanged(
      tx,
      operator,
      { before: was, after: await eventOf(tx, event.id) },
      house.clock.now(),
    )
  })
  await runOutbox(house, registrationLetters(house))
  house.clock.move(11 * 60_000)
  await tellNotices(house)
  await runOutbox(house, registrationLetters(house))
  const is = await eventOf(house.db, event.id)
  assert.ok(!isRefusal(await withdraw(house, actorFor(account), it)))

  // The last line end of a text belongs to the boundary after it, and readers of mail have line ends of their own.
  const read = (await mailed(account)).map(({ ics }) =>
    readInvitation(`${ics.trimEnd()}\n`.replace(/\r?\n/g, '\r\n')),
  )
  const inOrder = read.sort((a, b) => a.sequence - b.sequence)
  const steps = [...new Map(inOrder.map((one) => [one.sequence, one])).values()]
  assert.deepEqual(
    steps.map(({ method }) => method),
    ['REQUEST', 'REQUEST', 'REQUEST', 'CANCEL'],
  )
  assert.equal(new Set(read.map(({ uid }) => uid)).size, 1)
  assert.equal(steps[0]?.uid, `${it.id}@${house.config.mailDomain}`)
  assert.ok(read.every(({ attendee }) => attendee === account.email))
  assert.deepEqual(steps[2]?.sittings, [{ from: is.startsAt, to: is.endsAt }])
})

test('every end takes the entry back from whoever was invited, and from nobody else', async () => {
  const write = async (state: string, occasion: string, account: MadeAccount, it: Registration) => {
    await house.db.updateTable('registration').set({ state }).where('id', '=', it.id).execute()
    const to = { address: account.email, language: 'en', personId: account.personId }
    const told = { registrationId: it.id, revision: it.revision + 1 }
    return registrationLetters(house)[occasion]?.(told, house.texts('en'), to)
  }
  const ends = {
    'registrations.rejected': 'rejected',
    'registrations.withdrawn': 'withdrawn',
    'registrations.former': 'withdrawn',
    'registrations.desk-cancelled': 'cancelled',
    'registrations.event-cancelled': 'cancelled',
  }
  for (const [occasion, state] of Object.entries(ends)) {
    const account = await somebody()
    const it = await registered(account, (await makeEvent(house.db)).id)
    const letter = await write(state, occasion, account, it)
    const read = readInvitation(letter?.calendar?.ics ?? '')
    assert.deepEqual(
      [read.method, read.uid, read.sequence],
      ['CANCEL', `${it.id}@${house.config.mailDomain}`, it.revision + 1],
      occasion,
    )

    await house.db.deleteFrom('registration_move').where('registration_id', '=', it.id).execute()
    assert.equal(
      (await write(state, occasion, account, it))?.calendar,
      undefined,
      `${occasion}, never invited`,
    )
  }
})

test('whatever sittings an event has, a calendar that reads the file shows just these', () => {
  const zones = ['Asia/Kolkata', 'Europe/Zurich', 'America/Santiago', 'Asia/Kathmandu', 'UTC', 'Africa/Accra']
  let seed = 7
  const random = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % most
  for (let round = 0; round < 300; round++) {
    const zone = zones[round % zones.length] as string
    const start = Date.UTC(2026, random(12), 1 + random(28), 6 + random(6), 15 * random(4))
    const sessions = Array.from({ length: 1 + random(7) }, (_, day) => {
      const from = new Date(start + day * 86_400_000 + (random(3) === 0 ? 900_000 * random(8) : 0))
      return { from, to: new Date(from.getTime() + 900_000 * (2 + random(20))) }
    }).filter((_, day) => day === 0 || random(4) > 0)
    const ics = eventEntry({
      uid: 'one@meetings.example',
      sequence: round,
      method: 'REQUEST',
      title: 'Ünïcode; with, “signs” \\ and 性能、服务质量和体验质量 العربية '.repeat(1 + random(3)),
      place: 'Hall 3; East, first floor',
      description: 'One line\nand another, with a comma',
      zone,
      sessions,
      organiser: { name: 'Meetings: "all", of us', address: 'meetings@body.example' },
      attendee: { name: 'Zoë; O’Neil, "the first"', address: 'zoe@somewhere.example' },
      now: new Date('2026-11-25T09:00:00Z'),
    })
    const { sittings } = readInvitation(ics)
    assert.deepEqual(sittings, sessions, `${zone}, round ${round}\n${ics}`)
  }
})

test('the reader refuses what the standard refuses', () => {
  const good = eventEntry({
    uid: 'one@meetings.example',
    sequence: 1,
    method: 'REQUEST',
    title: 'A title, with a comma',
    zone: 'Asia/Kolkata',
    from: new Date('2026-12-04T04:00:00Z'),
    to: new Date('2026-12-04T12:00:00Z'),
    organiser: { name: 'Meetings', address: 'meetings@body.example' },
    attendee: { name: 'Zoë', address: 'zoe@somewhere.example' },
  })
  readInvitation(good)
  const bad: Record<string, string> = {
    'lines with LF alone': good.replaceAll('\r\n', '\n'),
    'a line of more than 75 octets': good.replace('SUMMARY:', `SUMMARY:${'x'.repeat(80)}`),
    'a comma that is not escaped': good.replace('title\\,', 'title,'),
    'a zone without its words': good.replace('TZID:Asia/Kolkata', 'TZID:Asia/Dhaka'),
    'no UID': good.replace(/UID:.*\r\n/, ''),
    'no stamp': good.replace(/DTSTAMP:.*\r\n/, ''),
    'no organiser': good.replace(/ORGANIZER[^\r]*\r\n( [^\r]*\r\n)*/, ''),
    'a state that is not its method’s': good.replace('METHOD:REQUEST', 'METHOD:CANCEL'),
    'a part that never ends': good.replace('END:VEVENT\r\n', ''),
  }
  for (const [what, ics] of Object.entries(bad)) {
    assert.notEqual(ics, good, what)
    assert.throws(() => readInvitation(ics), what)
  }
})

const linkIn = (words: string) => /https?:\/\/\S+\/calendars\/[\w-]{43}\.ics/.exec(words)?.[0] ?? ''
const pathOf = (address: string) => new URL(address).pathname

test('one’s own calendar is followed by a secret link that is renewed and ended', async () => {
  const account = await somebody()
  const [here, there] = [await walk.as(account), new Browser(walk.server)]
  const event = await makeEvent(house.db)
  const it = await registered(account, event.id)

  const none = await here.get('/en/account/calendar')
  assert.equal(heading(none), 'My registrations in my calendar')
  assert.equal(linkIn(main(none)), '')
  await here.follow(await here.post('/en/account/calendar'))
  const first = linkIn(main(await here.get('/en/account/calendar')))
  assert.ok(first)

  const feed = await there.get(pathOf(first))
  assert.equal(feed.status, 200)
  const calendar = readCalendar(feed.body)
  assert.equal(one(calendar, 'METHOD').value, 'PUBLISH')
  assert.equal(calendar.inside.filter(({ name }) => name === 'VEVENT').length, 1)
  const is = await eventOf(house.db, event.id)
  assert.deepEqual(
    sittingsOf(calendar),
    is.sessions.map(({ startsAt, endsAt }) => ({ from: startsAt, to: endsAt })),
  )
  assert.ok(feed.body.includes(it.number))
  assert.ok(!feed.body.includes(account.name) && !feed.body.includes(account.email), 'it names nobody')

  await here.post('/en/account/calendar')
  const second = linkIn(main(await here.get('/en/account/calendar')))
  assert.notEqual(second, first)
  assert.equal((await there.get(pathOf(first))).status, 404, 'the old link leads nowhere')
  assert.equal((await there.get(pathOf(second))).status, 200)
  await here.post('/en/account/calendar/end')
  assert.equal((await there.get(pathOf(second))).status, 404)
  const made = await house.db
    .selectFrom('audit_entry')
    .select('act')
    .where('actor_account_id', '=', account.id)
    .execute()
  const acts = made.map(({ act }) => act).filter((act) => act.includes('calendar'))
  assert.deepEqual(acts, [
    'registrations.calendar-link-made',
    'registrations.calendar-link-made',
    'registrations.calendar-link-ended',
  ])
})

test('a calendar that did not change is not sent again, and nobody on the way keeps it', async () => {
  const account = await somebody()
  const event = await makeEvent(house.db)
  const it = await registered(account, event.id)
  const here = await walk.as(account)
  await here.post('/en/account/calendar')
  const path = pathOf(linkIn(main(await here.get('/en/account/calendar'))))
  const ask = (etag?: string) =>
    walk.server.inject({ url: path, headers: { host: 'localhost', ...(etag && { 'if-none-match': etag }) } })
  const first = await ask()
  const etag = String(first.headers['etag'])
  assert.match(String(first.headers['cache-control']), /^private, max-age=\d+$/)
  assert.equal((await ask(etag)).statusCode, 304)
  assert.equal((await ask(`"other", W/${etag}`)).statusCode, 304)
  house.clock.move(60_000)
  assert.ok(!isRefusal(await withdraw(house, actorFor(account), it)))
  const changed = await ask(etag)
  assert.equal(changed.statusCode, 200)
  assert.ok(!changed.body.includes('BEGIN:VEVENT'), 'what was withdrawn is gone')
})

test('what still waits is tentative and says so; what the organisers called off is struck out', async () => {
  const account = await somebody()
  const [waits, off] = [await makeEvent(house.db), await makeEvent(house.db)]
  const [one, other] = [await registered(account, waits.id), await registered(account, off.id)]
  await house.db.updateTable('registration').set({ state: 'waitlisted' }).where('id', '=', one.id).execute()
  await house.db.updateTable('event').set({ state: 'cancelled' }).where('id', '=', off.id).execute()
  await house.db.updateTable('registration').set({ state: 'cancelled' }).where('id', '=', other.id).execute()
  const here = await walk.as(account)
  await here.post('/en/account/calendar')
  const { body } = await here.get(pathOf(linkIn(main(await here.get('/en/account/calendar')))))
  const entries = readCalendar(body).inside.filter(({ name }) => name === 'VEVENT')
  const says = (entry: (typeof entries)[number]) => {
    const value = (name: string) => entry.properties.find((it) => it.name === name)?.value ?? ''
    return [value('STATUS'), /waiting list/i.test(textOf(value('SUMMARY')))]
  }
  assert.deepEqual(
    new Set(entries.map((entry) => says(entry).join(' '))),
    new Set(['CANCELLED false', 'TENTATIVE true']),
  )
})

test('nobody’s link is guessed, an account that is closed has none, and ten at once make one', async () => {
  const account = await somebody()
  const here = await walk.as(account)
  for (const wrong of ['x', `${'a'.repeat(43)}.ics`, 'a'.repeat(43), '..%2Fx.ics'])
    assert.equal((await here.get(`/en/calendars/${wrong}`)).status, 404, wrong)
  await Promise.all(Array.from({ length: 10 }, () => here.post('/en/account/calendar')))
  const live = await house.db
    .selectFrom('calendar_link')
    .select('id')
    .where('person_id', '=', account.personId)
    .where('ended_at', 'is', null)
    .execute()
  assert.equal(live.length, 1)
  const path = pathOf(linkIn(main(await here.get('/en/account/calendar'))))
  await house.db
    .updateTable('account')
    .set({ state: 'blocked', block_reason: 'staff' })
    .where('id', '=', account.id)
    .execute()
  assert.equal((await new Browser(walk.server).get(path)).status, 404)
  await house.db
    .updateTable('account')
    .set({ state: 'active', block_reason: null })
    .where('id', '=', account.id)
    .execute()
  assert.equal((await new Browser(walk.server).get(path)).status, 200)
  await inTransaction(house.db, (tx) => calendarEnds(tx, operator, account, house.clock.now()))
  assert.equal((await new Browser(walk.server).get(path)).status, 404)
})
