import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { makeAccount, makeEvent, type MadeAccount } from '../../../test/support/people.ts'
import { Browser, type Answer } from '../../../test/support/server.ts'
import { heading, main, openWalk, type Walk } from '../../../test/support/walking.ts'
import { system } from '../../values/actor.ts'
import { inTransaction } from '../../platform/database/database.ts'
import { trailOf } from '../audit/index.ts'
import { readingMerge } from './leaving.ts'
import { documentsRoutes, type DocumentsParts } from './index.ts'
import { libraryJobs } from './jobs.ts'
import { findDocument } from './store/read.ts'
import { insertReader, readersOf } from './store/readers.ts'
import { fetchesByDay } from './store/use.ts'
import type { Level, Standing } from './types.ts'

let house: TestHouse
let walk: Walk
let keeper: MadeAccount
const dataFolder = mkdtempSync(join(tmpdir(), 'plenary-library-'))
const standings = new Map<string, Standing>()
const confirmed = new Map<string, string>()
const known = new Map<string, { id: string; name: string }>()
const event = {
  id: '',
  code: '',
  title: { en: 'Measuring what people hear' },
  endsAt: new Date(),
  isPublic: true,
}
const none: Standing = { holdsAccess: false, takesPartIn: [] }

const parts: DocumentsParts = {
  standingOf: async ({ accountId }) => standings.get(accountId) ?? none,
  confirmedFor: async ({ accountId }, ids) => new Set(ids.filter((id) => confirmed.get(accountId) === id)),
  groups: async () => [{ id: 't-sg12', name: { en: 'Study Group 12' } }],
  findEvent: async (code) => (code === event.code ? event : undefined),
  eventsOf: async (ids) => (ids.includes(event.id) ? [event] : []),
  findPerson: async (identifier) => known.get(identifier),
  peopleOf: async (ids) => [...known.values()].filter(({ id }) => ids.includes(id)),
}

before(async () => {
  house = await testHouse({ config: { dataFolder } })
  walk = await openWalk(house, (server) => documentsRoutes(server, house, parts))
  keeper = await makeAccount(house.db)
  Object.assign(event, await makeEvent(house.db))
  await (await desk()).post('/en/desk/documents/collections', { code: 'circulars', 'title-en': 'Circulars' })
})
after(async () => {
  await walk.close()
  await house.close()
  rmSync(dataFolder, { recursive: true, force: true })
})

const desk = () => walk.as(keeper, ['documents.manage'])
const stranger = () => new Browser(walk.server)
const paper = (says = 'the circular', name = 'Circular 12.pdf') => ({
  file: { name, bytes: Buffer.from(`%PDF-1.7 ${says}`) },
})
let running = 0
const words = (level: Level, more: Record<string, string> = {}) => ({
  collection: 'circulars',
  reference: `CIR-${++running}`,
  dated: '2026-11-20',
  'title-en': `Harbour paper ${running}`,
  level,
  group: level === 'group' ? 't-sg12' : '',
  event: level === 'event' ? event.code : '',
  language: 'en',
  ...more,
})

async function added(level: Level, more: Record<string, string> = {}, isPublished = true) {
  const typed = words(level, more)
  const sent = await (await desk()).upload('/en/desk/documents', typed, paper())
  assert.equal(sent.status, 303, main(sent))
  const code = sent.location.split('/').at(-1) ?? ''
  if (isPublished) await (await desk()).post(`/en/desk/documents/${code}/publication`, {})
  const it = await findDocument(house.db, { code })
  assert.ok(it)
  return {
    it,
    code,
    title: typed['title-en'],
    page: `/en/documents/${code}`,
    file: `/en/documents/${code}/files/en/pdf`,
  }
}

/** A page without what changes from one answer to the next. */
const plain = ({ body, status, headers }: Answer, path: string) => ({
  status,
  type: headers['content-type'],
  body: body.replaceAll(path.replace('/en', ''), '').replaceAll(/[0-9A-Z]{4}-[0-9A-Z]{4}/g, ''),
})
async function looksAbsent(browser: Browser, path: string) {
  const nowhere = path.replace(/D-\w{4}-\w{4}/, 'D-0000-0000')
  assert.deepEqual(plain(await browser.get(path), path), plain(await browser.get(nowhere), nowhere), path)
  assert.equal((await browser.get(path)).status, 404)
}

describe('a document that staff hand in', () => {
  test('is a draft that nobody learns of, until it is published', async () => {
    const { page, file, code, title } = await added('public', {}, false)
    const member = await walk.as(await makeAccount(house.db))
    for (const browser of [stranger(), member])
      for (const path of [page, file]) await looksAbsent(browser, path)
    const sent = await (await desk()).post(`/en/desk/documents/${code}/publication`, {})
    assert.match(main(await (await desk()).follow(sent)), /Published/)
    assert.equal(heading(await stranger().get(page)), title)
    assert.match(main(await stranger().get('/en/documents')), new RegExp(title))
  })

  test('is found by words of its title in any language, and by its reference', async () => {
    const { title, it } = await added('public', {
      'title-en': 'Lighthouses',
      'title-ar': 'المنارات على الساحل',
    })
    const found = async (q: string) => main(await stranger().get(`/en/documents?q=${encodeURIComponent(q)}`))
    for (const q of ['lighthouse', 'LIGHTHOUSES', 'منارات', it.reference ?? ''])
      assert.match(await found(q), new RegExp(title), q)
    assert.match(await found('lighthouses submarine'), /No documents .*No document has these words/)
    assert.match(await found("') or true --"), /No documents/)
    assert.match(main(await stranger().get('/en/documents?collection=circulars')), new RegExp(title))
    assert.equal((await stranger().get('/en/documents?collection=nothing')).status, 404)
  })

  test('keeps what was typed when something is wrong, and says all of it at once', async () => {
    const browser = await desk()
    const page = await browser.upload('/en/desk/documents', {
      ...words('group'),
      group: '',
      'title-en': '',
      dated: '2026-02-31',
    })
    assert.equal(page.status, 422)
    for (const problem of [/Type the title/, /Choose the date/, /Choose the group/, /Choose a file/])
      assert.match(main(page), problem)
    assert.match(page.body, /value="group" checked/)
    const script = { file: { name: 'a.pdf', bytes: Buffer.from('<script>alert(1)</script>') } }
    assert.match(
      main(await browser.upload('/en/desk/documents', words('public'), script)),
      /this file is none of them/,
    )
    const unknown = await browser.upload(
      '/en/desk/documents',
      { ...words('event'), event: 'C-00000000' },
      paper(),
    )
    assert.match(main(unknown), /Type the code of a meeting/)
  })

  test('has a reference of its own: ten at once with the same one are one document', async () => {
    const browser = await desk()
    const typed = { ...words('public'), reference: 'T26-ONE' }
    const sent = await Promise.all(
      Array.from({ length: 10 }, (_, nth) =>
        browser.upload(
          '/en/desk/documents',
          { ...typed, reference: nth % 2 ? 'T26-ONE' : 't26-one' },
          paper(),
        ),
      ),
    )
    assert.deepEqual(
      sent.map(({ status }) => status).toSorted((one, other) => one - other),
      [303, ...Array.from({ length: 9 }, () => 409)],
    )
    const refused = sent.find(({ status }) => status === 409)
    assert.match(main(refused!), /Another document has this reference/)
    assert.match(refused!.body, /value="[tT]26-(ONE|one)"/)
  })
})

describe('who reads a document', () => {
  test('of level account, member, group or event is asked to sign in first, and comes back to it', async () => {
    for (const level of ['account', 'member', 'group', 'event'] as const) {
      const { page, file, title } = await added(level)
      for (const path of [page, file]) {
        const sent = await stranger().get(path)
        assert.equal(sent.status, 303, level)
        assert.equal(sent.location, '/en/sign-in')
      }
      const list = main(await stranger().get('/en/documents'))
      assert.ok(!list.includes(title))
      assert.match(list, /There are more documents for members and participants: sign in/)
    }
  })

  test('is told the level and how to get it, once signed in', async () => {
    const person = await makeAccount(house.db)
    const browser = await walk.as(person)
    const told = async (level: Level) => {
      const { page, file, title } = await added(level)
      const answer = await browser.get(page)
      assert.equal(answer.status, 200)
      assert.equal(heading(answer), 'This document is not for everybody')
      assert.match(main(answer), new RegExp(title))
      assert.equal((await browser.get(file)).status, 403)
      assert.match(main(await browser.get('/en/documents')), new RegExp(title))
      return answer
    }
    const access = await told('member')
    assert.match(main(access), /You need TIES/)
    assert.match(access.body, /href="\/en\/access\/application"/)
    const meeting = await told('event')
    assert.match(main(meeting), /Participants of this meeting: Measuring what people hear/)
    assert.ok(meeting.body.includes(`href="/en/events/${event.code}/registration"`))
    const { endsAt } = event
    event.endsAt = house.clock.now()
    const late = await told('event')
    assert.match(main(late), /The meeting is over/)
    assert.doesNotMatch(late.body, /\/registration"/)
    event.endsAt = endsAt
    standings.set(person.id, { holdsAccess: true, takesPartIn: ['t-sg3'] })
    assert.match(main(await told('group')), /Study Group 12 .*membership is for another group/)
    assert.match(main(await told('member')), /membership is for one group, and this document is for all/)
  })

  test('learns nothing of a meeting that is not published, also when they take part in it', async () => {
    const [person, participant] = [await makeAccount(house.db), await makeAccount(house.db)]
    confirmed.set(participant.id, event.id)
    const { page } = await added('event')
    event.isPublic = false
    for (const who of [person, participant]) {
      const answer = await (await walk.as(who)).get(page)
      assert.equal(answer.status, 200)
      assert.match(main(answer), /Participants of one meeting/)
      assert.doesNotMatch(answer.body, new RegExp(`Measuring what|${event.code}`))
    }
    assert.match((await (await desk()).get(page)).body, /Measuring what people hear/)
    event.isPublic = true
  })

  test('reads it as soon as they have what its level asks', async () => {
    const person = await makeAccount(house.db)
    const browser = await walk.as(person)
    const [member, group, meeting] = [await added('member'), await added('group'), await added('event')]
    const statuses = async () =>
      Promise.all([member, group, meeting].map(async ({ file }) => (await browser.get(file)).status))
    assert.deepEqual(await statuses(), [403, 403, 403])
    standings.set(person.id, { holdsAccess: true, takesPartIn: ['t-sg12'] })
    assert.deepEqual(await statuses(), [403, 200, 403])
    standings.set(person.id, { holdsAccess: true, takesPartIn: 'all' })
    confirmed.set(person.id, event.id)
    assert.deepEqual(await statuses(), [200, 200, 200])
  })

  test('by name is on its list; to everybody else it looks like one that is not there', async () => {
    const [on, off] = [await makeAccount(house.db), await makeAccount(house.db)]
    known.set('ama', { id: on.personId, name: on.name })
    const { code, page, file, title } = await added('list')
    const browser = await desk()
    const wrong = await browser.post(`/en/desk/documents/${code}/readers`, { person: 'nobody' })
    assert.equal(wrong.status, 422)
    assert.match(main(wrong), /somebody with an account/)
    const sent = await browser.post(`/en/desk/documents/${code}/readers`, { person: 'ama' })
    assert.ok(main(await browser.follow(sent)).includes(on.name))
    const [listed, others] = [await walk.as(on), await walk.as(off)]
    assert.equal((await listed.get(file)).status, 200)
    assert.match(main(await listed.get('/en/documents')), new RegExp(title))
    for (const other of [stranger(), others]) {
      for (const path of [page, file]) await looksAbsent(other, path)
      assert.ok(!main(await other.get(`/en/documents?q=${title}`)).includes('1 document'))
    }
    await browser.post(`/en/desk/documents/${code}/readers/${on.personId}/removal`, {})
    await looksAbsent(listed, page)
  })

  test('follows a move to another level at once, and the move is written down', async () => {
    const { it, code, file } = await added('public')
    assert.equal((await stranger().get(file)).status, 200)
    const browser = await desk()
    const now = await findDocument(house.db, { code })
    const typed = { ...words('member'), seen: now!.changedAt.toISOString() }
    assert.equal((await browser.post(`/en/desk/documents/${code}`, typed)).status, 303)
    assert.equal((await stranger().get(file)).status, 303)
    const moved = (await trailOf(house.db, it.id)).find(({ act }) => act === 'documents.level-changed')
    assert.deepEqual([moved?.details['before'], moved?.details['level']], ['public', 'member'])
  })
})

test('accounts merged and taken apart read again what each of them read by name', async () => {
  const [from, into] = [await makeAccount(house.db), await makeAccount(house.db)]
  const [one, both] = [await added('list'), await added('list')]
  const on = [
    [one.it.id, from],
    [both.it.id, from],
    [both.it.id, into],
  ] as const
  for (const [id, { personId }] of on)
    await inTransaction(house.db, (tx) => insertReader(tx, id, personId, null, house.clock.now()))
  const people = { from: from.personId, into: into.personId }
  const readers = async ({ it }: typeof one) => (await readersOf(house.db, it.id)).toSorted()
  const moved = await inTransaction(house.db, (tx) => readingMerge.merge(tx, system, people))
  assert.deepEqual(await readers(one), [into.personId])
  assert.ok((await readers(both)).includes(into.personId))
  await inTransaction(house.db, (tx) => readingMerge.takeApart(tx, system, people, moved))
  assert.deepEqual(await readers(one), [from.personId])
  assert.deepEqual(await readers(both), [from.personId, into.personId].toSorted())
})

test('what two colleagues change at once is not lost: the second is told, and what they typed is kept', async () => {
  const { it, code } = await added('public')
  const browser = await desk()
  const typed = { ...words('public'), seen: new Date(it.changedAt.getTime() - 1000).toISOString() }
  const refused = await browser.post(`/en/desk/documents/${code}`, typed)
  assert.equal(refused.status, 409)
  assert.match(main(refused), /Somebody else changed this meanwhile/)
  assert.ok(refused.body.includes(`value="${typed['title-en']}"`))
})

test('the desk is for those who keep documents', async () => {
  const { code } = await added('public')
  const person = await walk.as(await makeAccount(house.db))
  for (const path of ['', '/new', '/figures', '/collections', `/${code}`])
    assert.equal((await person.get(`/en/desk/documents${path}`)).status, 404)
  assert.equal((await person.post(`/en/desk/documents/${code}/withdrawal`, { reason: 'x' })).status, 404)
})

describe('files', () => {
  test('of another language or kind stand beside, a new version in place of the one before, which the desk keeps', async () => {
    const { code, file } = await added('public')
    const browser = await desk()
    const put = (language: string, says: string) =>
      browser.upload(`/en/desk/documents/${code}/files`, { language }, paper(says))
    await put('fr', 'français')
    const text = { file: { name: 'a.txt', bytes: Buffer.from('the circular as text') } }
    await browser.upload(`/en/desk/documents/${code}/files`, { language: 'en' }, text)
    await put('en', 'anew')
    const page = await stranger().get(`/en/documents/${code}`)
    assert.match(main(page), /English PDF English .*version 2 TXT English .*français PDF French/)
    assert.equal((await stranger().get(file)).body, '%PDF-1.7 anew')
    assert.equal(
      (await browser.get(`/en/desk/documents/${code}/files/en/pdf/1`)).body,
      '%PDF-1.7 the circular',
    )
    await browser.post(`/en/desk/documents/${code}/files/fr/pdf/removal`, {})
    assert.equal((await stranger().get(`/en/documents/${code}/files/fr/pdf`)).status, 404)
  })

  test('the only one of what is published is not taken away', async () => {
    const { code, file } = await added('public')
    const refused = await (await desk()).post(`/en/desk/documents/${code}/files/en/pdf/removal`, {})
    assert.equal(refused.status, 409)
    assert.match(main(refused), /This is its only file/)
    assert.equal((await stranger().get(file)).status, 200)
  })

  test('that run nothing are shown in the browser, all others are saved; none may load or frame anything', async () => {
    const { code, file } = await added('public')
    const picture = {
      file: { name: 'plan.png', bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]) },
    }
    await (await desk()).upload(`/en/desk/documents/${code}/files`, { language: 'en' }, picture)
    const pdf = await stranger().get(file)
    assert.match(pdf.headers['content-disposition'] ?? '', /^inline; filename="Circular-12.pdf"/)
    assert.equal(pdf.headers['content-type'], 'application/pdf')
    assert.equal(pdf.headers['x-content-type-options'], 'nosniff')
    assert.match(pdf.headers['content-security-policy'] ?? '', /default-src 'none'.*frame-ancestors 'none'/)
    const png = await stranger().get(`/en/documents/${code}/files/en/png`)
    assert.match(png.headers['content-disposition'] ?? '', /^attachment/)
  })

  test('are not sent again to whoever has them, and go on where the line broke', async () => {
    const { file } = await added('public')
    const whole = await stranger().get(file, { 'accept-encoding': 'br, gzip' })
    const { etag = '' } = whole.headers
    assert.equal(whole.headers['accept-ranges'], 'bytes')
    assert.equal(whole.headers['content-encoding'], undefined)
    assert.match(whole.headers['cache-control'] ?? '', /no-cache/)
    const again = await stranger().get(file, { 'if-none-match': etag })
    assert.deepEqual([again.status, again.body], [304, ''])
    const rest = await stranger().get(file, { range: 'bytes=9-', 'if-range': etag })
    assert.deepEqual([rest.status, rest.body], [206, 'the circular'])
    assert.equal(rest.headers['content-range'], 'bytes 9-20/21')
    const other = await stranger().get(file, { range: 'bytes=9-', 'if-range': '"other"' })
    assert.deepEqual([other.status, other.body], [200, '%PDF-1.7 the circular'])
    assert.equal((await stranger().get(file, { range: 'bytes=500-' })).status, 416)
  })

  test('tell how large they are to whoever asks only that', async () => {
    const { file } = await added('public')
    const head = await walk.server.inject({ method: 'HEAD', url: file })
    assert.deepEqual([head.statusCode, head.headers['content-length'], head.body], [200, '21', ''])
  })

  test('ask at the door each time: a mark opens nothing to whoever may not read', async () => {
    const person = await makeAccount(house.db)
    const browser = await walk.as(person)
    standings.set(person.id, { holdsAccess: true, takesPartIn: 'all' })
    const { file } = await added('member')
    const { etag = '' } = (await browser.get(file)).headers
    standings.delete(person.id)
    assert.equal((await browser.get(file, { 'if-none-match': etag, range: 'bytes=0-3' })).status, 403)
  })

  test('that no version has any more are cleared at night; every version is kept', async () => {
    const { file } = await added('public')
    const later = { ...house, clock: { now: () => new Date(Date.now() + 2 * 86_400_000) } }
    await libraryJobs[0]?.run(later, undefined)
    assert.equal((await stranger().get(file)).status, 200)
  })
})

test('a document that is withdrawn says so and why, hands nothing on, is in no list, and can come back', async () => {
  const { code, page, file, title } = await added('public')
  const browser = await desk()
  const wrong = await browser.post(`/en/desk/documents/${code}/withdrawal`, { reason: ' ' })
  assert.equal(wrong.status, 422)
  await browser.post(`/en/desk/documents/${code}/withdrawal`, { reason: 'Replaced by CIR-900' })
  assert.match(
    main(await stranger().get(page)),
    /was withdrawn on Wednesday 25 November 2026.*Replaced by CIR-900/,
  )
  assert.equal((await stranger().get(file)).status, 404)
  assert.ok(!main(await stranger().get('/en/documents')).includes(title))
  assert.equal((await browser.post(`/en/desk/documents/${code}/withdrawal`, { reason: 'again' })).status, 409)
  await browser.post(`/en/desk/documents/${code}/publication`, {})
  assert.equal((await stranger().get(file)).status, 200)
})

test('fetches are counted by day and language and name nobody; parts and what keepers look at are not counted', async () => {
  const { file, title } = await added('public')
  const count = async () =>
    (await fetchesByDay(house.db, '2026-01-01')).reduce((sum, one) => sum + one.count, 0)
  const before = await count()
  const { etag = '' } = (await stranger().get(file)).headers
  await Promise.all(Array.from({ length: 8 }, () => stranger().get(file)))
  await stranger().get(file, { range: 'bytes=1-' })
  await stranger().get(file, { range: 'bytes=5-', 'if-range': etag })
  await stranger().get(file, { range: 'bytes=15-' })
  await stranger().get(file, { 'if-none-match': etag })
  await (await desk()).get(file)
  assert.equal(await count(), before + 10)
  const page = await (await desk()).get('/en/desk/documents/figures')
  assert.match(main(page), new RegExp(`${title} 10`))
  const { rows } = { rows: await house.db.selectFrom('document_use').selectAll().execute() }
  assert.deepEqual(Object.keys(rows[0] ?? {}).toSorted(), ['count', 'document_id', 'fetched_on', 'language'])
})

test('no word in an address breaks the way to a document', async () => {
  const { code } = await added('public')
  for (const path of [
    'x',
    'D-0000-0000',
    `${code}/files/xx/pdf`,
    `${code}/files/en/..%2f..%2fsecret`,
    code.toLowerCase(),
  ])
    assert.equal((await stranger().get(`/en/documents/${path}`)).status, 404, path)
  for (const query of [
    'page=-1',
    'page=x',
    'collection=%00',
    'q=a&q=b',
    'q=%F0%9D%95%8F',
    `q=${'x'.repeat(500)}`,
    'page=400',
  ])
    assert.ok((await stranger().get(`/en/documents?${query}`)).status < 500, query)
})

test('long lists go on page by page', async () => {
  const browser = await desk()
  await browser.post('/en/desk/documents/collections', { code: 'long-shelf', 'title-en': 'Long shelf' })
  for (let nth = 0; nth < 27; nth++) await added('public', { collection: 'long-shelf' })
  const first = await stranger().get('/en/documents?collection=long-shelf')
  assert.equal(first.body.match(/<div class="line-first">/g)?.length, 25)
  const second = await stranger().get('/en/documents?collection=long-shelf&page=2')
  assert.equal(second.body.match(/<div class="line-first">/g)?.length, 2)
})
