import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount } from '../../../../test/support/people.ts'
import { actorFor } from '../../../../test/support/registering.ts'
import { fieldsOf, heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { registrationRoutes } from '../index.ts'
import { forgetSavedViews, saveView } from './actions.ts'
import { ownSavedViews, savedViewsPart } from './part.ts'
import { listViews } from './store.ts'

let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse()
  walk = await openWalk(house, registrationRoutes)
})
after(async () => {
  await walk.close()
  await house.close()
})

const may = ['approvals.decide']
const form = '/en/saved-views/new?place=approvals&query=%3Fmode%3Dremote'
const wanted = { place: 'approvals', query: '?mode=remote' }

test('a filter is kept under a name, and the page it filters shows it as a link', async () => {
  const account = await makeAccount(house.db)
  const browser = await walk.as(account, may)
  const page = await browser.get(form)
  assert.equal(heading(page), 'Save this view')
  const sent: Record<string, string> = { ...fieldsOf(page, 'view'), name: '  Far away ' }
  assert.deepEqual({ place: sent['place'], query: sent['query'] }, wanted)
  const done = await browser.post('/en/saved-views/new', sent)
  assert.equal(done.location, '/en/approvals?mode=remote')
  assert.match((await browser.follow(done)).body, /The view is saved/)
  const t = house.texts('en')
  const part = await savedViewsPart(house)(actorFor(account, may), t, 'approvals', '?mode=remote')
  assert.match(part.markup, /href="\/en\/approvals\?mode=remote" aria-current="true"/)
  assert.doesNotMatch(part.markup, /Save this view/)
  const other = await savedViewsPart(house)(actorFor(account, may), t, 'approvals', '?mode=on-site')
  assert.match(other.markup, /Save this view/)
  const nothing = await savedViewsPart(house)(actorFor(account, may), t, 'approvals', '')
  assert.doesNotMatch(nothing.markup, /Save this view/)
})

test('a view needs a name that is not taken, and what was typed stays', async () => {
  const browser = await walk.as(await makeAccount(house.db), may)
  const empty = await browser.post('/en/saved-views/new', { ...wanted, name: ' ' })
  assert.equal(empty.status, 422)
  assert.match(main(empty), /Give the view a name/)
  await browser.post('/en/saved-views/new', { ...wanted, name: 'Far away' })
  const again = await browser.post('/en/saved-views/new', { ...wanted, name: 'FAR away' })
  assert.equal(again.status, 422)
  assert.match(main(again), /You have a view with this name/)
  assert.match(again.body, /value="FAR away"/)
})

test('switching the language keeps the name and saves nothing', async () => {
  const account = await makeAccount(house.db)
  const browser = await walk.as(account, may)
  const switched = await browser.post('/en/saved-views/new', {
    ...wanted,
    name: 'Half',
    'language-switch': 'fr',
    'form-page': form.replace('/en', ''),
  })
  assert.match((await browser.get(switched.location)).body, /value="Half"/)
  assert.deepEqual(await listViews(house.db, account.id), [])
})

test('what is not a filter of a page one may see is not there', async () => {
  const browser = await walk.as(await makeAccount(house.db), may)
  for (const query of ['?place=approvals', '?place=registrations&query=%3Fa', '?place=approvals&query=//x'])
    assert.equal((await browser.get(`/en/saved-views/new${query}`)).status, 404)
  const sent = { place: 'registrations', query: '?a=b', name: 'Mine' }
  assert.equal((await browser.post('/en/saved-views/new', sent)).status, 404)
})

test('one removes one’s own view, and nobody else’s', async () => {
  const mine = await makeAccount(house.db)
  const view = { place: 'approvals', query: '?mode=remote', name: 'Far away' } as const
  const saved = await saveView(house, actorFor(mine, may), view)
  assert.ok(!isRefusal(saved))
  const other = await walk.as(await makeAccount(house.db), may)
  assert.equal((await other.post(`/en/saved-views/${saved.id}/removal`)).status, 404)
  assert.equal((await other.post('/en/saved-views/none/removal')).status, 404)
  const browser = await walk.as(mine, may)
  assert.match(main(await browser.get('/en/saved-views')), /You keep one view.*Far away/)
  await browser.post(`/en/saved-views/${saved.id}/removal`)
  assert.match(main(await browser.get('/en/saved-views')), /You keep no view/)
})

test('ten saves of one name at once keep one view', async () => {
  const account = await makeAccount(house.db)
  const actor = actorFor(account, may)
  const view = { place: 'approvals', query: '?mode=remote', name: 'Far away' } as const
  const saved = await Promise.all(Array.from({ length: 10 }, () => saveView(house, actor, view)))
  assert.equal(saved.filter((one) => !isRefusal(one)).length, 1)
  assert.equal((await listViews(house.db, account.id)).length, 1)
})

test('views stand in the copy of one’s data, and go when it is erased', async () => {
  const account = await makeAccount(house.db)
  const actor = actorFor(account, may)
  await saveView(house, actor, { place: 'approvals', query: '?mode=remote', name: 'Far away' })
  const about = { accountId: account.id, personId: account.personId }
  const own = await ownSavedViews(house)(about, house.texts('en'))
  assert.deepEqual(own.lists, [{ name: 'Far away', rows: [['Approvals', '/approvals?mode=remote']] }])
  await inTransaction(house.db, (tx) => forgetSavedViews(tx, actor, about))
  assert.deepEqual(await listViews(house.db, account.id), [])
})
