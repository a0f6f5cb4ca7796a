import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import {
  makeAccount,
  makeEvent,
  makeOrganisation,
  type MadeAccount,
} from '../../../../test/support/people.ts'
import { Browser, type Answer } from '../../../../test/support/server.ts'
import { fieldsOf, heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { eventRoutes } from '../routes.ts'
import { documentJobs } from './jobs.ts'
import { documentsOf } from './store/read.ts'
import type { Attending } from './types.ts'

let house: TestHouse
let walk: Walk
let officer: MadeAccount
const dataFolder = mkdtempSync(join(tmpdir(), 'plenary-documents-'))
const attending = new Map<string, Attending>()

before(async () => {
  house = await testHouse({ config: { dataFolder } })
  walk = await openWalk(house, (server) =>
    eventRoutes(server, house, {
      myStatus: async () => undefined,
      myStatuses: async () => new Map(),
      attending: async ({ accountId }) => attending.get(accountId) ?? 'none',
    }),
  )
  officer = await makeAccount(house.db)
})
after(async () => {
  await walk.close()
  await house.close()
  rmSync(dataFolder, { recursive: true, force: true })
})

const desk = () => walk.as(officer, ['events.manage'])
const at = (event: { code: string }, rest = '') => `/en/desk/events/${event.code}/documents${rest}`
const agenda = { file: { name: 'Agenda v3.pdf', bytes: Buffer.from('%PDF-1.7 the agenda') } }
const words = { 'title-en': 'Agenda', 'title-fr': 'Ordre du jour', access: 'public', language: 'en' }

async function added(access: string, event?: { id: string; code: string }) {
  const of = event ?? (await makeEvent(house.db))
  const sent = await (await desk()).upload(at(of), { ...words, access }, agenda)
  assert.equal(sent.status, 303, main(sent))
  const document = (await documentsOf(house.db, of.id)).at(-1)
  assert.ok(document)
  return { event: of, document, href: `/en/events/${of.code}/documents/${document.id}/en` }
}

test('staff hand in a paper, and everybody finds it on the event’s page and saves it', async () => {
  const { event, document, href } = await added('public')
  const page = await new Browser(walk.server).get(`/en/events/${event.code}`)
  assert.match(main(page), /Documents Agenda English PDF ?, 1 kB/)
  assert.ok(page.body.includes(`href="${href}"`))
  const saved = await new Browser(walk.server).get(href)
  assert.equal(saved.status, 200)
  assert.equal(saved.body, '%PDF-1.7 the agenda')
  assert.equal(saved.headers['content-type'], 'application/pdf')
  assert.equal(saved.headers['x-content-type-options'], 'nosniff')
  assert.match(saved.headers['content-disposition'] ?? '', /^attachment; filename="Agenda-v3.pdf"/)
  assert.equal(document.files[0]?.kind, 'pdf')
})

test('what is wrong is said beside its field, and words and readers are kept', async () => {
  const event = await makeEvent(house.db)
  const browser = await desk()
  const page = await browser.upload(at(event), {
    ...words,
    'title-en': '',
    'title-fr': '',
    access: 'members',
  })
  assert.equal(page.status, 422)
  assert.match(main(page), /Type what the document is called/)
  assert.match(main(page), /Choose a file/)
  assert.match(page.body, /value="members" checked/)
  const script = { file: { name: 'agenda.pdf', bytes: Buffer.from('<script>alert(1)</script>') } }
  const refused = await browser.upload(at(event), words, script)
  assert.match(main(refused), /this file is none of them/)
  assert.match(refused.body, /value="Ordre du jour"/)
  assert.deepEqual(await documentsOf(house.db, event.id), [])
})

/** A page without what changes from one answer to the next. */
const plain = ({ body, headers }: Answer, path: string) => ({
  body: body
    .replaceAll(path, '')
    .replaceAll(/[0-9a-f-]{36}/g, '')
    .replaceAll(/C-\d{8}/g, ''),
  type: headers['content-type'],
})
async function looksAbsent(browser: Browser, href: string, event: { code: string }) {
  const answer = await browser.get(href)
  assert.equal(answer.status, 404, href)
  const nowhere = `/en/events/${event.code}/documents/0198c5a0-0000-7000-8000-000000000000/en`
  assert.deepEqual(plain(answer, href), plain(await browser.get(nowhere), nowhere))
}

test('a paper somebody may not have looks like one that is not there', async () => {
  const person = await makeAccount(house.db)
  const signedIn = await walk.as(person)
  for (const access of ['signed-in', 'registered', 'confirmed', 'members', 'staff']) {
    const { event, href } = await added(access)
    await looksAbsent(new Browser(walk.server), href, event)
    if (access !== 'signed-in') await looksAbsent(signedIn, href, event)
    else assert.equal((await signedIn.get(href)).status, 200)
    const page = await new Browser(walk.server).get(`/en/events/${event.code}`)
    assert.doesNotMatch(main(page), /Agenda/)
    assert.equal(/There may be more for you/.test(main(page)), access !== 'staff')
  }
})
test('those registered and those confirmed get what is theirs', async () => {
  const person = await makeAccount(house.db)
  const browser = await walk.as(person)
  const [registered, confirmed] = [await added('registered'), await added('confirmed')]
  const statuses = async () =>
    [(await browser.get(registered.href)).status, (await browser.get(confirmed.href)).status] as const
  attending.set(person.id, 'registered')
  assert.deepEqual(await statuses(), [200, 404])
  attending.set(person.id, 'confirmed')
  assert.deepEqual(await statuses(), [200, 200])
})
test('members are those whose affiliation with a member is approved', async () => {
  const { href } = await added('members')
  const member = await makeAccount(house.db, { organisation: await makeOrganisation(house.db) })
  const claimed = await makeAccount(house.db, {
    organisation: await makeOrganisation(house.db),
    affiliation: 'claimed',
  })
  const guest = await makeAccount(house.db, { claimedCategory: 'non-member' })
  assert.equal((await (await walk.as(member)).get(href)).status, 200)
  assert.equal((await (await walk.as(claimed)).get(href)).status, 404)
  assert.equal((await (await walk.as(guest)).get(href)).status, 404)
})
test('papers of a draft are for the desk only', async () => {
  const { event, document, href } = await added('public', await makeEvent(house.db, { state: 'draft' }))
  assert.equal((await new Browser(walk.server).get(href)).status, 404)
  assert.equal((await (await desk()).get(at(event, `/${document.id}/files/en`))).status, 200)
})

test('a file in another language stands beside, one in the same language in place of the first', async () => {
  const { event, document } = await added('public')
  const browser = await desk()
  const put = (language: string, says: string) =>
    browser.upload(
      at(event, `/${document.id}/files`),
      { language },
      {
        file: { name: 'x.pdf', bytes: Buffer.from(`%PDF-1.7 ${says}`) },
      },
    )
  assert.match(main(await browser.follow(await put('ar', 'arabic'))), /The file is there/)
  await put('en', 'anew')
  const stranger = new Browser(walk.server)
  assert.match(main(await stranger.get(`/ar/events/${event.code}`)), /العربية .*English/)
  assert.equal(
    (await stranger.get(`/en/events/${event.code}/documents/${document.id}/en`)).body,
    '%PDF-1.7 anew',
  )
  await browser.post(at(event, `/${document.id}/files/ar/removal`), {})
  assert.equal((await stranger.get(`/en/events/${event.code}/documents/${document.id}/ar`)).status, 404)
})

test('titles and readers are changed, the order too', async () => {
  const { event, document, href } = await added('public')
  await added('public', event)
  const browser = await desk()
  const form = await browser.get(at(event, `/${document.id}`))
  await browser.post(at(event, `/${document.id}`), {
    ...fieldsOf(form, 'document'),
    'title-en': 'Programme',
    access: 'staff',
  })
  assert.match(main(await browser.get(at(event))), /Programme Staff who work on meetings/)
  assert.equal((await new Browser(walk.server).get(href)).status, 404)
  await browser.post(at(event, `/${document.id}/place`), { by: 'down' })
  assert.deepEqual(
    (await documentsOf(house.db, event.id)).map(({ title }) => title['en']),
    ['Agenda', 'Programme'],
  )
})

test('a paper that is removed leads nowhere, and its bytes go when nobody else has them', async () => {
  const { event, document, href } = await added('public')
  const browser = await desk()
  assert.equal(heading(await browser.get(at(event, `/${document.id}/removal`))), 'Remove this document?')
  await browser.post(at(event, `/${document.id}/removal`), {})
  assert.equal((await new Browser(walk.server).get(href)).status, 404)
  assert.equal((await browser.get(at(event, `/${document.id}`))).status, 404)
  await documentJobs[0]?.run(
    { ...house, clock: { now: () => new Date(Date.now() + 2 * 86_400_000) } },
    undefined,
  )
  const other = await added('public')
  assert.equal((await new Browser(walk.server).get(other.href)).status, 200)
})

test('no word in an address breaks the way to a paper', async () => {
  const { event, document } = await added('public')
  for (const rest of ['x/en', `${document.id}/xx`, `${document.id}/..%2f..%2fsecret`, `${document.id}/EN`])
    assert.equal(
      (await new Browser(walk.server).get(`/en/events/${event.code}/documents/${rest}`)).status,
      404,
    )
})
