import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import {
  makeAccount,
  makeEvent,
  makeRegistration,
  type MadeAccount,
  type MadeEvent,
} from '../../../../test/support/people.ts'
import type { Browser } from '../../../../test/support/server.ts'
import { fieldsOf, heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { prepareJobs } from '../../../platform/jobs/index.ts'
import { tellAll, tellBatch } from './actions/tell-batch.ts'
import { groupMessageRoutes } from './routes.ts'

let house: TestHouse
let walk: Walk
let desk: Browser
let event: MadeEvent
let people: MadeAccount[]

before(async () => {
  house = await testHouse()
  await prepareJobs(house.connection)
  walk = await openWalk(house, groupMessageRoutes)
  desk = await walk.as(await makeAccount(house.db, { name: 'Efua Owusu' }), ['messages.send', 'outbox.read'])
})
after(async () => {
  await walk.close()
  await house.close()
})
beforeEach(async () => {
  event = await makeEvent(house.db, { title: { en: 'Workshop on light' } })
  people = [
    await makeAccount(house.db, { name: 'Ama Mensah' }),
    await makeAccount(house.db, { name: 'Kofi Asante' }),
    await makeAccount(house.db, { name: 'ليلى حسن', language: 'ar' }),
  ]
  for (const { personId } of people)
    await makeRegistration(house.db, { event, personId, state: 'confirmed', mode: 'remote' })
})

const query = () => `event=${event.code}&state=confirmed`
const typed = (more: Record<string, string> = {}) => ({
  query: query(),
  fallback: 'en',
  'subject-en': 'The doors of {event}',
  'body-en': 'Dear {name},\n\nthey open at eight.',
  ...more,
})

async function draft(more: Record<string, string> = {}): Promise<string> {
  const { location } = await desk.post('/en/desk/messages', typed(more))
  assert.match(location ?? '', /^\/en\/desk\/messages\/[0-9a-f-]{36}$/)
  return location ?? ''
}

const sendForm = (body: string) => ({
  readers: /name="readers" value="(\d+)"/.exec(body)?.[1] ?? '',
  revision: /name="revision" value="(\d+)"/.exec(body)?.[1] ?? '',
})

test('the form says whom it goes to, what can be filled in, and offers every language of the body', async () => {
  const page = await desk.get(`/en/desk/messages/new?${query()}&columns=visa`)
  assert.equal(heading(page), 'Write to a group')
  assert.match(main(page), /Event: Workshop on light .*State: Confirmed.*3 people would get it/)
  assert.match(main(page), /\{organisation\} · organisation they represent/)
  for (const language of house.profile.languages)
    assert.match(page.body, new RegExp(`name="body-${language}"`))
  assert.equal(fieldsOf(page, 'message')['query'], query())
})

test('what is wrong stands beside its field, and all that was typed is kept', async () => {
  const page = await desk.post(
    '/en/desk/messages',
    typed({ 'body-en': 'Dear {nom}', 'subject-fr': 'Bonjour' }),
  )
  assert.equal(page.status, 422)
  assert.match(main(page), /\{nom\} cannot be filled in/)
  assert.match(main(page), /French has a subject but no text/)
  const kept = fieldsOf(page, 'message')
  assert.equal(kept['body-en'], 'Dear {nom}')
  assert.equal(kept['subject-fr'], 'Bonjour')
})

test('before it is sent one sees who gets it in which language, and what a real reader of each reads', async () => {
  const path = await draft()
  const page = await desk.get(path)
  assert.match(main(page), /3 people would get it/)
  assert.match(main(page), /English: 2/)
  assert.match(main(page), /Arabic: 1, who get the text in English/)
  assert.match(main(page), /Nobody is left out/)
  assert.match(main(page), /English , as (Ama Mensah|Kofi Asante) gets it The doors of Workshop on light/)
  const frame = await desk.get(`${path}/preview/ar/html`)
  assert.match(frame.body, /ليلى حسن/)
  assert.match(frame.body, /لم تُكتب هذه الرسالة بلغتك/)
  assert.match(String(frame.headers['content-security-policy']), /sandbox/)
  for (const [, address] of page.body.matchAll(/<iframe[^>]*src="([^"]*)"/g))
    assert.equal((await desk.get(address ?? '')).status, 200, 'every frame of the page is there')
  assert.equal(page.body.match(/<iframe/g)?.length, 2)
  assert.equal((await desk.get(`${path}/preview/xx/html`)).status, 404)
  assert.equal((await house.db.selectFrom('outbox').selectAll().execute()).length, 0)
})

test('a draft is changed, and then sent as it is now', async () => {
  const path = await draft()
  const form = await desk.get(`${path}/text`)
  assert.equal(fieldsOf(form, 'message')['subject-en'], 'The doors of {event}')
  const changed = await desk.post(`${path}/text`, {
    ...fieldsOf(form, 'message'),
    'subject-ar': 'الأبواب',
    'body-ar': 'مرحباً {name}',
  })
  assert.equal(changed.location, path)
  assert.match(main(await desk.get(path)), /Arabic: 1(?!, who)/)
  const stale = await desk.post(`${path}/text`, { ...fieldsOf(form, 'message'), 'subject-en': 'Mine' })
  assert.equal(stale.status, 409)
  assert.match(main(stale), /Somebody changed this message meanwhile/)
  assert.equal(fieldsOf(stale, 'message')['subject-en'], 'Mine', 'what was typed is kept')
})

test('it is sent to as many as were seen, its progress is shown, and it ends in the history', async () => {
  const path = await draft()
  const review = await desk.get(path)
  assert.match(main(review), /Send it to 3 people/)
  assert.equal((await desk.post(`${path}/sending`, sendForm(review.body))).location, path)
  const id = path.slice(path.lastIndexOf('/') + 1)
  await tellBatch(house, id, 2)
  const under = await desk.get(path)
  assert.match(main(under), /Being sent.*2 of 3 are in the outbox/)
  assert.match(under.body, /http-equiv="refresh"|<progress/)
  await tellAll(house, id)
  assert.match(main(await desk.get(path)), /Sent.*3 of 3 are in the outbox/)
  const history = await desk.get('/en/desk/messages')
  assert.match(main(history), /The doors of \{event\} Efua Owusu to 3 people Sent/)
  const again = await desk.post(`${path}/sending`, sendForm(review.body))
  assert.equal(again.status, 409)
})

test('when the group changed after it was looked at, nothing is sent and the page says so', async () => {
  const path = await draft()
  const review = await desk.get(path)
  const newcomer = await makeAccount(house.db)
  await makeRegistration(house.db, { event, personId: newcomer.personId, state: 'confirmed' })
  const no = await desk.post(`${path}/sending`, sendForm(review.body))
  assert.equal(no.status, 409)
  assert.match(main(no), /it was 3, now it is 4.*Send it to 4 people/)
  assert.equal((await desk.post(`${path}/sending`, {})).status, 409)
})

test('it is stopped on a page of its own', async () => {
  const path = await draft()
  await desk.post(`${path}/sending`, sendForm((await desk.get(path)).body))
  assert.match(main(await desk.get(`${path}/end`)), /What has left cannot be taken back/)
  assert.equal((await desk.post(`${path}/end`)).location, path)
  assert.match(main(await desk.get(path)), /Stopped/)
  assert.equal((await desk.post(`${path}/end`)).status, 409)
})

test('a draft is thrown away', async () => {
  const path = await draft()
  assert.equal((await desk.post(`${path}/discard`)).location, '/en/desk/messages')
  assert.equal((await desk.get(path)).status, 404)
})

test('who may not write to groups does not learn that one can', async () => {
  const path = await draft()
  const other = await walk.as(await makeAccount(house.db), ['registrations.read-all'])
  for (const one of ['/en/desk/messages', '/en/desk/messages/new', path, `${path}/preview/en/html`])
    assert.equal((await other.get(one)).status, 404)
  assert.equal((await other.post(`${path}/sending`, {})).status, 404)
  assert.equal((await desk.get('/en/desk/messages/nonsense')).status, 404)
})
