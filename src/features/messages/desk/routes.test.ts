import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, type MadeAccount } from '../../../../test/support/people.ts'
import type { Browser } from '../../../../test/support/server.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import { takeDue } from '../../../platform/outgoing-mail/outbox.ts'
import { tell } from '../../../platform/outgoing-mail/tell.ts'
import { trailOf } from '../../audit/index.ts'
import { outboxDeskRoutes } from './routes.ts'

let house: TestHouse
let walk: Walk
let desk: Browser
let reader: MadeAccount

before(async () => {
  house = await testHouse({ config: { smtpUrl: 'smtp://localhost:1' } })
  const occasions = ['registrations.confirmed', 'accounts.sign-up']
  walk = await openWalk(house, (server) => outboxDeskRoutes(server, house, occasions))
  desk = await walk.as(await makeAccount(house.db), ['outbox.read', 'outbox.resend'])
})
after(async () => {
  await walk.close()
  await house.close()
})
beforeEach(async () => {
  await house.db.deleteFrom('outbox').execute()
  reader = await makeAccount(house.db, { name: 'Akosua Mensah' })
})

type Wishes = {
  occasion?: string
  state?: string
  error?: string
  minutesAgo?: number
  dueIn?: number
  address?: string
  secret?: boolean
  text?: string
}

async function mail(it: Wishes = {}): Promise<string> {
  const at = new Date(house.clock.now().getTime() - (it.minutesAgo ?? 1) * 60_000)
  const to = {
    personId: reader.personId,
    address: it.address ?? reader.email,
    language: 'fr',
    name: reader.name,
  }
  const dueAt = new Date(house.clock.now().getTime() + (it.dueIn ?? -1) * 60_000)
  const occasion = it.occasion ?? 'registrations.confirmed'
  await inTransaction(house.db, (tx) => tell(tx, { occasion, to, facts: {}, dueAt }, at))
  const { id } = await house.db
    .updateTable('outbox')
    .set({
      state: it.state ?? 'queued',
      last_error: it.error ?? null,
      text_body: it.text ?? null,
      html_body: it.text ? `<html><head></head><body>${it.text}</body></html>` : null,
      holds_secrets: it.secret ?? false,
    })
    .where('id', '=', (eb) => eb.selectFrom('outbox').select('id').orderBy('id', 'desc').limit(1))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const state = async (id: string) =>
  (await house.db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow()).state

test('every mail is there with why, to whom, where it stands and until when it waits', async () => {
  await mail({ dueIn: 5 })
  await mail({ state: 'failed', error: 'permanent: 550 no such mailbox' })
  const page = await desk.get('/en/desk/outbox')
  assert.equal(heading(page), 'Outbox')
  assert.match(
    main(page),
    /Registration confirmed.*Akosua Mensah · person\d+@mail\.example.*there may be no such mailbox.*Failed/,
  )
  assert.match(main(page), /Waits until .*25 November.*\(in 5 minutes\)/)
  assert.match(main(page), /Waiting 1.*Failed 1/)
})

test('a filter is an address: by state, by occasion, by whole address', async () => {
  await mail({ state: 'sent', occasion: 'accounts.sign-up' })
  await mail({ state: 'failed', error: 'writing: no' })
  const shown = async (query: string) =>
    main(await desk.get(`/en/desk/outbox?${query}`)).match(/Akosua Mensah/g)?.length ?? 0
  assert.equal(await shown('state=failed'), 1)
  assert.equal(await shown('state=kept'), 0)
  assert.equal(await shown('occasion=accounts.sign-up'), 1)
  assert.equal(await shown(`to=${reader.email.toUpperCase()}`), 2)
  assert.equal(await shown('to=nobody@lake.example'), 0)
  assert.equal(await shown('state=nonsense&after=nonsense&occasion=%27'), 2)
})

test('a long list goes on after its last mail, and back before its first', async () => {
  for (let minute = 1; minute <= 120; minute++) await mail({ minutesAgo: minute })
  const links = (body: string) => ({
    next: /href="([^"]*)" rel="next"/.exec(body)?.[1]?.replace(/&amp;/g, '&'),
    previous: /href="([^"]*)" rel="prev"/.exec(body)?.[1]?.replace(/&amp;/g, '&'),
  })
  const ids = (body: string) => [...body.matchAll(/outbox\/([0-9a-f-]{36})"/g)].map(([, id]) => id)
  const first = await desk.get('/en/desk/outbox')
  const second = await desk.get(links(first.body).next ?? '')
  const third = await desk.get(links(second.body).next ?? '')
  assert.deepEqual([ids(first.body).length, ids(second.body).length, ids(third.body).length], [50, 50, 20])
  assert.equal(new Set([first, second, third].flatMap(({ body }) => ids(body))).size, 120)
  assert.equal(links(first.body).previous, undefined)
  assert.equal(links(third.body).next, undefined)
  assert.deepEqual(ids((await desk.get(links(third.body).previous ?? '')).body), ids(second.body))
})

test('a letter about a meeting is read as its reader sees it; its frame is closed to everything else', async () => {
  const id = await mail({ state: 'failed', error: 'permanent: 550 no', text: 'Votre place est confirmée' })
  const page = await desk.get(`/en/desk/outbox/${id}`)
  assert.match(main(page), /Votre place est confirmée/)
  assert.match(main(page), /The mail server said 550 no/)
  assert.match(page.body, /<pre class="mail-text" lang="fr"/)
  const frame = await desk.get(`/en/desk/outbox/${id}/html`)
  assert.equal(frame.status, 200)
  assert.match(String(frame.headers['content-security-policy']), /sandbox/)
})

test('a letter about an account, and one that lets its reader in, is shown to nobody', async () => {
  for (const it of [{ occasion: 'accounts.sign-up' }, { secret: true }]) {
    const id = await mail({ ...it, state: 'withheld', error: 'no-relay', text: 'open-sesame' })
    const page = await desk.get(`/en/desk/outbox/${id}`)
    assert.match(main(page), /for its reader alone/)
    assert.doesNotMatch(page.body, /open-sesame/)
    assert.equal((await desk.get(`/en/desk/outbox/${id}/html`)).status, 404)
  }
})

test('a mail that failed is sent again as the same mail, with one line in the audit', async () => {
  const id = await mail({ state: 'failed', error: 'setup: 535 denied' })
  const before = await house.db.selectFrom('outbox').selectAll().executeTakeFirstOrThrow()
  const done = await desk.post(`/en/desk/outbox/${id}/repetition`)
  assert.equal(done.location, `/en/desk/outbox/${id}`)
  const now = await house.db.selectFrom('outbox').selectAll().execute()
  assert.equal(now.length, 1)
  assert.deepEqual(
    [now[0]?.state, now[0]?.tries, now[0]?.last_error, now[0]?.message_id],
    ['queued', 0, null, before.message_id],
  )
  assert.deepEqual(
    (await takeDue(house.db, house.clock.now(), 10)).map((one) => one.id),
    [id],
  )
  const [line] = await trailOf(house.db, id)
  assert.deepEqual(
    [line?.act, line?.details],
    ['messages.resent', { occasion: 'registrations.confirmed', from: 'failed', elsewhere: false }],
  )
})

test('it may follow its person to the address of today, a letter about an account may not', async () => {
  const id = await mail({ state: 'failed', error: 'permanent: no', address: 'before@lake.example' })
  assert.match(main(await desk.get(`/en/desk/outbox/${id}`)), /Their contact address today/)
  await desk.post(`/en/desk/outbox/${id}/repetition`, { address: 'today' })
  const about = await mail({
    state: 'failed',
    error: 'permanent: no',
    address: 'before@lake.example',
    occasion: 'accounts.address-confirm',
  })
  await desk.post(`/en/desk/outbox/${about}/repetition`, { address: 'today' })
  const rows = await house.db.selectFrom('outbox').select(['id', 'to_address']).orderBy('id').execute()
  assert.deepEqual(
    rows.map((row) => row.to_address),
    [reader.email, 'before@lake.example'],
  )
})

test('what has left, is leaving or is no longer true is not sent again', async () => {
  for (const [it, words] of [
    [{ state: 'sent' }, /has left/],
    [{ state: 'queued', dueIn: 5 }, /still waiting/],
    [{ state: 'withheld', error: 'outdated' }, /no longer true/],
  ] as const) {
    const id = await mail(it)
    const was = await state(id)
    const no = await desk.post(`/en/desk/outbox/${id}/repetition`)
    assert.equal(no.status, 409)
    assert.match(main(no), words)
    assert.equal(await state(id), was)
  }
})

test('of ten who send it again at once, one does', async () => {
  const id = await mail({ state: 'failed', error: 'writing: no' })
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => desk.post(`/en/desk/outbox/${id}/repetition`)),
  )
  assert.equal(answers.filter(({ status }) => status === 303).length, 1)
  assert.equal((await trailOf(house.db, id)).length, 1)
})

test('many are sent again together: looked at first, one act each, and what cannot be says why', async () => {
  const ids = [
    await mail({ state: 'failed', error: 'setup: 535' }),
    await mail({ state: 'failed', error: 'setup: 535' }),
  ]
  const ended = await mail({ state: 'withheld', error: 'outdated' })
  assert.match((await desk.get('/en/desk/outbox?state=failed')).body, /resending\?state=failed/)
  const review = await desk.get('/en/desk/outbox/resending')
  assert.match(main(review), /Mails to send again: 2.*Send 2 mails again.*no longer true and is never sent/)
  const stale = await desk.post('/en/desk/outbox/resending', { count: '1' })
  assert.equal(stale.status, 409)
  assert.match(main(stale), /it was 1, now it is 2/)
  const done = await desk.post('/en/desk/outbox/resending?state=failed', { count: '2' })
  assert.match(main(done), /On their way again: 2/)
  assert.deepEqual(
    [await state(ids[0]!), await state(ids[1]!), await state(ended)],
    ['queued', 'queued', 'withheld'],
  )
  for (const id of ids) assert.equal((await trailOf(house.db, id)).length, 1)
})

test('who may only look is offered nothing; others do not learn that there is a desk', async () => {
  const id = await mail({ state: 'failed', error: 'writing: no' })
  const looking = await walk.as(await makeAccount(house.db), ['outbox.read'])
  assert.doesNotMatch(main(await looking.get(`/en/desk/outbox/${id}`)), /Send it again/)
  assert.equal((await looking.post(`/en/desk/outbox/${id}/repetition`)).status, 404)
  const nobody = await walk.as(await makeAccount(house.db), [])
  assert.equal((await nobody.get('/en/desk/outbox')).status, 404)
  assert.equal((await desk.get(`/en/desk/outbox/${newId()}`)).status, 404)
  assert.equal((await desk.get('/en/desk/outbox/x')).status, 404)
})
