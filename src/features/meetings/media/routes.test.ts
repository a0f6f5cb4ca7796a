import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { startMedia, type KeptMedia } from '../../../../test/support/media.ts'
import { MediaBrowser } from '../../../../test/support/media-browser.ts'
import { makeAccount, makeEvent, makeOrganisation } from '../../../../test/support/people.ts'
import type { Browser } from '../../../../test/support/server.ts'
import { until } from '../../../../test/support/real-program.ts'
import { actorFor, choicesFor, register } from '../../../../test/support/registering.ts'
import { main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { endForAll } from '../room/actions/lead.ts'
import { putOut } from '../desk/actions.ts'
import { meetingRoutes } from '../index.ts'
import { listSittings } from '../store/sittings.ts'
import type { Sitting } from '../types.ts'
import { roomMedia } from './room-media.ts'

const minute = 60_000
const on = { microphone: 'on', camera: 'off' }

describe('the stage of a sitting', { timeout: 240_000 }, () => {
  let media: KeptMedia
  let house: TestHouse
  let walk: Walk
  let base: string
  const browsers: MediaBrowser[] = []

  before(async () => {
    media = await startMedia()
    house = { ...(await testHouse()), media: media.link }
    walk = await openWalk(house, meetingRoutes)
    base = await walk.server.listen({ port: 0, host: '127.0.0.1' })
  })
  after(async () => {
    for (const browser of browsers) browser.close()
    await walk.close()
    await house.close()
    await media.stop()
  })

  async function meeting() {
    const startsAt = new Date(house.clock.now().getTime() + 10 * minute)
    const endsAt = new Date(startsAt.getTime() + 120 * minute)
    const event = await makeEvent(house.db, { type: 'workshop', startsAt, endsAt, now: house.clock.now() })
    const [sitting] = (await listSittings(house.db, event.id)) as [Sitting]
    return { event, sitting, door: `/en/meetings/${sitting.id}` }
  }

  /** Somebody registered for it, with a browser; inside when they have joined. */
  async function comes(it: Awaited<ReturnType<typeof meeting>>, joins = true) {
    const account = await makeAccount(house.db, {
      organisation: await makeOrganisation(house.db),
      name: 'Ama Owusu',
    })
    const registered = await register(house, actorFor(account), it.event.id, choicesFor('remote'))
    assert.ok(!isRefusal(registered), JSON.stringify(registered))
    const visitor = await walk.as(account)
    if (joins) assert.equal((await visitor.post(`${it.door}/join`)).status, 303)
    return { account, visitor }
  }

  /** Goes on stage, and hears what is told there. */
  async function enters(it: Awaited<ReturnType<typeof meeting>>) {
    const { account, visitor } = await comes(it)
    const browser = new MediaBrowser()
    browsers.push(browser)
    const entered = await visitor.post(`${it.door}/stage`, { ...on, offer: await browser.offer() })
    assert.equal(entered.status, 200, entered.body)
    const { session, answer } = JSON.parse(entered.body) as { session: string; answer: string }
    await browser.take(answer)
    const told = await listen(visitor, `${base}${it.door}/stage/${session}`)
    await until(() => browser.state === 'connected', 30_000)
    return { account, visitor, browser, session, told }
  }

  test('is drawn in the room, with a script that only this page asks for', async () => {
    const it = await meeting()
    const { visitor } = await comes(it)
    const room = await visitor.get(`${it.door}/room`)
    assert.match(main(room), /Enter with the microphone off/)
    assert.match(room.body, /assets\/media\.js/)
    assert.match(String(room.headers['permissions-policy']), /microphone=\(self\)/)
    assert.doesNotMatch((await visitor.get('/en/meetings')).body, /assets\/media\.js/)
  })

  test('lets in nobody who is not inside, whatever they offer', async () => {
    const it = await meeting()
    const { visitor } = await comes(it, false)
    const offer = await new MediaBrowser().offer()
    assert.equal((await visitor.post(`${it.door}/stage`, { ...on, offer })).status, 410)
    assert.equal((await visitor.get(`${it.door}/stage/something`)).status, 404)
    const { visitor: stranger } = await comes(await meeting())
    assert.equal((await stranger.post(`${it.door}/stage`, { ...on, offer })).status, 410)
  })

  test('refuses what is no offer of a page of ours', async () => {
    const it = await meeting()
    const { visitor } = await comes(it)
    assert.equal((await visitor.post(`${it.door}/stage`, { ...on, offer: 'v=0' })).status, 400)
  })

  test('brings two to each other', async () => {
    const it = await meeting()
    const [one, other] = [await enters(it), await enters(it)]
    await until(() => {
      one.browser.speak(11)
      return other.browser.heard.flat().includes(11)
    }, 30_000)
    assert.match(other.told.text(), /"organisation":"[^"]+"/)
    assert.ok(!other.told.text().includes(one.account.personId), 'nobody learns anybody’s number')
  })

  test('is left by whom the desk puts out, and they were there as far as evidence goes', async () => {
    const it = await meeting()
    const [one, other] = [await enters(it), await enters(it)]
    await putOut(house, actorFor(other.account), it.sitting, one.account.personId)
    await until(() => one.told.text().includes('"why":"removed"'), 30_000)
    assert.equal((await one.visitor.post(`${it.door}/stage/${one.session}`, on)).status, 410)
    const kinds = async () =>
      (
        await house.db
          .selectFrom('attendance_event')
          .select('kind')
          .where('source', '=', 'engine:embedded')
          .where('person_id', '=', one.account.personId)
          .execute()
      ).map(({ kind }) => kind)
    await until(async () => (await kinds()).length === 2, 30_000)
    assert.deepEqual((await kinds()).toSorted(), ['left', 'media'])
  })

  test('obeys the room: a muted microphone is off', async () => {
    const it = await meeting()
    const one = await enters(it)
    const room = roomMedia(house)!
    assert.equal(await room.mute(it.sitting.id, one.account.personId), true)
    await until(() => one.told.text().includes('"wasMuted":true'), 30_000)
    assert.equal(await room.mute(it.sitting.id, one.account.personId), false)
  })

  test('ends for everybody when whoever leads ends the sitting', async () => {
    const it = await meeting()
    const one = await enters(it)
    await house.db
      .insertInto('meeting_role')
      .values({
        sitting_id: it.sitting.id,
        event_id: it.event.id,
        person_id: one.account.personId,
        role: 'chair',
      })
      .execute()
    assert.equal(await endForAll(house, actorFor(one.account), it.sitting.id), undefined)
    await until(() => one.told.text().includes('"why":"over"'), 30_000)
  })

  test('is there again after the process died, for whoever asks while it is being started', async () => {
    const it = await meeting()
    const one = await enters(it)
    process.kill((await media.pid())!, 'SIGKILL')
    await until(() => one.told.isOver(), 30_000)
    const browser = new MediaBrowser()
    browsers.push(browser)
    const again = await one.visitor.post(`${it.door}/stage`, { ...on, offer: await browser.offer() })
    assert.equal(again.status, 200)
    await browser.take((JSON.parse(again.body) as { answer: string }).answer)
    await until(() => browser.state === 'connected', 30_000)
  })
})

/** Hears a stream until it ends. */
async function listen({ cookies }: Browser, address: string) {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const stream = await fetch(address, { headers: { cookie } })
  assert.equal(stream.status, 200)
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
  let [text, isOver] = ['', false]
  const read = async () => {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      text += value
    }
  }
  void read()
    .catch(() => {})
    .then(() => (isOver = true))
  return { text: () => text, isOver: () => isOver }
}
