import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { makeAccount, type MadeAccount } from '../../../test/support/people.ts'
import { actorFor } from '../../../test/support/registering.ts'
import { Browser, testServer } from '../../../test/support/server.ts'
import { main, openWalk, type Walk } from '../../../test/support/walking.ts'
import { inTransaction } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { stranger } from '../../values/actor.ts'
import { openEnquiry } from './actions/open.ts'
import { note } from './actions/work.ts'
import { enquiryAddress } from './by-mail/take-in.ts'
import { enquiryRoutes } from './routes.ts'
import { listEnquiries } from './store/list.ts'
import { messagesPerPage } from './store/messages.ts'
import { replyAddress } from './tokens.ts'

let house: TestHouse
let walk: Walk
let folder: string
let agent: MadeAccount
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plenary-enquiry-bounds-'))
  house = await testHouse({ config: { dataFolder: folder } })
  walk = await openWalk(house, (server) => enquiryRoutes(server, house))
  agent = await makeAccount(house.db)
})
after(async () => {
  await walk.close()
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const pdf = (says: string) => ({ name: 'screen.pdf', bytes: Buffer.from(`%PDF-1.7 ${says}`) })
/** How many files lie on the disk. */
function filesKept(): number {
  const here = join(folder, 'files', 'enquiries')
  try {
    return readdirSync(here, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length
  } catch {
    return 0
  }
}

async function opened(who: MadeAccount): Promise<{ id: string; number: string }> {
  const it = {
    ...({ desk: 'accounts', source: 'form', subject: 'I cannot sign in', words: 'The very first' } as const),
    ...{ writer: { personId: who.personId }, language: 'en' },
  }
  return inTransaction(house.db, (tx) => openEnquiry(tx, house, stranger, it, house.clock.now()))
}

describe('a file is kept only once it is sure that it is taken', () => {
  test('the contact form counts the letters to strangers first', async () => {
    const before = filesKept()
    const counted = await testServer(house, new Map(), { rateLimits: 'usual' })
    enquiryRoutes(counted, house)
    const ask = { desk: 'accounts', subject: 'Sign in', words: 'Help' }
    let taken = 0
    for (let nth = 0; nth < 25; nth++) {
      const sent = await new Browser(counted).upload(
        '/en/help/contact',
        { ...ask, name: 'Ama', email: `ama${nth}@outside.example` },
        { file: pdf(`number ${nth}`) },
      )
      if (sent.status === 429) break
      assert.equal(sent.status, 303, main(sent))
      taken++
    }
    assert.equal(taken, 20)
    assert.equal(filesKept() - before, taken)
    await counted.close()
  })

  test('a thread that takes no more keeps no files, by mail or on the page', async () => {
    const who = await makeAccount(house.db)
    const [browser, { id, number }] = [await walk.as(who), await opened(who)]
    for (let nth = 0; nth < 19; nth++)
      assert.equal((await browser.upload(`/en/enquiries/${number}/replies`, { words: `${nth}` })).status, 303)
    const before = filesKept()
    const page = await browser.upload(
      `/en/enquiries/${number}/replies`,
      { words: 'Once more' },
      { file: pdf('refused on the page') },
    )
    assert.equal(page.status, 409)
    const source = [
      'From: ama@outside.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n',
      '--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n--b\r\nContent-Type: application/pdf\r\n' +
        'Content-Disposition: attachment; filename=a.pdf\r\n\r\n%PDF-1.7 refused by mail\r\n--b--\r\n',
    ].join('\r\n')
    const local = replyAddress(house.secrets, id, 'x.example').split('@')[0] ?? ''
    const taken = await enquiryAddress(house).take(Buffer.from(source), {
      local,
      sender: 'ama@outside.example',
    })
    assert.equal(taken.how, 'later')
    assert.equal(filesKept(), before)
  })

  test('a thread that is gone keeps none either', async () => {
    const { id } = await opened(await makeAccount(house.db))
    await house.db.updateTable('enquiry').set({ erased_at: house.clock.now() }).where('id', '=', id).execute()
    const local = replyAddress(house.secrets, id, 'x.example').split('@')[0] ?? ''
    const taken = await enquiryAddress(house).take(Buffer.from('Subject: a\r\n\r\nHello'), {
      local,
      sender: 'ama@outside.example',
    })
    assert.equal(taken.how, 'never')
  })

  test('an answer to what has changed meanwhile keeps none, and the answer is not lost', async () => {
    const { number } = await opened(await makeAccount(house.db))
    const desk = await walk.as(agent, ['portal.desk', 'accounts.manage'])
    const before = filesKept()
    const no = await desk.upload(
      `/en/desk/enquiries/${number}/answers`,
      { revision: '7', words: 'My careful answer' },
      { file: pdf('of an answer') },
    )
    assert.equal(no.status, 409)
    assert.match(no.body, /My careful answer/)
    assert.equal(filesKept(), before)
  })
})

describe('a long thread', () => {
  test('is read page by page, the newest first, by whoever asked and by the desk; notes are for the desk alone', async () => {
    const who = await makeAccount(house.db)
    const { id, number } = await opened(who)
    for (let nth = 1; nth <= 70; nth++) {
      house.clock.move(1000)
      await house.db
        .insertInto('enquiry_message')
        .values({ id: newId(), enquiry_id: id, kind: 'theirs', words: `Line ${nth}.`, at: house.clock.now() })
        .execute()
    }
    await note(house, actorFor(agent, ['accounts.manage']), id, 'Ask Kofi')
    const browser = await walk.as(who)
    const seen = (words: string) => [...words.matchAll(/Line (\d+)\./g)].map(([, nth]) => Number(nth))
    const newest = await browser.get(`/en/enquiries/${number}`)
    assert.deepEqual(
      seen(main(newest)),
      Array.from({ length: messagesPerPage }, (_, nth) => 41 + nth),
    )
    assert.match(main(newest), /Show 41 earlier messages.*Line 41\..*Line 70\..*Write once more/)
    const back = /href="([^"]*\?before=[^"]*)"/
    const middle = await browser.get(back.exec(newest.body)?.[1] ?? '')
    assert.deepEqual(
      seen(main(middle)),
      Array.from({ length: messagesPerPage }, (_, nth) => 11 + nth),
    )
    assert.match(main(middle), /Show 11 earlier messages/)
    assert.doesNotMatch(main(middle), /Write once more/)
    const first = await browser.get(back.exec(middle.body)?.[1] ?? '')
    assert.match(main(first), /The very first.*Line 1\..*Line 10\..*Back to the newest messages/)
    assert.doesNotMatch(main(first), /earlier messages/)

    const desk = await walk.as(agent, ['portal.desk', 'accounts.manage'])
    const atDesk = await desk.get(`/en/desk/enquiries/${number}`)
    assert.match(main(atDesk), /Show 42 earlier messages.*Line 42\..*Ask Kofi.*Send the answer/)
    const earlier = await desk.get(back.exec(atDesk.body)?.[1] ?? '')
    assert.doesNotMatch(main(earlier), /Send the answer/, 'nobody answers what they have not read')
    for (const before of ['x', newId()])
      assert.equal((await desk.get(`/en/desk/enquiries/${number}?before=${before}`)).status, 200)
  })
})

describe('words of a subject', () => {
  const wish = (words: string) =>
    ({ desks: ['website'], heap: 'open', words, me: agent.id, now: house.clock.now() }) as const

  test('find threads whatever the case and accents, by number too, with the index also among thousands', async () => {
    await sql`
      insert into enquiry (id, number, desk, source, state, state_since, language, subject, created_at, changed_at)
      select gen_random_uuid(), 'Q-' || lpad((nth / 10000)::text, 4, '0') || '-' || lpad((nth % 10000)::text, 4, '0'),
        'website', 'form', 'open', ${house.clock.now()}, 'en', 'Subject ' || md5(nth::text),
        ${house.clock.now()}, ${house.clock.now()}
      from generate_series(1, 6000) as nth`.execute(house.db)
    await sql`update enquiry set subject = 'Où est le BADGE de la déléguée 100%?' where number = 'Q-0000-0042'`.execute(
      house.db,
    )
    await sql`vacuum analyze enquiry`.execute(house.db)
    const found = async (words: string) =>
      (await listEnquiries(house.db, wish(words), { page: 1, perPage: 25 })).map(({ number }) => number)
    for (const words of ['badge', 'DELEGUEE', 'où est', '100%', 'q-0000-0042'])
      assert.deepEqual(await found(words), ['Q-0000-0042'], words)
    assert.deepEqual(await found('100_'), [])
    const plan = await sql<{ 'QUERY PLAN': string }>`
      explain select id from enquiry where erased_at is null and desk = any('{website}')
        and search like '%' || folded('badge') || '%' and state = 'open'`.execute(house.db)
    assert.match(plan.rows.map((row) => row['QUERY PLAN']).join('\n'), /enquiry_by_search/)
  })
})
