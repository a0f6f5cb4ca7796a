import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { testHouse } from '../../../../test/support/house.ts'
import type { TestHouse } from '../../../../test/support/house.ts'
import { mailsTo, runOutbox } from '../../../../test/support/mail.ts'
import {
  makeAccount,
  makeEvent,
  makeOrganisation,
  makeRegistration,
} from '../../../../test/support/people.ts'
import type { MadeAccount } from '../../../../test/support/people.ts'
import { actorFor } from '../../../../test/support/registering.ts'
import { signUpServer } from '../../../../test/support/sign-up.ts'
import { assertLetter } from '../../../../test/support/stored-text.ts'
import { openTestDoor, signInAs } from '../../../../test/support/test-door.ts'
import { main } from '../../../../test/support/walking.ts'
import { ownParts } from '../../../own-parts.ts'
import type { Server } from '../../../platform/http/index.ts'
import { prepareJobs } from '../../../platform/jobs/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { trailOf } from '../../audit/index.ts'
import { askExport } from './actions/ask-export.ts'
import { makeExport } from './actions/make-export.ts'
import { exportJobs, exportLetters } from './jobs.ts'
import { exportReadyLetter } from './letters.ts'
import { exportRoutes } from './routes.ts'
import { decideExport } from './rules.ts'
import { findNewest, forgetExpired } from './store.ts'
import type { DataExport } from './types.ts'

const hour = 3_600_000
const day = 24 * hour
let house: TestHouse
let server: Server
before(async () => {
  house = await testHouse()
  await prepareJobs(house.connection)
  server = await signUpServer(house)
  exportRoutes(server, house, ownParts(house))
  openTestDoor(server)
})
after(async () => {
  await server.close()
  await house.close()
})

const now = () => house.clock.now()
const here = '/en/account/data'
const newest = (account: MadeAccount) => findNewest(house.db, account.id)

/** The job, as the worker runs it. */
async function made(account: MadeAccount): Promise<DataExport> {
  const it = await newest(account)
  assert.ok(it)
  await makeExport(house, ownParts(house), it.id)
  return (await newest(account)) as DataExport
}

/** Somebody about whom every room keeps something. */
async function known(name = 'Ngozi Adéyemi'): Promise<MadeAccount> {
  const organisation = await makeOrganisation(house.db, { name: 'Sankofa Networks' })
  const account = await makeAccount(house.db, { name, organisation, otherScriptName: '王丽' })
  const event = await makeEvent(house.db)
  const answers = { badgeName: 'Ngozi <b>', interpretation: null, accessNeeds: 'step-free' }
  await makeRegistration(house.db, { event, personId: account.personId, state: 'confirmed', answers })
  return account
}

test('a copy is asked for, made by a job with its progress shown, told by mail and fetched', async () => {
  const account = await known()
  const browser = await signInAs(server, account)
  assert.match(main(await browser.get(here)), /There is no copy at the moment.*Make a copy/)
  const page = await browser.follow(await browser.post(here))
  assert.match(main(page), /Being made: 0 of \d+ parts/)
  assert.match(page.body, /http-equiv="refresh"/)
  await made(account)
  const ready = await browser.get(here)
  assert.match(main(ready), /kept until Wednesday 2 December 2026.*To read \(HTML\).*For machines \(JSON\)/)
  assert.ok(!ready.body.includes('http-equiv="refresh"'))
  await runOutbox(house, exportLetters(house))
  const [mail] = await mailsTo(house.db, account.email)
  assert.match(mail?.subject ?? '', /^Ready/)
  assert.ok(!mail?.text.includes('Sankofa'), 'nothing of the copy is in the mail')

  const it = await newest(account)
  const json = await browser.get(`${here}/${it?.id}/json`)
  assert.match(json.headers['content-disposition'] ?? '', /attachment; filename="my-data.json"/)
  const all = JSON.parse(json.body) as Record<string, unknown>
  assert.deepEqual(Object.keys(all), [
    'madeAt',
    'account',
    'person',
    'access',
    'registrations',
    'savedViews',
    'notes',
    'nominations',
    'documents',
    'visas',
    'meetings',
    'mailbox',
    'messages',
    'enquiries',
    'notices',
    'acts',
  ])
  for (const word of [account.email, account.username, 'Sankofa Networks', '王丽', 'step-free'])
    assert.ok(json.body.includes(word), word)
  assert.ok(!/passwordHash|argon2|token/i.test(json.body))

  const document = await browser.get(`${here}/${it?.id}/html`)
  assert.match(document.body, /^<!doctype html>\s*<html lang="en" dir="ltr">/)
  assert.match(document.body, /Sankofa Networks.*Ngozi &lt;b&gt;.*step-free/s)
  const acts = (await trailOf(house.db, account.id)).map(({ act }) => act)
  assert.deepEqual(acts, [
    'portal.export-asked',
    'portal.export-made',
    'portal.export-fetched',
    'portal.export-fetched',
  ])
})

test('nobody else fetches it, and its owner only shortly after signing in', async () => {
  const account = await known()
  const browser = await signInAs(server, account)
  await browser.post(here)
  const { id } = await made(account)
  const other = await signInAs(server, await makeAccount(house.db))
  assert.equal((await other.get(`${here}/${id}/json`)).status, 404)
  assert.equal((await browser.get(`${here}/${id}/zip`)).status, 404)
  assert.equal((await browser.get(`${here}/nonsense/json`)).status, 404)
  house.clock.move(11 * 60_000)
  assert.equal((await browser.get(`${here}/${id}/json`)).location, '/en/sign-in')
  assert.equal((await browser.post(here)).location, '/en/sign-in')
})

test('it holds what is kept about its owner and nothing about anybody else', async () => {
  const [account, other] = [await known('Efua Sutherland'), await known('Kojo Antwi')]
  const browser = await signInAs(server, account)
  await browser.post(here)
  const { id } = await made(account)
  const { body } = await browser.get(`${here}/${id}/json`)
  assert.ok(body.includes('Efua Sutherland'))
  for (const word of [other.name, other.email, other.username, other.personId])
    assert.ok(!body.includes(word), word)
})

test('nobody who reads the database reads the copy', async () => {
  const account = await known()
  await askExport(house.db, actorFor(account), { language: 'en', partsAll: 6 }, now())
  await made(account)
  const row = await house.db
    .selectFrom('data_export')
    .select([sql<string>`encode(for_machines, 'escape')`.as('json'), 'for_people'])
    .where('account_id', '=', account.id)
    .executeTakeFirstOrThrow()
  assert.ok(!row.json.includes(account.email))
  assert.ok(!row.for_people?.includes(account.email))
})

test('the copy is in the language and direction of whoever asked', async () => {
  const account = await known()
  const browser = await signInAs(server, account)
  await browser.post('/ar/account/data')
  const { id } = await made(account)
  const { body } = await browser.get(`/ar/account/data/${id}/html`)
  assert.match(body, /<html lang="ar" dir="rtl">/)
  assert.ok(body.includes(house.texts('ar')('portal.export.document.title')))
})

test('ten askings at once are one copy, and another is made an hour later', async () => {
  const account = await known()
  const wish = { language: 'en', partsAll: 6 }
  const all = await Promise.all(
    Array.from({ length: 10 }, () => askExport(house.db, actorFor(account), wish, now())),
  )
  assert.equal(all.filter((one) => !isRefusal(one) && one.asked).length, 1)
  const { rows } = await sql<{ n: string }>`select count(*) as n from graphile_worker.jobs`.execute(house.db)
  assert.ok(Number(rows[0]?.n) >= 1)
  const first = await made(account)
  await makeExport(house, ownParts(house), first.id)
  assert.equal((await mailsTo(house.db, account.email)).length, 1)

  const soon = await askExport(house.db, actorFor(account), wish, now())
  assert.deepEqual(soon, { refused: 'portal.export-lately' })
  house.clock.move(hour)
  assert.deepEqual(await askExport(house.db, actorFor(account), wish, now()), { asked: true })
  const second = await made(account)
  assert.notEqual(second.id, first.id)
  const left = await house.db
    .selectFrom('data_export')
    .select('id')
    .where('account_id', '=', account.id)
    .execute()
  assert.deepEqual(left, [{ id: second.id }])
})

test('after a week it is gone', async () => {
  const account = await known()
  await askExport(house.db, actorFor(account), { language: 'en', partsAll: 6 }, now())
  const { id } = await made(account)
  house.clock.move(7 * day)
  const browser = await signInAs(server, account)
  assert.equal((await browser.get(`${here}/${id}/json`)).status, 404)
  assert.match(main(await browser.get(here)), /There is no copy at the moment/)
  await exportJobs({})
    .find(({ every }) => every)
    ?.run(house, {})
  assert.equal(await forgetExpired(house.db, now()), 0)
  assert.equal(await newest(account), undefined)
})

test('an account that was blocked meanwhile gets none', async () => {
  const account = await known()
  await askExport(house.db, actorFor(account), { language: 'en', partsAll: 6 }, now())
  await house.db
    .updateTable('account')
    .set({ state: 'blocked', block_reason: 'staff' })
    .where('id', '=', account.id)
    .execute()
  assert.equal((await made(account)).state, 'asked')
})

const asked: DataExport = {
  ...{ id: 'x', accountId: 'y', language: 'en', state: 'asked', partsDone: 2, partsAll: 6 },
  ...{ askedAt: new Date('2026-11-25T09:00:00Z'), readyAt: null, expiresAt: null },
}

test('a copy whose making was forgotten is begun again after an hour', () => {
  const later = (ms: number) => new Date(asked.askedAt.getTime() + ms)
  assert.deepEqual(decideExport(undefined, later(0)), { make: 'new' })
  assert.deepEqual(decideExport(asked, later(hour - 1)), { make: 'none' })
  assert.deepEqual(decideExport(asked, later(hour)), { make: 'again' })
})

test('the letter is as stored', () => {
  for (const language of house.profile.languages) {
    const t = house.texts(language)
    const letter = exportReadyLetter(t, {
      until: new Date('2026-12-02T09:00:00Z'),
      contact: 'a@house.example',
    })
    assertLetter(letter, t, house.profile, `portal/export-ready.${language}`)
  }
})
