import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { noneAbove } from '../../../../test/support/event-desk.ts'
import { makeAccount, makeEvent, type MadeAccount } from '../../../../test/support/people.ts'
import { Browser } from '../../../../test/support/server.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'

import { eventDeskRoutes } from './routes.ts'

let house: TestHouse
let walk: Walk
let officer: MadeAccount
before(async () => {
  house = await testHouse()
  walk = await openWalk(house, (server) => eventDeskRoutes(server, house, noneAbove))
  officer = await makeAccount(house.db, { name: 'Ingrid Antunes' })
})
after(async () => {
  await walk.close()
  await house.close()
})

const desk = () => walk.as(officer, ['events.manage'])
const all = Object.fromEntries(['en', 'fr', 'es', 'ar', 'ru', 'zh'].map((tag) => [tag, `Radio ${tag}`]))

test('the list shows drafts too, by state, and says in which languages something is missing', async () => {
  const draft = await makeEvent(house.db, { state: 'draft', title: { en: 'Half done', fr: 'À moitié' } })
  const done = await makeEvent(house.db, { title: all, city: all })
  const browser = await desk()
  const page = await browser.get('/en/desk/events')
  assert.equal(heading(page), 'Event desk')
  assert.match(main(page), new RegExp(`Half done .*${draft.code}.*missing in .*Spanish`))
  const untranslated = main(await browser.get('/en/desk/events?untranslated=yes'))
  assert.match(untranslated, /Half done/)
  assert.doesNotMatch(untranslated, new RegExp(done.code))
  const published = main(await browser.get('/en/desk/events?state=published'))
  assert.doesNotMatch(published, /Half done/)
  assert.match(published, new RegExp(done.code))
})

test('it is searched by words of the title in any language and by code; a sign of patterns stands for itself', async () => {
  const event = await makeEvent(house.db, { title: { en: 'Voices', fr: 'Des voix rares' } })
  const browser = await desk()
  assert.match(main(await browser.get('/en/desk/events?q=VOIX+rar')), new RegExp(event.code))
  assert.match(main(await browser.get(`/en/desk/events?q=${event.code.slice(2)}`)), /Voices/)
  assert.match(main(await browser.get('/en/desk/events?q=%25')), /No meeting matches/)
})

test('a filter that makes no sense is the usual list', async () => {
  const page = await (await desk()).get('/en/desk/events?state=green&when=never&page=-4&type=..')
  assert.equal(page.status, 200)
  assert.match(main(page), /Half done/)
})

test('the desk of an event opens for a draft; an unknown one, and strangers, find nothing', async () => {
  const draft = await makeEvent(house.db, { state: 'draft', title: { en: 'In the works' } })
  const path = `/en/desk/events/${draft.code}`
  assert.equal(heading(await (await desk()).get(path)), 'In the works')
  assert.equal((await (await desk()).get('/en/desk/events/C-00000001')).status, 404)
  assert.equal((await (await walk.as(officer)).get(path)).status, 404)
  assert.equal((await new Browser(walk.server).get(path)).status, 303)
})
