import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { mailsTo } from '../../../../test/support/mail.ts'
import { makeAccount, type MadeAccount } from '../../../../test/support/people.ts'
import type { Browser } from '../../../../test/support/server.ts'
import { main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import { tell } from '../../../platform/outgoing-mail/tell.ts'
import { deskMerges } from '../../../when-accounts-go.ts'
import { trailOf } from '../../audit/index.ts'
import { administrationRoutes } from '../index.ts'

let house: TestHouse
let walk: Walk
let desk: Browser
let somebody: MadeAccount
let path: string

before(async () => {
  house = await testHouse()
  walk = await openWalk(house, (server) => administrationRoutes(server, house, deskMerges(house)))
  desk = await walk.as(await makeAccount(house.db, { roles: ['service-desk'] }), ['accounts.manage'])
})
after(async () => {
  await walk.close()
  await house.close()
})
beforeEach(async () => {
  somebody = await makeAccount(house.db, { name: 'Akosua Mensah' })
  path = `/en/admin/accounts/${somebody.id}/mails`
})

/** A mail to somebody, as it stands in the outbox after a while. */
async function mail(
  more: { address?: string; state?: string; error?: string; hoursAgo?: number } = {},
): Promise<string> {
  const at = new Date(house.clock.now().getTime() - (more.hoursAgo ?? 1) * 3_600_000)
  const to = { personId: somebody.personId, address: more.address ?? somebody.email, language: 'en' }
  await inTransaction(house.db, (tx) =>
    tell(tx, { occasion: 'accounts.activated', to, facts: { person: somebody.personId } }, at),
  )
  const { id } = await house.db
    .updateTable('outbox')
    .set({
      state: more.state ?? 'sent',
      sent_at: at,
      last_error: more.error ?? null,
      text_body: 'the code is 7K3Q',
    })
    .where('person_id', '=', somebody.personId)
    .where('created_at', '=', at)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

test('a mail is seen by when, why and what became of it, never by what is in it', async () => {
  const id = await mail({ state: 'failed', error: 'permanent: 550 no such mailbox' })
  const list = await desk.get(path)
  assert.match(main(list), /Your account is active.*Not delivered/)
  const page = await desk.get(`${path}/${id}`)
  assert.match(main(page), /Not delivered.*there may be no such mailbox/)
  assert.doesNotMatch(page.body, /7K3Q|550/)
})

test('a mail is sent again to the same address, written anew, with one line in the audit', async () => {
  const id = await mail()
  assert.equal((await desk.post(`${path}/${id}/repetition`)).location, path)
  const all = await mailsTo(house.db, somebody.email)
  assert.deepEqual(
    all.map(({ occasion, state, facts }) => [occasion, state, facts['person']]),
    [
      ['accounts.activated', 'sent', somebody.personId],
      ['accounts.activated', 'queued', somebody.personId],
    ],
  )
  const [line] = await trailOf(house.db, somebody.id)
  assert.deepEqual(
    [line?.act, line?.details],
    ['administration.mail-repeated', { mail: id, occasion: 'accounts.activated' }],
  )
  const again = await desk.post(`${path}/${id}/repetition`)
  assert.equal(again.status, 409)
  assert.match(main(again), /sent a moment ago/)
})

test('of ten who send it again at once, one does', async () => {
  const id = await mail()
  const answers = await Promise.all(Array.from({ length: 10 }, () => desk.post(`${path}/${id}/repetition`)))
  assert.equal(answers.filter(({ status }) => status === 303).length, 1)
  assert.equal((await mailsTo(house.db, somebody.email)).length, 2)
})

test('nothing is sent to an address that is no longer theirs', async () => {
  const id = await mail({ address: 'before@lake.example' })
  const page = main(await desk.get(`${path}/${id}`))
  assert.match(page, /no longer is this person’s/, 'which is said beforehand')
  assert.doesNotMatch(page, /<form/)
  const no = await desk.post(`${path}/${id}/repetition`)
  assert.equal(no.status, 409)
  assert.match(main(no), /no longer is this person’s/)
})

test('a mail of somebody else is not there', async () => {
  const id = await mail()
  const other = await makeAccount(house.db)
  for (const one of [`/en/admin/accounts/${other.id}/mails/${id}`, `${path}/${newId()}`, `${path}/x`]) {
    assert.equal((await desk.get(one)).status, 404)
    assert.equal((await desk.post(`${one}/repetition`)).status, 404)
  }
})

test('mails to members of staff are sent again by administrators', async () => {
  somebody = await makeAccount(house.db, { roles: ['visa-officer'] })
  path = `/en/admin/accounts/${somebody.id}/mails`
  const id = await mail()
  assert.match(main(await desk.get(`${path}/${id}`)), /Only an administrator may act on it/)
  assert.equal((await desk.post(`${path}/${id}/repetition`)).status, 409)
})

test('twenty-five stand on a page', async () => {
  for (let hour = 1; hour <= 27; hour++) await mail({ hoursAgo: hour })
  assert.equal((await desk.get(path)).body.match(/Your account is active/g)?.length, 25)
  assert.equal((await desk.get(`${path}?page=2`)).body.match(/Your account is active/g)?.length, 2)
  assert.equal((await desk.get(`${path}?page=nonsense`)).status, 200)
})
