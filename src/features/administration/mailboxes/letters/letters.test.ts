import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../../test/support/house.ts'
import { letter, makeMailbox, type MadeMailbox } from '../../../../../test/support/mailboxes.ts'
import { makeAccount } from '../../../../../test/support/people.ts'
import type { Browser } from '../../../../../test/support/server.ts'
import { main, openWalk, type Walk } from '../../../../../test/support/walking.ts'
import { inTransaction } from '../../../../platform/database/database.ts'
import { newId } from '../../../../platform/ids.ts'
import { deskMerges } from '../../../../when-accounts-go.ts'
import { trailOf } from '../../../audit/index.ts'
import { findLetter, listLetters, queueLetter, workQueue, type Handed } from '../../../mail-routing/index.ts'
import { append } from '../../../mailbox/index.ts'
import { administrationRoutes } from '../../index.ts'

let house: TestHouse
let walk: Walk
let desk: Browser
let box: MadeMailbox
let path: string

before(async () => {
  house = await testHouse({ config: { smtpUrl: 'smtp://127.0.0.1:1' } })
  walk = await openWalk(house, (server) => administrationRoutes(server, house, deskMerges(house)))
  desk = await walk.as(await makeAccount(house.db, { roles: ['service-desk'] }), ['accounts.manage'])
})
after(async () => {
  await walk.close()
  await house.close()
})
beforeEach(async () => {
  box = await makeMailbox(house, { name: 'Akosua Mensah' })
  path = `/en/admin/accounts/${box.account.id}/mailbox/letters`
})

/** A letter of the holder, handed over as it is said. */
async function sent(handed: Handed, more: { isHeld?: boolean; messageId?: string } = {}): Promise<string> {
  const messageId = more.messageId ?? `<${newId()}@house.example>`
  const config = more.isHeld ? { ...house.config, smtpUrl: undefined } : house.config
  const raw = letter({ from: box.address, messageId, subject: 'Secret plan', text: 'secret words' })
  const of = {
    kind: 'letter',
    accountId: box.account.id,
    sender: box.address,
    subject: 'Secret plan',
  } as const
  const recipients = [{ address: 'li@outside.example', isInside: false }]
  const sendingId = await inTransaction(house.db, (tx) =>
    queueLetter(tx, { config }, { ...of, messageId, recipients, raw }, house.clock.now()),
  )
  await workQueue(
    house,
    { inside: async () => ({ how: 'sent' }), outside: async () => handed },
    { sendingId },
  )
  const { id } = await house.db
    .selectFrom('mail_sending_to')
    .select('id')
    .where('sending_id', '=', sendingId)
    .executeTakeFirstOrThrow()
  return id
}
const stateOf = async (id: string) => (await findLetter(house.db, box.account.id, id))?.state
const unknown = { how: 'never', said: '550 5.1.1 <li@outside.example> user unknown', code: '5.1.1' } as const
const wait = { how: 'later', said: '451 4.7.1 greylisted' } as const
const noticesTo = async (address: string) =>
  (
    await house.db
      .selectFrom('mail_sending_to as one')
      .innerJoin('mail_sending as its', 'its.id', 'one.sending_id')
      .select('one.id')
      .where('its.kind', '=', 'notice')
      .where('one.address', '=', address)
      .execute()
  ).length

test('letters are seen by when, to whom and what became of them, never by what is in them', async () => {
  const [failed, waits] = [await sent(unknown), await sent(wait)]
  await sent({ how: 'sent' })
  await sent({ how: 'sent' }, { isHeld: true })
  const list = await desk.get(path)
  for (const words of [
    /l•••@outside\.example/,
    /Not delivered/,
    /Is tried again/,
    /Sent/,
    /Held/,
    /no such mailbox there/,
  ])
    assert.match(main(list), words)
  const pages = [list, await desk.get(`${path}/${failed}`), await desk.get(`${path}/${waits}`)]
  for (const { body } of pages)
    assert.doesNotMatch(body, /Secret plan|secret words|li@outside|5\.1\.1|greylisted/)
  assert.match(main(pages[1]!), /Not delivered.*no such mailbox there.*tried 1 time/)
  assert.match(main(pages[2]!), /Is tried again.*asks us to wait.*Next try.*Try it soon.*Give it up/)
  const mailbox = await desk.get(path.replace('/letters', ''))
  assert.match(main(mailbox), /Waiting: 1\. Held: 1\. Not delivered: 1\./)
})

test('one that waits is tried within five minutes, and never while somebody has it in hand', async () => {
  const id = await sent(wait)
  const five = new Date(house.clock.now().getTime() + 5 * 60_000)
  await house.db
    .updateTable('mail_sending_to')
    .set({ due_at: new Date(five.getTime() + 3_600_000) })
    .where('id', '=', id)
    .execute()
  assert.equal((await desk.post(`${path}/${id}`, { act: 'try' })).status, 303)
  assert.deepEqual((await findLetter(house.db, box.account.id, id))?.dueAt, five)
})

test('one that failed is sent again from the holder’s own copy, without whom it was hidden from', async () => {
  const messageId = `<${newId()}@house.example>`
  const id = await sent(unknown, { messageId })
  assert.match(main(await desk.get(`${path}/${id}`)), /kept nowhere any more/)
  assert.equal((await desk.post(`${path}/${id}`, { act: 'try' })).status, 409)
  const copy = letter({ from: box.address, messageId, headers: ['Bcc: hidden@outside.example'] })
  await append(house, box.id, 'Sent', copy, { flags: ['\\Seen'] })
  assert.match(main(await desk.get(`${path}/${id}`)), /Send it again/)
  assert.equal((await desk.post(`${path}/${id}`, { act: 'try' })).status, 303)
  const caught: Buffer[] = []
  await workQueue(house, {
    inside: async () => ({ how: 'sent' }),
    outside: async (_, raw) => {
      caught.push(raw)
      return { how: 'sent' }
    },
  })
  assert.equal(caught.filter((raw) => raw.includes(messageId)).length, 1)
  assert.doesNotMatch(String(caught), /hidden@outside/)
  assert.equal(await stateOf(id), 'sent')
  const [line] = await trailOf(house.db, box.account.id)
  assert.deepEqual([line?.act, line?.details], ['administration.letter-tried', { letter: id }])
})

test('one that is given up fails, and of ten who give it up at once one does: its sender is told once', async () => {
  for (const isHeld of [false, true]) {
    const before = await noticesTo(box.address)
    const id = await sent(wait, { isHeld })
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => desk.post(`${path}/${id}`, { act: 'give-up' })),
    )
    assert.equal(answers.filter(({ status }) => status === 303).length, 1)
    assert.equal(answers.filter(({ status }) => status === 409).length, 9)
    assert.equal(await stateOf(id), 'failed')
    assert.equal((await noticesTo(box.address)) - before, 1)
    assert.match(main(await desk.get(`${path}/${id}`)), /given up at the service desk/)
  }
})

test('what is sent is sent, and what is held waits for a way out', async () => {
  const [done, held] = [await sent({ how: 'sent' }), await sent({ how: 'sent' }, { isHeld: true })]
  for (const act of ['try', 'give-up'])
    assert.equal((await desk.post(`${path}/${done}`, { act })).status, 409, act)
  assert.match(main(await desk.post(`${path}/${held}`, { act: 'try' })), /as soon as there is a way out/)
  assert.equal(await stateOf(held), 'held')
})

test('a letter of somebody else is not there, and whoever is not of the desk sees none', async () => {
  const id = await sent(wait)
  const other = await makeMailbox(house)
  const theirs = path.replace(box.account.id, other.account.id)
  for (const one of [`${theirs}/${id}`, `${path}/${newId()}`, `${path}/x`]) {
    assert.equal((await desk.get(one)).status, 404, one)
    assert.equal((await desk.post(one, { act: 'give-up' })).status, 404, one)
  }
  assert.equal(await stateOf(id), 'queued')
  assert.equal((await desk.post(`${path}/${id}`, { act: 'read' })).status, 404)
  const holder = await walk.as(box.account, [])
  for (const one of [path, `${path}/${id}`]) assert.equal((await holder.get(one)).status, 404)
})

test('letters of staff are looked after by administrators only', async () => {
  box = await makeMailbox(house, { account: await makeAccount(house.db, { roles: ['visa-officer'] }) })
  path = `/en/admin/accounts/${box.account.id}/mailbox/letters`
  const id = await sent(wait)
  assert.equal((await desk.post(`${path}/${id}`, { act: 'give-up' })).status, 409)
  assert.equal(await stateOf(id), 'queued')
})

test('twenty-five stand on a page', async () => {
  for (let one = 0; one < 27; one++) await sent({ how: 'sent' })
  assert.equal((await listLetters(house.db, box.account.id, { most: 25, page: 2 })).length, 2)
  assert.match(main(await desk.get(`${path}?page=2`)), /Sent/)
  assert.equal((await desk.get(`${path}?page=nonsense`)).status, 200)
})
