import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { sql } from 'kysely'
import { mailsTo, runOutbox } from '../../../../test/support/mail.ts'
import {
  makeAccount,
  makeEvent,
  makeFocalPoint,
  makeOrganisation,
  makeRegistration,
  type MadeAccount,
} from '../../../../test/support/people.ts'
import type { Browser } from '../../../../test/support/server.ts'
import { heading, main } from '../../../../test/support/walking.ts'
import { openWholeServer, type WholeServer } from '../../../../test/support/whole-server.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { tell } from '../../../platform/outgoing-mail/tell.ts'
import { listAudit } from '../../audit/index.ts'
import { administrationLetters } from '../index.ts'
import { endLooksThatAreOver } from './actions/end.ts'

const minute = 60_000
const reason = 'They cannot see their registration.'

let whole: WholeServer
let agent: MadeAccount
let somebody: MadeAccount
let number: string
let mail: string
let desk: Browser

before(async () => {
  whole = await openWholeServer({ config: { limits: 'generous' } })
  const { db, clock } = whole.house
  agent = await makeAccount(db, { name: 'Tomasz Wiśniewski', roles: ['service-desk'] })
  const organisation = await makeOrganisation(db)
  somebody = await makeFocalPoint(db, { organisation, name: 'Akosua Mensah' })
  const event = await makeEvent(db)
  number = (await makeRegistration(db, { event, personId: somebody.personId, mode: 'remote' })).number
  const to = { personId: somebody.personId, address: somebody.email, language: 'en' }
  const facts = { person: somebody.personId }
  await inTransaction(db, (tx) => tell(tx, { occasion: 'accounts.activated', to, facts }, clock.now()))
  await whole.settle()
  mail = (await mailsTo(db, somebody.email))[0]?.id ?? ''
})
after(() => whole.close())
beforeEach(async () => {
  desk = await whole.as(agent.id)
})

const begin = (browser = desk, who = somebody) =>
  browser.post(`/en/admin/accounts/${who.id}/viewing`, { reason })

/** What the audit says of looks at somebody, the oldest first, since a moment ago. */
async function trace(who = somebody): Promise<[string, unknown, string | null][]> {
  const lines = await listAudit(whole.house.db, { subjectId: who.id, act: 'administration.look', most: 1000 })
  return lines
    .toReversed()
    .map(({ act, details, actorAccountId }) => [
      act.replace('administration.', ''),
      details['path'] ?? details['how'],
      actorAccountId,
    ])
}

/** Every row of every table that is a person's or an act's, as it is now. Left out: the viewer's own visit, the trace, counts. */
async function everything(): Promise<Map<string, string>> {
  const { db } = whole.house
  const { rows } = await sql<{ table: string }>`
    select table_name as table from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db)
  const left = new Set(['visit', 'viewing', 'audit_entry', 'rate_limit'])
  const seen = new Map<string, string>()
  for (const { table } of rows.filter((one) => !left.has(one.table))) {
    const found = await sql<{ all: string }>`
      select coalesce(string_agg(it::text, '|' order by it::text), '') as all from ${sql.table(table)} as it`.execute(
      db,
    )
    seen.set(table, found.rows[0]?.all ?? '')
  }
  return seen
}

describe('looking at somebody’s pages', () => {
  test('begins with a reason', async () => {
    const empty = await desk.post(`/en/admin/accounts/${somebody.id}/viewing`, { reason: ' ' })
    assert.equal(empty.status, 422)
    assert.match(main(empty), /Say why/)
    assert.doesNotMatch((await desk.get('/en/registrations')).body, /class="viewing"/)
  })

  test('shows what they see, and says on every page whose it is', async () => {
    assert.equal((await begin()).location, '/en')
    for (const path of [
      '/en',
      '/en/registrations',
      `/en/registrations/${number}`,
      '/en/approvals',
      '/en/account',
    ]) {
      const page = await desk.get(path)
      assert.equal(page.status, 200, path)
      assert.match(page.body, /<aside class="viewing"[\s\S]*Akosua Mensah/, path)
    }
    assert.match(main(await desk.get('/en/account')), new RegExp(somebody.email))
  })

  test('stops at a press, and leads back to the account', async () => {
    await begin()
    const stopped = await desk.post('/en/viewing/end')
    assert.equal(stopped.location, `/en/admin/accounts/${somebody.id}`)
    const page = await desk.get(stopped.location)
    assert.match(page.body, /You see your own pages again/)
    assert.doesNotMatch(page.body, /class="viewing"/)
    assert.match(main(page), /Who looked at the pages Tomasz Wiśniewski/)
  })

  test('leaves a line for its beginning, for each page, and for its end', async () => {
    const before = (await trace()).length
    await begin()
    await desk.get('/en/registrations?secret=typed')
    await desk.get(`/en/registrations/${number}`)
    await desk.post('/en/viewing/end')
    assert.deepEqual((await trace()).slice(before), [
      ['look-begun', undefined, agent.id],
      ['looked-at', '/registrations', agent.id],
      ['looked-at', `/registrations/${number}`, agent.id],
      ['look-ended', 'stopped', agent.id],
    ])
  })

  test('is told to the person, with the time and the reason', async () => {
    await begin()
    await runOutbox(whole.house, administrationLetters(whole.house))
    const told = (await mailsTo(whole.house.db, somebody.email)).filter(
      ({ occasion }) => occasion === 'administration.looked',
    )
    const newest = told.at(-1)
    assert.match(newest?.subject ?? '', /our service desk looked at your pages/)
    assert.match(newest?.text ?? '', /They cannot see their registration\./)
    assert.match(newest?.text ?? '', /10:\d\d/)
    assert.doesNotMatch(newest?.text ?? '', /Wiśniewski/, 'not who of the service desk')
  })

  test('opens neither their mails nor what asks for a fresh proof', async () => {
    await begin()
    const closed = [`/messages/${mail}`, `/messages/${mail}/html`, `/messages/${mail}/source`]
    const proofs = whole.server.opened.routes
      .all()
      .filter(
        ({ method, config }) =>
          method === 'GET' && config.permission === 'signed-in' && config.freshness === 'recent',
      )
      .map(({ url }) => url)
      .filter((url) => !url.includes(':'))
    assert.ok(proofs.length > 2, proofs.join())
    assert.equal((await desk.get('/en/messages')).status, 200, 'that they were sent may be seen')
    for (const path of [...closed, ...proofs]) {
      const page = await desk.get(`/en${path}`)
      assert.equal(page.status, 403, path)
      assert.equal(heading(page), 'This page is closed to you', path)
    }
  })

  test('does nothing, whatever is sent', async () => {
    await begin()
    const now = await everything()
    const posts = whole.server.opened.routes
      .all()
      // Where machines send, nobody is known, and so nobody is looked at.
      .filter(
        ({ method, url, config }) => method === 'POST' && url !== '/viewing/end' && !config.outsideLanguages,
      )
    assert.ok(posts.length > 50, String(posts.length))
    for (const { url } of posts) {
      const answer = await desk.post(`/en${pathFor(url)}`, {
        reason,
        act: 'x',
        why: 'staff',
        'language-switch': 'fr',
      })
      assert.equal(answer.status, 403, url)
      assert.equal(heading(answer), 'You are only looking', url)
    }
    assert.deepEqual(await everything(), now)
  })

  test('changes nothing of theirs, whichever page of the program is opened', async () => {
    const own = await whole.as(somebody.id)
    await own.get('/en/account')
    await begin()
    const now = await everything()
    const visits = await visitsOf(somebody)
    const gets = whole.server.opened.routes
      .all()
      .filter(({ method, config }) => method === 'GET' && !config.outsideLanguages)
    assert.ok(gets.length > 60, String(gets.length))
    for (const { url } of gets) {
      const { status } = await desk.get(`/en${pathFor(url)}`)
      assert.ok(status < 500, `${url}: ${status}`)
    }
    assert.deepEqual(await everything(), now)
    assert.deepEqual(await visitsOf(somebody), visits, 'when they were last seen is theirs to say')
    assert.equal((await own.get('/en/account')).status, 200, 'they are still signed in')
  })
})

const visitsOf = ({ id }: MadeAccount) =>
  whole.house.db.selectFrom('visit').selectAll().where('account_id', '=', id).orderBy('id').execute()

/** A real address where there is something to see, else something of the right shape. */
const pathFor = (url: string): string =>
  url
    .replace('/registrations/:number', `/registrations/${number}`)
    .replace(/:number/g, number)
    .replace(/:code/g, 'C-00015213')
    .replace(/:id/g, mail)
    .replace(/:\w+/g, 'x')

describe('looking ends', () => {
  test('after a quarter of an hour, where nobody comes back too, and each end is told once', async () => {
    await endLooksThatAreOver(whole.house.db, new Date(whole.house.clock.now().getTime() + 15 * minute))
    const before = (await trace()).length
    await begin()
    whole.house.clock.move(15 * minute)
    await Promise.all(
      Array.from({ length: 10 }, () => endLooksThatAreOver(whole.house.db, whole.house.clock.now())),
    )
    await desk.get('/en/registrations')
    assert.deepEqual(
      (await trace()).slice(before).map(([act, how]) => [act, how]),
      [
        ['look-begun', undefined],
        ['look-ended', 'over'],
      ],
    )
  })

  test('at the next page when its time is over', async () => {
    await begin()
    whole.house.clock.move(15 * minute)
    const page = await desk.get('/en/registrations')
    assert.match(page.body, /You no longer look at the other person’s pages/)
    assert.equal((await trace()).at(-1)?.[1], 'over')
  })

  test('with the role that allowed it', async () => {
    const other = await makeAccount(whole.house.db, { roles: ['service-desk'] })
    const theirs = await whole.as(other.id)
    await begin(theirs)
    await whole.house.db
      .updateTable('role_grant')
      .set({ ended_at: whole.house.clock.now() })
      .where('account_id', '=', other.id)
      .execute()
    assert.doesNotMatch((await theirs.get('/en/registrations')).body, /class="viewing"/)
  })

  test('when the person’s account is blocked, and when they become staff', async () => {
    const another = await makeAccount(whole.house.db, { name: 'Another' })
    await begin(desk, another)
    assert.match((await desk.get('/en/registrations')).body, /class="viewing"/)
    await whole.house.db
      .insertInto('role_grant')
      .values({ id: mail, account_id: another.id, role: 'badge-desk', granted_at: whole.house.clock.now() })
      .execute()
    assert.doesNotMatch((await desk.get('/en/registrations')).body, /class="viewing"/)
  })

  test('with the session', async () => {
    await begin()
    await whole.house.db
      .updateTable('visit')
      .set({ ended_at: whole.house.clock.now() })
      .where('account_id', '=', agent.id)
      .execute()
    assert.equal((await desk.get('/en/registrations')).location, '/en/sign-in')
    await endLooksThatAreOver(whole.house.db, whole.house.clock.now())
    assert.equal((await trace()).at(-1)?.[1], 'over')
  })
})

describe('nobody looks', () => {
  test('at the pages of a member of staff, an administrator neither', async () => {
    const colleague = await makeAccount(whole.house.db, { roles: ['badge-desk'] })
    const administrator = await makeAccount(whole.house.db, { roles: ['administrator'] })
    const theirs = await whole.as(administrator.id)
    for (const browser of [desk, theirs]) assert.equal((await begin(browser, colleague)).status, 409)
  })

  test('at their own pages, at those of a blocked account, or at two people’s at once', async () => {
    assert.equal((await begin(desk, agent)).status, 409)
    const blocked = await makeAccount(whole.house.db, { state: 'blocked' })
    assert.equal((await begin(desk, blocked)).status, 409)
    await begin()
    assert.equal((await begin()).status, 403, 'while one looks nothing can be done')
  })

  test('without the right', async () => {
    const officer = await makeAccount(whole.house.db, { roles: ['secretariat'] })
    assert.equal((await begin(await whole.as(officer.id))).status, 404)
    assert.equal((await (await whole.as(somebody.id)).post('/en/viewing/end')).location, '/en')
  })
})
