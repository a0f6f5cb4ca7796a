import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { door, openRooms, somebody } from '../../../test/support/rooms.ts'
import { Browser, testServer, type Doorkeeper } from '../../../test/support/server.ts'
import { inTransaction } from '../database/database.ts'
import { saveViewed } from '../sessions/store.ts'
import { html } from '../ui/index.ts'
import type { AccountId } from '../../values/ids.ts'
import type { SignedIn } from '../../values/actor.ts'
import { sendPage, signedIn, viewingOf, visitOf, type Server } from './index.ts'

const minute = 60_000
const people: Doorkeeper = new Map()
const acts: string[] = []
let noted: string[] = []
let ended: number
let mayLook: (viewer: SignedIn, viewed: AccountId) => boolean

let house: TestHouse
let ada: SignedIn
let bo: SignedIn
let server: Server

before(async () => {
  house = await testHouse()
  ada = await somebody(house, 'Ada')
  bo = await somebody(house, 'Bo', 'desk.open')
  people.set(ada.accountId, { actor: ada, language: 'ar' }).set(bo.accountId, { actor: bo })
  server = await testServer(house, people, {
    viewing: {
      find: async (viewer, viewed) => (mayLook(viewer, viewed) ? people.get(viewed)?.actor : undefined),
      note: async (viewer, viewed, path) =>
        void noted.push(`${viewer.name} ${viewed === ada.accountId ? 'Ada' : '?'} ${path}`),
      end: async (_viewer, visit) => {
        ended++
        await house.db
          .updateTable('visit')
          .set({ viewed_account_id: null, viewed_until: null })
          .where('id', '=', visit)
          .execute()
      },
    },
  })
  openRooms(server, acts)
  server.get('/desk/viewing', door('desk.open'), async (request, reply) => {
    const until = new Date(house.clock.now().getTime() + 15 * minute)
    await inTransaction(house.db, (tx) =>
      saveViewed(tx, visitOf(request).id, { accountId: ada.accountId, until }),
    )
    return reply.send('begun')
  })
  const closed = { config: { ...door('signed-in').config, viewing: 'closed' } } as const
  server.get('/mine/secret', closed, (_request, reply) =>
    sendPage(reply, 200, { title: 'Secret', body: html`` }),
  )
  server.get('/mine/safe', door('signed-in', 'recent'), (_request, reply) =>
    sendPage(reply, 200, { title: 'Safe', body: html`` }),
  )
  const allowed = { config: { ...door('signed-in').config, viewing: 'allowed' } } as const
  server.post('/viewing/end', allowed, async (request, reply) =>
    reply.send(`${viewingOf(request)?.viewer.name} stops looking at ${signedIn(request).name}`),
  )
})
after(async () => {
  await server.close()
  await house.close()
})
beforeEach(() => {
  noted = []
  ended = 0
  acts.length = 0
  mayLook = (viewer) => viewer.permissions.has('desk.open')
})

async function looking(): Promise<Browser> {
  const browser = new Browser(server)
  await browser.post('/en/sign-in', { account: bo.accountId })
  await browser.get('/en/desk/viewing')
  return browser
}

describe('whoever looks at another person’s pages', () => {
  test('sees that person’s, with a banner that says whose they are, until when, and how to stop', async () => {
    const page = await (await looking()).get('/en/mine')
    assert.equal(page.status, 200)
    assert.match(page.body, /Ada/)
    const banner = /<aside class="viewing"[\s\S]*?<\/aside>/.exec(page.body)?.[0] ?? ''
    assert.match(banner, /You see the pages of .*Ada.*until 10:15 \(Geneva\)/)
    assert.match(banner, /<form method="post" action="\/en\/viewing\/end">/)
  })

  test('has none of their own rights meanwhile', async () => {
    assert.equal((await (await looking()).get('/en/desk')).status, 404)
  })

  test('leaves a trace of each page before it is shown, without what stands behind the question mark', async () => {
    const browser = await looking()
    await browser.get('/en/mine?word=secret')
    await browser.get('/en/form')
    await browser.get('/en/nowhere')
    assert.deepEqual(noted, ['Bo Ada /mine', 'Bo Ada /form'])
  })

  test('is shown nothing when the trace cannot be kept', async () => {
    const browser = await looking()
    const push = noted.push
    noted.push = () => {
      throw new Error('no trace')
    }
    assert.equal((await browser.get('/en/mine')).status, 500)
    noted.push = push
  })

  test('can do nothing, and is told so', async () => {
    const browser = await looking()
    for (const path of ['/en/mine/change', '/en/form', '/en/sign-out', '/en/display']) {
      const answer = await browser.post(path, { word: 'x', 'language-switch': 'fr' })
      assert.equal(answer.status, 403, path)
      assert.match(answer.body, /<h1>You are only looking<\/h1>/)
      assert.match(answer.body, /<aside class="viewing"/)
    }
    assert.deepEqual(acts, [])
    assert.match((await browser.get('/en/mine')).body, /Ada/, 'and is still looking')
  })

  test('can stop', async () => {
    assert.equal((await (await looking()).post('/en/viewing/end')).body, 'Bo stops looking at Ada')
  })

  test('finds closed what is the person’s alone, and what asks for a fresh proof', async () => {
    const browser = await looking()
    for (const path of ['/en/mine/secret', '/en/mine/safe']) {
      const page = await browser.get(path)
      assert.equal(page.status, 403)
      assert.match(page.body, /<h1>This page is closed to you<\/h1>/)
    }
    assert.deepEqual(noted, [])
  })

  test('changes the language by links, since no form is sent', async () => {
    const page = await (await looking()).get('/en/mine')
    assert.match(page.body, /<a hreflang="fr" href="\/fr\/mine"/)
    assert.doesNotMatch(page.body, /name="language-switch"/)
  })

  test('is led to their own language, not to the person’s', async () => {
    assert.equal((await (await looking()).get('/mine')).location, '/en/mine')
  })
})

describe('looking ends', () => {
  test('after its time, once, with a word about it', async () => {
    const browser = await looking()
    house.clock.move(15 * minute)
    const page = await browser.get('/en/mine')
    assert.match(page.body, /You no longer look at the other person’s pages/)
    assert.match(page.body, /Bo/)
    assert.doesNotMatch(page.body, /<aside class="viewing"/)
    await browser.get('/en/mine')
    assert.equal(ended, 1)
  })

  test('as soon as the viewer may not look any more', async () => {
    const browser = await looking()
    mayLook = () => false
    assert.match((await browser.get('/en/mine')).body, /Bo/)
    assert.equal(ended, 1)
  })

  test('with the session', async () => {
    const browser = await looking()
    await house.db.updateTable('visit').set({ ended_at: house.clock.now() }).execute()
    assert.equal((await browser.get('/en/mine')).location, '/en/sign-in')
  })
})

test('the person’s own session notices nothing of it', async () => {
  const own = new Browser(server)
  await own.post('/en/sign-in', { account: ada.accountId })
  await looking()
  const page = await own.get('/en/mine')
  assert.doesNotMatch(page.body, /<aside class="viewing"/)
  assert.equal((await own.post('/en/mine/change')).status, 303)
  assert.deepEqual(acts, ['change by Ada'])
})
