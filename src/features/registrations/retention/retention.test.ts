import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { makeEvent } from '../../../../test/support/gatherings.ts'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { runOutbox } from '../../../../test/support/mail.ts'
import { makeAccount, makeFocalPoint, makeOrganisation } from '../../../../test/support/people.ts'
import { actorFor, choicesFor, draftFor, register } from '../../../../test/support/registering.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { newId } from '../../../platform/ids.ts'
import { prepareJobs } from '../../../platform/jobs/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { trailOf } from '../../audit/index.ts'
import { decide } from '../approvals/actions/decide.ts'
import { registrationLetters } from '../jobs.ts'
import { ownRegistrations } from '../own-records/part.ts'
import { askListFile, printList } from '../participants/actions.ts'
import { registrationRoutes } from '../routes.ts'
import { findById } from '../store/read.ts'
import { dueForClearing } from './actions/clear.ts'
import { clearAll } from './jobs.ts'
import { isKeptNoLonger, keptUntil } from './rules.ts'
import { retentionVerbs } from './verbs.ts'

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

const day = 86_400_000
const profile = { retention: { answers: 180, list: 365, drafts: 30, visa: 30 } }
const event = { endsAt: new Date('2026-12-05T10:30:00Z'), timeZone: 'Asia/Kolkata', retention: {} }

test('a class is kept as long as the event says, else as the body does; passports never longer', () => {
  assert.equal(keptUntil(profile, event, 'answers'), '2027-06-03')
  assert.equal(keptUntil(profile, { ...event, retention: { answers: 0 } }, 'answers'), '2026-12-05')
  assert.equal(keptUntil(profile, event, 'visa'), '2027-01-04')
  assert.equal(keptUntil(profile, { ...event, retention: { visa: 90 } }, 'visa'), '2027-01-04')
  assert.equal(keptUntil(profile, { ...event, retention: { visa: 5 } }, 'visa'), '2026-12-10')
})

test('the last day is a whole day where the event was', () => {
  assert.equal(isKeptNoLonger(profile, event, 'answers', new Date('2027-06-03T18:29:59Z')), false)
  assert.equal(isKeptNoLonger(profile, event, 'answers', new Date('2027-06-03T18:30:00Z')), true)
  const short = { ...event, retention: { answers: 0 } }
  assert.equal(
    isKeptNoLonger(profile, short, 'answers', new Date('2026-12-05T09:00:00Z')),
    false,
    'it goes on',
  )
})

/** Every row of every table as text, also of those that the job queue has. */
async function wholeDatabase(): Promise<string> {
  const { rows } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'`.execute(house.db)
  const all: string[] = []
  for (const { schema, name } of rows) {
    const found = await sql<{
      row: string
    }>`select it::text as row from ${sql.table(`${schema}.${name}`)} it`.execute(house.db)
    all.push(...found.rows.map(({ row }) => `${name}: ${row}`))
  }
  return all.join('\n')
}

const secretWords = ['ZEBRAFISH', 'OCELOT', 'PANGOLIN', 'MARMOSET', 'NARWHAL', 'AXOLOTL', 'TAPIR'] as const

test('after its days nothing of what was answered is in any table, and before them everything is', async () => {
  const organisation = await makeOrganisation(house.db, { category: 'sector-member' })
  const decider = await makeFocalPoint(house.db, { organisation })
  const meeting = await makeEvent(house.db, { type: 'study-group' })
  const other = await makeEvent(house.db, { type: 'workshop', endsAt: new Date('2027-06-01T12:00:00Z') })
  const somebody = () => makeAccount(house.db, { organisation, passwordHash: null })
  const [asking, stays, draws] = [await somebody(), await somebody(), await somebody()]
  const answers = { badgeName: 'ZEBRAFISH', interpretation: null, accessNeeds: 'OCELOT' }

  const rejected = await register(house, actorFor(asking), meeting.id, choicesFor('remote', { answers }))
  assert.ok(!isRefusal(rejected))
  const saved = { ...answers, questions: { one: { version: 1, value: 'PANGOLIN' } } }
  await house.db
    .updateTable('registration')
    .set({ answers: JSON.stringify(saved) })
    .where('id', '=', rejected.id)
    .execute()
  const remit = { organisationIds: [organisation.id], isSecretariat: false }
  const no = { is: 'rejection', reason: 'MARMOSET' } as const
  assert.ok(!isRefusal(await decide(house, actorFor(decider), remit, rejected.number, no)))
  const note = { id: newId(), person_id: asking.personId, registration_id: rejected.id }
  await house.db
    .insertInto('registration_note')
    .values({ ...note, words: 'NARWHAL', written_by: decider.id, written_at: house.clock.now() })
    .execute()
  const entered = { person_id: asking.personId, organisation_id: organisation.id, entered_by: decider.id }
  await house.db
    .insertInto('delegate')
    .values({ ...entered, address: 'AXOLOTL@x.example', created_at: house.clock.now() })
    .execute()
  await draftFor(
    house,
    actorFor(draws),
    meeting.id,
    choicesFor('remote', { answers: { ...answers, badgeName: 'TAPIR' } }),
  )
  const kept = await register(
    house,
    actorFor(stays),
    other.id,
    choicesFor('remote', { answers: { ...answers, badgeName: 'KEPT', accessNeeds: '' } }),
  )
  assert.ok(!isRefusal(kept))
  await runOutbox(house, registrationLetters(house))

  const start = await wholeDatabase()
  for (const word of secretWords) assert.ok(start.includes(word), `${word} is there`)
  assert.deepEqual(await clearAll(house), { answers: 0, list: 0, drafts: 0 })

  house.clock.move(meeting.endsAt.getTime() - house.clock.now().getTime() + 31 * day)
  assert.deepEqual(await clearAll(house), { answers: 0, list: 0, drafts: 1 })
  assert.ok(!(await wholeDatabase()).includes('TAPIR'))
  assert.ok((await wholeDatabase()).includes('ZEBRAFISH'))

  house.clock.move(148 * day)
  assert.deepEqual(await dueForClearing(house, house.clock.now()), [], 'the last day is not over')
  house.clock.move(2 * day)
  assert.deepEqual(
    (await dueForClearing(house, house.clock.now())).map(({ class: kept, rows }) => [kept, rows]),
    [['answers', 1]],
  )
  assert.deepEqual(await clearAll(house), { answers: 1, list: 0, drafts: 0 })
  const end = await wholeDatabase()
  for (const word of secretWords) assert.ok(!end.includes(word), `${word} is gone`)
  assert.ok(end.includes('KEPT'), 'another event’s answers stay')
  assert.equal(
    (await findById(house.db, rejected.id))?.state,
    'rejected',
    'that somebody was registered stays',
  )
  assert.equal((await trailOf(house.db, meeting.id))[0]?.act, 'registrations.cleared')
  assert.deepEqual(await clearAll(house), { answers: 0, list: 0, drafts: 0 })
})

test('the page of somebody’s registration and the copy of their data still open when answers are gone', async () => {
  const account = await makeAccount(house.db, { claimedCategory: 'unknown', passwordHash: null })
  const now = house.clock.now()
  const meeting = await makeEvent(house.db, { now })
  const it = await register(house, actorFor(account), meeting.id, choicesFor('remote'))
  assert.ok(!isRefusal(it))
  const copy = async () =>
    ownRegistrations(house)({ accountId: account.id, personId: account.personId }, house.texts('en'))
  assert.match(JSON.stringify((await copy()).lists), /What you answered","Kept until/)
  house.clock.move(300 * day)
  await clearAll(house)
  const here = await walk.as(account)
  assert.equal((await here.get(`/en/registrations/${it.number}`)).status, 200)
  assert.doesNotMatch(JSON.stringify(await copy()), /Ama Owusu/)
})

test('names are listed no longer than they are needed, on a page or in a file', async () => {
  const account = await makeAccount(house.db, {
    name: 'Lena Listed',
    claimedCategory: 'unknown',
    passwordHash: null,
  })
  const meeting = await makeEvent(house.db, { now: house.clock.now() })
  await house.db
    .updateTable('event')
    .set({ participants_list: 'public', retention: JSON.stringify({ list: 10 }) })
    .where('id', '=', meeting.id)
    .execute()
  assert.ok(!isRefusal(await register(house, actorFor(account), meeting.id, choicesFor('remote'))))
  await askListFile(house, meeting.id, 'en')
  await printList(house, { eventId: meeting.id, language: 'en' })
  const here = await walk.as(account)
  const path = `/en/events/${meeting.code}/participants`
  assert.match(main(await here.get(path)), /Ama Owusu/)
  house.clock.move(meeting.endsAt.getTime() - house.clock.now().getTime() + 12 * day)
  assert.equal((await clearAll(house)).list, 1)
  const page = await here.get(path)
  assert.equal(heading(page), 'List of participants')
  assert.match(main(page), /This list was removed on/)
  assert.doesNotMatch(main(page), /Ama Owusu/)
  assert.equal((await here.get(`${path}.csv`)).body.trim().split('\r\n').length, 1)
  assert.equal((await here.get(`${path}.pdf`)).location, `${path}/file`)
  const files = await house.db
    .selectFrom('participants_file')
    .select('event_id')
    .where('event_id', '=', meeting.id)
    .execute()
  assert.equal(files.length, 0)
})

test('the dry run says what would go on a day to come and changes nothing', async () => {
  const account = await makeAccount(house.db, { claimedCategory: 'unknown', passwordHash: null })
  const meeting = await makeEvent(house.db, { now: house.clock.now() })
  const it = await register(house, actorFor(account), meeting.id, choicesFor('remote'))
  assert.ok(!isRefusal(it))
  const [verb] = retentionVerbs([
    async () => [{ class: 'visa', code: 'C-00000001', keptUntil: '2027-01-01', rows: 2 }],
  ])
  const run = (at?: string) =>
    verb?.run(house, { at }) as Promise<{ code: string; class: string; rows: number }[]>
  assert.ok((await run()).every(({ code }) => code !== meeting.code))
  const later = (await run('2035-01-01')).filter(({ code }) => code === meeting.code)
  assert.deepEqual(
    later.map((line) => [line.class, line.rows]),
    [
      ['answers', 1],
      ['list', 1],
    ],
  )
  assert.equal((await run('2035-01-01')).at(-1)?.class, 'visa')
  assert.equal((await findById(house.db, it.id))?.answers.badgeName, 'Ama Owusu')
  assert.ok(isRefusal(await run('soon')))
})
