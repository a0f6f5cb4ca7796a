import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { makeAccount, makeEvent, makeOrganisation, makeRegistration } from '../test/support/people.ts'
import { actorFor } from '../test/support/registering.ts'
import { Browser } from '../test/support/server.ts'
import { heading, main } from '../test/support/walking.ts'
import { openWholeServer, type WholeServer } from '../test/support/whole-server.ts'
import { documentsParts } from './documents-parts.ts'
import { newId } from './platform/ids.ts'

let whole: WholeServer
before(async () => {
  whole = await openWholeServer({ cast: true })
})
after(() => whole.close())

const codeOf = async (reference: string): Promise<string> =>
  (
    await whole.house.db
      .selectFrom('document')
      .select('code')
      .where('reference', '=', reference)
      .executeTakeFirstOrThrow()
  ).code
const castMember = async (username: string): Promise<Browser> => {
  const row = await whole.house.db
    .selectFrom('account_identifier')
    .select('account_id')
    .where('key', '=', username)
    .executeTakeFirstOrThrow()
  return whole.as(row.account_id)
}
const fetching = async (browser: Browser, reference: string) =>
  (await browser.get(`/en/documents/${await codeOf(reference)}/files/en/pdf`)).status

/** Somebody whose access through this organisation is open. */
async function withAccess(it: {
  category: string
  studyGroup?: string
  membership?: 'active' | 'suspended'
}) {
  const organisation = await makeOrganisation(whole.house.db, it)
  const account = await makeAccount(whole.house.db, { organisation })
  const now = whole.house.clock.now()
  await whole.house.db
    .insertInto('access_application')
    .values({
      id: newId(),
      person_id: account.personId,
      organisation_id: organisation.id,
      state: 'active',
      state_since: now,
      granted_at: now,
      created_at: now,
    })
    .execute()
  return { account, browser: await whole.as(account.id) }
}

describe('the whole program', () => {
  test('opens member documents by member access, and what is for one group by that group', async () => {
    const { browser: member } = await withAccess({ category: 'sector-member' })
    const { browser: associate } = await withAccess({ category: 'associate', studyGroup: 't-sg12' })
    const { browser: undecided } = await withAccess({ category: 'associate' })
    const statuses = (browser: Browser) =>
      Promise.all(['Circular 211', 'SG12-C-0042', 'SG15-C-0107'].map((one) => fetching(browser, one)))
    assert.deepEqual(await statuses(member), [200, 200, 200])
    assert.deepEqual(await statuses(associate), [403, 200, 403])
    assert.deepEqual(await statuses(undecided), [403, 403, 403])
  })

  test('closes them at once when the membership rests', async () => {
    const { browser } = await withAccess({ category: 'sector-member', membership: 'suspended' })
    assert.equal(await fetching(browser, 'Circular 211'), 403)
  })

  test('opens the papers of a meeting when the registration is confirmed, and not before', async () => {
    const { db } = whole.house
    const event = await db
      .selectFrom('event')
      .select('id')
      .where('code', '=', 'C-00014987')
      .executeTakeFirstOrThrow()
    const account = await makeAccount(db)
    const browser = await whole.as(account.id)
    await makeRegistration(db, { event, personId: account.personId, state: 'pending' })
    assert.equal(await fetching(browser, 'C-00014987-R1'), 403)
    await db
      .updateTable('registration')
      .set({ state: 'confirmed' })
      .where('person_id', '=', account.personId)
      .execute()
    assert.equal(await fetching(browser, 'C-00014987-R1'), 200)
  })

  test('leads a stranger who has a link to sign in, and back to the document', async () => {
    const stranger = new Browser(whole.server)
    const code = await codeOf('Guide 2')
    const sent = await stranger.get(`/en/documents/${code}`)
    assert.equal(sent.location, '/en/sign-in')
    const account = await makeAccount(whole.house.db)
    await stranger.follow(sent)
    const back = await stranger.post('/en/sign-in', { name: account.username, password: account.password })
    assert.equal(back.location, `/en/documents/${code}`)
    assert.match(heading(await stranger.follow(back)), /Approving registrations/)
  })

  test('shows a list of people to those on it and to nobody else, whatever else they may', async () => {
    const code = await codeOf('ADM-7')
    assert.equal((await (await castMember('mensaha')).get(`/en/documents/${code}`)).status, 200)
    for (const name of ['byrned', 'wisniewskit', 'perrocheto'])
      assert.equal((await (await castMember(name)).get(`/en/documents/${code}`)).status, 404, name)
    const { browser } = await withAccess({ category: 'sector-member' })
    assert.equal((await browser.get(`/en/documents/${code}`)).status, 404)
  })

  test('asks once for a list of people, and once for many meetings', async () => {
    const { house } = whole
    let count = 0
    const counting = {
      ...house,
      db: house.db.withPlugin({
        transformQuery: ({ node }) => {
          count++
          return node
        },
        transformResult: ({ result }) => Promise.resolve(result),
      }),
    }
    const accounts = await Promise.all(Array.from({ length: 12 }, () => makeAccount(house.db)))
    const ids = accounts.map(({ personId }) => personId)
    const parts = documentsParts(counting)
    const people = await parts.peopleOf([...ids, newId()])
    assert.deepEqual([people.map(({ id }) => id), count], [ids, 1])

    const [one, two, draft] = await Promise.all([
      makeEvent(house.db),
      makeEvent(house.db),
      makeEvent(house.db, { state: 'draft' } as never),
    ])
    const who = accounts[0]!
    await makeRegistration(house.db, { event: one, personId: who.personId, state: 'confirmed' })
    await makeRegistration(house.db, { event: two, personId: who.personId, state: 'waitlisted' })
    count = 0
    const confirmed = await parts.confirmedFor(actorFor(who), [one.id, two.id, draft.id])
    assert.deepEqual([[...confirmed], count], [[one.id], 1])
    const named = await parts.eventsOf([one.id, draft.id])
    const isPublic = (id: string) => named.find((event) => event.id === id)?.isPublic
    assert.deepEqual([isPublic(one.id), isPublic(draft.id)], [true, false])
  })

  test('is led to from the page of member access, and from the desk of the secretariat', async () => {
    const services = await new Browser(whole.server).get('/en/access/services')
    assert.match(services.body, /href="\/en\/documents"/)
    const desk = await (await castMember('antunesm')).get('/en/desk')
    assert.match(main(desk), /Documents to publish/)
  })
})
