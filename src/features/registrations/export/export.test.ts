import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import {
  makeAccount,
  makeEvent,
  makeOrganisation,
  makeRegistration,
  type MadeAccount,
  type MadeEvent,
} from '../../../../test/support/people.ts'
import { actorFor } from '../../../../test/support/registering.ts'
import type { Browser } from '../../../../test/support/server.ts'
import { fieldsOf, heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { prepareJobs } from '../../../platform/jobs/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { trailOf } from '../../audit/index.ts'
import { askExport } from './actions/ask.ts'
import { fetchExport } from './actions/fetch.ts'
import { goOnExporting, makeExport } from './actions/make.ts'
import { exportingJobs } from './jobs.ts'
import { exportingRoutes } from './routes.ts'
import { leftBehindAfter } from './rules.ts'
import { findExport } from './store/exports.ts'
import { rowsOf } from './store/rows.ts'
import { parseFilter } from '../desk/filter.ts'
import { exportVerbs } from './verbs.ts'

let house: TestHouse
let walk: Walk
let clerk: MadeAccount
let desk: Browser
let event: MadeEvent

before(async () => {
  house = await testHouse()
  await prepareJobs(house.connection)
  walk = await openWalk(house, exportingRoutes)
})
after(async () => {
  await walk.close()
  await house.close()
})
beforeEach(async () => {
  clerk = await makeAccount(house.db)
  desk = await walk.as(clerk, ['registrations.export'])
  event = await makeEvent(house.db, { title: { en: 'Workshop on light', fr: 'Atelier sur la lumière' } })
  const sankofa = await makeOrganisation(house.db, {
    name: '=HYPERLINK("http://x")',
    names: { fr: 'Réseaux' },
  })
  const names = ['Ama Owusu', '李小明', '+1 (please call)']
  for (const [place, name] of names.entries()) {
    const { personId } = await makeAccount(house.db, { name, countryCode: 'GH', organisation: sankofa })
    await makeRegistration(house.db, {
      event,
      personId,
      organisation: sankofa,
      state: 'confirmed',
      mode: 'remote',
      submittedAt: new Date(house.clock.now().getTime() - (10 - place) * 60_000),
      answers: { badgeName: name, interpretation: 'fr', accessNeeds: 'A ramp,\n"please"' },
    })
  }
})

const query = () => `event=${event.code}&state=confirmed`
const wish = (more: object = {}) => ({
  query: query(),
  form: 'csv' as const,
  columns: ['number', 'name', 'organisation'],
  language: 'en',
  ...more,
})
const actor = () => actorFor(clerk, ['registrations.export'])

async function asked(more: object = {}): Promise<string> {
  const outcome = await askExport(house, actor(), wish(more))
  assert.ok(!isRefusal(outcome))
  return outcome.id
}

const csvOf = (body: string): string[][] => parse(body, { bom: true, relax_column_count: false })

test('a file is asked for on a page, made by a job and fetched by whoever asked', async () => {
  const form = await desk.get(`/en/desk/exports/new?${query()}`)
  assert.equal(heading(form), 'Export a group')
  assert.match(main(form), /Event: Workshop on light .* 3 registrations/)
  assert.equal(fieldsOf(form, 'export')['query'], query())
  const done = await desk.post('/en/desk/exports', {
    query: query(),
    form: 'csv',
    column: ['number', 'name', 'organisation', 'access-needs', 'interpretation', 'sent', 'nonsense'],
  })
  const path = done.location ?? ''
  assert.match(main(await desk.get(path)), /0 of 3 registrations are written/)
  assert.equal((await desk.get(`${path}/file`)).status, 404, 'not before it is whole')
  await makeExport(house, path.slice(path.lastIndexOf('/') + 1))
  assert.match(main(await desk.get(path)), /3 registrations, 1 KB.*Save the file/)
  const file = await desk.get(`${path}/file`)
  assert.match(
    String(file.headers['content-disposition']),
    /^attachment; filename="registrations-2026-11-25-\d{6}\.csv"/,
  )
  assert.equal(file.headers['x-content-type-options'], 'nosniff')
  const [head, ...lines] = csvOf(file.body)
  assert.deepEqual(head, ['Number', 'Name', 'Organisation', 'Sent', 'Interpretation', 'Access needs'])
  assert.deepEqual(
    lines.map(([, name, organisation]) => [name, organisation]),
    [
      ['Ama Owusu', `'=HYPERLINK("http://x")`],
      ['李小明', `'=HYPERLINK("http://x")`],
      ["'+1 (please call)", `'=HYPERLINK("http://x")`],
    ],
    'nothing anybody wrote is a formula',
  )
  assert.deepEqual(lines[0]?.slice(3), ['2026-11-25 09:50', 'French', 'A ramp,\n"please"'])
  const id = path.slice(path.lastIndexOf('/') + 1)
  assert.deepEqual((await trailOf(house.db, id)).map(({ act }) => act).sort(), [
    'registrations.export-asked',
    'registrations.export-fetched',
    'registrations.export-made',
  ])
})

test('a file is for who asked for it, for a day', async () => {
  const id = await asked()
  await makeExport(house, id)
  const other = await walk.as(await makeAccount(house.db), ['registrations.export'])
  for (const path of [`/en/desk/exports/${id}`, `/en/desk/exports/${id}/file`])
    assert.equal((await other.get(path)).status, 404)
  assert.doesNotMatch(main(await other.get('/en/desk/exports')), /registrations-2026/)
  assert.match(
    main(await desk.get('/en/desk/exports')),
    /registrations-2026-11-25-\d{6}\.csv.*3 registrations.*Ready/,
  )
  house.clock.move(24 * 3_600_000 + 1000)
  assert.equal(await fetchExport(house, actor(), id), undefined)
  await exportingJobs.find(({ name }) => name === 'registrations.forget-exports')?.run(house, {})
  assert.equal(await findExport(house.db, id), undefined)
  assert.equal((await house.db.selectFrom('registration_export_piece').selectAll().execute()).length, 0)
  house.clock.move(-(24 * 3_600_000 + 1000))
})

test('ten who ask at once get one file; another is made when it is there', async () => {
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => askExport(house, actor(), wish())))
  assert.equal(outcomes.filter((one) => !isRefusal(one)).length, 1)
  const [first] = outcomes.flatMap((one) => (isRefusal(one) ? [] : [one.id]))
  const no = await desk.post('/en/desk/exports', { query: query(), form: 'xlsx', column: 'name' })
  assert.equal(no.status, 409)
  assert.match(main(no), /Another file of yours is being made/)
  await makeExport(house, first ?? '')
  assert.ok(!isRefusal(await askExport(house, actor(), wish())))
})

test('made by ten at once and again, it holds every line once', async () => {
  const id = await asked()
  await Promise.all(Array.from({ length: 4 }, () => makeExport(house, id)))
  await makeExport(house, id)
  const file = await desk.get(`/en/desk/exports/${id}/file`)
  assert.equal(csvOf(file.body).length, 4)
})

test('what a worker that died has left is made by another, from the beginning', async () => {
  const id = await asked()
  await house.db
    .insertInto('registration_export_piece')
    .values({ export_id: id, place: 0, bytes: Buffer.from('half a') })
    .execute()
  await goOnExporting(house)
  assert.equal((await findExport(house.db, id))?.state, 'asked', 'one that grew a moment ago is left alone')
  house.clock.move(leftBehindAfter + 1000)
  await goOnExporting(house)
  assert.equal(csvOf((await desk.get(`/en/desk/exports/${id}/file`)).body).length, 4)
})

test('a file that cannot be made says so, and can be asked for again', async () => {
  const id = await asked({ columns: ['number', 'no-such-column'] })
  await makeExport(house, id)
  assert.equal((await findExport(house.db, id))?.state, 'failed')
  assert.match(main(await desk.get(`/en/desk/exports/${id}`)), /could not be made.*Make another/)
  assert.ok(!isRefusal(await askExport(house, actor(), wish())))
})

test('a workbook holds the same, in the reader’s language', async () => {
  const id = await asked({
    form: 'xlsx',
    language: 'fr',
    columns: ['name', 'event', 'organisation', 'state'],
  })
  await makeExport(house, id)
  const it = await findExport(house.db, id)
  const file = await desk.get(`/en/desk/exports/${id}/file`)
  assert.equal(file.headers['content-length'], String(it?.bytes))
  assert.match(String(file.headers['content-type']), /spreadsheetml/)
})

test('of a group that nobody is in, or without a column, no file is made', async () => {
  const nobody = await desk.post('/en/desk/exports', {
    query: 'event=C-00000000',
    form: 'csv',
    column: 'name',
  })
  assert.equal(nobody.status, 409)
  assert.match(main(nobody), /Nobody is in this group/)
  const none = await desk.post('/en/desk/exports', { query: query(), form: 'csv' })
  assert.equal(none.status, 422)
  assert.match(main(none), /Choose at least one column/)
  assert.equal(
    (await desk.post('/en/desk/exports', { query: 'state=lost', form: 'csv', column: 'name' })).status,
    409,
  )
})

test('batches follow one another without a gap, also where many were sent at the same moment', async () => {
  const same = await makeEvent(house.db)
  for (let count = 0; count < 25; count++)
    await makeRegistration(house.db, {
      event: same,
      personId: (await makeAccount(house.db)).personId,
      state: 'confirmed',
    })
  const seen: string[] = []
  for await (const some of rowsOf(house.db, parseFilter({ event: same.code }), house.clock.now(), 4))
    seen.push(...some.map(({ number }) => number))
  assert.equal(seen.length, 25)
  assert.equal(new Set(seen).size, 25)
})

test('the command line writes the same file, for nobody else to read', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'plenary-export-')), 'confirmed.csv')
  const run = exportVerbs[0]!.run
  assert.deepEqual(await run(house, { file, filter: query(), columns: 'name,number' }), { file, lines: 3 })
  assert.deepEqual(csvOf(readFileSync(file, 'utf8'))[0], ['Number', 'Name'])
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.ok(isRefusal(await run(house, { file: 'x.pdf' })))
  assert.ok(isRefusal(await run(house, { file, filter: 'state=lost' })))
  assert.deepEqual(await run(house, { file, columns: 'name,shoe-size' }), {
    refused: 'registrations.export-columns-unknown',
    values: { names: 'shoe-size' },
  })
})

test('who may not export does not learn that one can', async () => {
  const other = await walk.as(await makeAccount(house.db), ['registrations.read-all'])
  assert.equal((await other.get('/en/desk/exports/new')).status, 404)
  assert.equal((await other.get('/en/desk/exports')).status, 404)
})
