import { test } from 'node:test'
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { freshDatabase } from '../../test/support/database.ts'
import { problemsIn } from '../features/directory/organisations/rules.ts'
import { readRecords } from '../features/directory/organisations/store/records.ts'
import { isPassword } from '../features/sign-in/passwords.ts'
import { loadProfile } from '../platform/profile/index.ts'
import { castList, loadCast, moveDemoDates } from './index.ts'

const now = new Date('2026-11-25T09:00:00Z')
const itu = loadProfile('itu')
const { db, close } = await freshDatabase()
const loaded = await loadCast({ db, profile: itu, now })
test.after(close)

test('an empty database gets the cast', () => assert.equal(loaded.isNew, true))

test('loading it again changes nothing', async () => {
  assert.deepEqual(await loadCast({ db, profile: itu, now }), {
    ...loaded,
    isNew: false,
    profile: 'itu',
    loadedAt: now.toISOString(),
  })
})

test('each of the profile’s countries has its administration', async () => {
  const rows = await db
    .selectFrom('organisation')
    .select('country_code')
    .where('category', 'in', ['member-state', 'resolution-99'])
    .execute()
  assert.deepEqual(rows.map((row) => row.country_code).sort(), itu.countries.map(({ code }) => code).sort())
})

test('some eleven hundred organisations are members, in every membership category', async () => {
  const rows = await db.selectFrom('organisation').select(['category', 'membership', 'name']).execute()
  const active = rows.filter(({ membership }) => membership === 'active')
  assert.ok(active.length > 1050 && active.length < 1200, String(active.length))
  for (const { id, isMember } of itu.categories)
    if (isMember) assert.ok(active.filter(({ category }) => category === id).length > 100, id)
})

test('there is something of everything that is kept of an organisation', async () => {
  const { rows } = await sql<Record<string, number>>`select
    count(*) filter (where code is not null)::integer as codes, count(*) filter (where cardinality(acronyms) > 1)::integer as acronyms,
    count(parent_id)::integer as parents, count(postal_address)::integer as addresses, count(member_since)::integer as since,
    count(arrears_since)::integer as arrears, count(study_group)::integer as groups,
    (select count(*)::integer from organisation_former_name) as "formerNames",
    (select count(*)::integer from organisation_domain) as domains,
    (select count(distinct role)::integer from organisation_contact) as "contactRoles",
    (select count(*)::integer from organisation_change) as changes
    from organisation`.execute(db)
  const least = {
    codes: 1100,
    acronyms: 3,
    parents: 10,
    addresses: 1000,
    since: 1000,
    arrears: 3,
    groups: 100,
  }
  const others = { formerNames: 50, domains: 1100, contactRoles: itu.contactRoles.length, changes: 3 }
  for (const [what, count] of Object.entries({ ...least, ...others }))
    assert.ok((rows[0]?.[what] ?? 0) >= count, `${what}: ${rows[0]?.[what]}`)
})

test('a membership is suspended for arrears of more than six months, and only then', async () => {
  const rows = await db
    .selectFrom('organisation')
    .select(['name', 'membership', 'arrears_since'])
    .where((eb) => eb.or([eb('arrears_since', 'is not', null), eb('membership', '=', 'suspended')]))
    .execute()
  for (const { name, membership, arrears_since } of rows)
    assert.equal(membership === 'suspended', (arrears_since ?? '9999') < '2026-05-25', name)
})

test('the data of every organisation is as the rules want it', async () => {
  const ids = await db.selectFrom('organisation').select('id').execute()
  const records = await readRecords(
    db,
    ids.map(({ id }) => id),
  )
  const facts = { ...itu, languages: itu.languages }
  for (const { data } of records.values())
    assert.deepEqual([data.name, problemsIn(data, facts)], [data.name, []])
})

test('names are written in many scripts', async () => {
  const rows = await db.selectFrom('organisation').select('name').execute()
  const people = await db.selectFrom('person').select('name').execute()
  for (const script of [
    'Latin',
    'Arabic',
    'Cyrillic',
    'Han',
    'Hangul',
    'Devanagari',
    'Greek',
    'Hebrew',
    'Thai',
    'Ethiopic',
  ])
    for (const all of [rows, people])
      assert.ok(
        all.some(({ name }) => new RegExp(`\\p{Script=${script}}`, 'u').test(name)),
        script,
      )
})

test('every seat that is counted as taken has its registration', async () => {
  const events = await db
    .selectFrom('event')
    .select(['id', 'code', 'on_site_taken', 'remote_taken'])
    .execute()
  const rows = await db.selectFrom('registration').select(['event_id', 'mode', 'state']).execute()
  for (const event of events)
    for (const [mode, taken] of [
      ['on-site', event.on_site_taken],
      ['remote', event.remote_taken],
    ] as const) {
      const confirmed = rows.filter(
        (row) => row.event_id === event.id && row.mode === mode && row.state === 'confirmed',
      )
      assert.equal(confirmed.length, taken, `${mode} at ${event.code}`)
    }
})

test('the forum has no seat left and people waiting for one', async () => {
  const forum = await db
    .selectFrom('event')
    .selectAll()
    .where('code', '=', 'C-00015284')
    .executeTakeFirstOrThrow()
  assert.equal(forum.on_site_taken, forum.on_site_capacity)
  const waiting = await db
    .selectFrom('registration')
    .select('id')
    .where('event_id', '=', forum.id)
    .where('state', '=', 'waitlisted')
    .execute()
  assert.equal(waiting.length, 3)
})

test('twelve people of one organisation wait for their focal point', async () => {
  const rows = await db
    .selectFrom('registration')
    .innerJoin('organisation', 'organisation.id', 'registration.organisation_id')
    .select(['organisation.name', 'registration.waits_for'])
    .where('registration.state', '=', 'pending')
    .execute()
  assert.equal(rows.filter(({ name }) => name === 'Volta National Communications Office').length, 12)
  assert.equal(rows.filter(({ waits_for }) => waits_for === 'secretariat').length, 1)
})

test('whoever the list names can sign in with the name, the address and the password it gives', async () => {
  const rows = await db
    .selectFrom('account_identifier')
    .innerJoin('account', 'account.id', 'account_identifier.account_id')
    .select(['key', 'password_hash'])
    .execute()
  const hashes = new Map(rows.map((row) => [row.key, row.password_hash]))
  for (const { role, username, email, password } of castList('itu')) {
    if (!password) {
      assert.ok(!hashes.has(email), `${role} has no account yet`)
      continue
    }
    assert.ok(hashes.get(username) && hashes.get(username) === hashes.get(email), role)
  }
  const delegate = castList('itu').find(({ role }) => role === 'delegate')
  assert.ok(await isPassword(hashes.get(delegate?.username ?? '') ?? null, delegate?.password ?? ''))
})

test('the list has everybody that outsiders look for, once', () => {
  const roles = castList('itu').map(({ role }) => role)
  assert.equal(new Set(roles).size, roles.length)
  for (const role of [
    'newcomer',
    'delegate',
    'focal-point',
    'deputy',
    'secretariat',
    'visa-officer',
    'badge-desk',
    'service-desk',
    'administrator',
    'arabic-delegate',
    'chinese-delegate',
    'non-member',
  ])
    assert.ok(roles.includes(role), role)
})

test('every address of the cast is one that nobody can own', () => {
  for (const { email } of castList('itu')) assert.match(email, /\.example$/)
})

test('events have their words in every language of the body', async () => {
  for (const { code, title, summary } of await db
    .selectFrom('event')
    .select(['code', 'title', 'summary'])
    .execute())
    for (const words of [title, summary])
      assert.deepEqual(Object.keys(words as object).sort(), [...itu.languages].sort(), code)
})

test('the day after, nothing has moved but what has come too near', async () => {
  const first = await moveDemoDates(db, 'itu', now)
  assert.deepEqual(first, [])
  const moved = await moveDemoDates(db, 'itu', new Date('2026-11-26T09:00:00Z'))
  assert.ok(moved.includes('C-00015213'), 'the workshop was eight days ahead')
  assert.ok(moved.includes('C-00015306'), 'the rehearsal is over')
  assert.ok(!moved.includes('C-00015240'), 'the study group was more than six weeks ahead')
  assert.deepEqual(await moveDemoDates(db, 'itu', new Date('2026-11-26T09:00:00Z')), [])
})

test('a week later all are where they belong, sessions too, and what is not the demo’s stays', async () => {
  await db.updateTable('event').set({ demo_moves: null }).where('code', '=', 'C-00015251').execute()
  const moved = await moveDemoDates(db, 'itu', new Date('2026-12-02T09:00:00Z'))
  assert.ok(moved.includes('C-00015240') && !moved.includes('C-00015251'))
  const workshop = await db
    .selectFrom('event')
    .innerJoin('event_session', 'event_session.event_id', 'event.id')
    .select([
      'event.starts_at',
      'event.ends_at',
      'event_session.starts_at as from',
      'event_session.ends_at as to',
    ])
    .where('code', '=', 'C-00015213')
    .orderBy('event_session.starts_at')
    .execute()
  assert.equal(workshop[0]?.starts_at.toISOString(), '2026-12-10T04:00:00.000Z')
  assert.deepEqual(workshop[0]?.from, workshop[0]?.starts_at)
  assert.deepEqual(workshop.at(-1)?.to, workshop[0]?.ends_at)
})

test('the other body has a small cast of its own', async () => {
  const other = await freshDatabase()
  try {
    const made = await loadCast({ db: other.db, profile: loadProfile('northlight'), now })
    assert.ok(made.isNew && made.organisations > 50 && made.events === 2 && made.registrations > 9)
  } finally {
    await other.close()
  }
})
