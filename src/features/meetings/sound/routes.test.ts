import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, afterEach, before, describe, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { startMedia, type KeptMedia } from '../../../../test/support/media.ts'
import { flat } from '../../../../test/support/pages.ts'
import {
  makeAccount,
  makeEvent,
  makeRegistration,
  type MadeAccount,
} from '../../../../test/support/people.ts'
import type { Browser } from '../../../../test/support/server.ts'
import { until } from '../../../../test/support/real-program.ts'
import { SoundLine } from '../../../../test/support/sound-line.ts'
import { main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { meetingRoutes } from '../index.ts'
import { saveRoom } from '../store/rooms.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { languagesOf } from './store.ts'
import { listSittings } from '../store/sittings.ts'
import type { Role, Sitting } from '../types.ts'
import { ends } from './relay.ts'

const minute = 60_000

describe('a line of sound', () => {
  let house: TestHouse
  let media: KeptMedia
  let walk: Walk
  let base: string
  const open: SoundLine[] = []

  before(async () => {
    media = await startMedia()
    house = { ...(await testHouse()), media: media.link }
    walk = await openWalk(house, meetingRoutes)
    await walk.server.listen({ host: '127.0.0.1', port: 0 })
    base = `127.0.0.1:${(walk.server.server.address() as AddressInfo).port}`
  })
  afterEach(() => {
    for (const line of open.splice(0)) line.close()
  })
  after(async () => {
    await walk.close()
    await house.close()
    await media.stop()
  })

  async function meeting(): Promise<Sitting> {
    const startsAt = new Date(house.clock.now().getTime() + 10 * minute)
    const endsAt = new Date(startsAt.getTime() + 120 * minute)
    const event = await makeEvent(house.db, { startsAt, endsAt, now: house.clock.now() })
    await house.db
      .updateTable('event')
      .set({ languages: ['en', 'fr'], modes: ['remote'] })
      .where('id', '=', event.id)
      .execute()
    return (await listSittings(house.db, event.id))[0] as Sitting
  }

  /** Somebody who is inside a sitting. */
  async function comes(
    sitting: Sitting,
    role?: Role,
  ): Promise<{ browser: Browser; account: MadeAccount; door: string }> {
    const account = await makeAccount(house.db)
    const { personId } = account
    const event = { id: sitting.eventId }
    await makeRegistration(house.db, { event, personId, state: 'confirmed', mode: 'remote' })
    const of = { sitting_id: sitting.id, event_id: sitting.eventId, person_id: personId }
    if (role)
      await house.db
        .insertInto('meeting_role')
        .values({ ...of, role })
        .execute()
    const browser = await walk.as(account)
    const door = `/en/meetings/${sitting.id}`
    assert.equal((await browser.post(`${door}/join`)).location, `${door}/room`)
    return { browser, account, door }
  }

  const ticketOf = async ({ browser, door }: { browser: Browser; door: string }) => {
    const answer = await browser.post(`${door}/sound`)
    assert.equal(answer.status, 200)
    return JSON.parse(answer.body) as { address: string; ticket: string }
  }

  function dial(
    { address, ticket }: { address: string; ticket: string },
    browser: Browser,
    origin = `http://${base}`,
  ): SoundLine {
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const line = new SoundLine(`ws://${base}${address}`, {
      protocols: ['plenary-sound', `ticket.${ticket}`],
      headers: { cookie, origin },
    })
    open.push(line)
    return line
  }

  const opens = async (line: SoundLine): Promise<boolean> => {
    await line.until(() => line.told['air'] !== undefined || line.closed !== undefined)
    return line.closed === undefined
  }

  test('opens once for a ticket, in the browser that asked for it, at that sitting, within a minute', async () => {
    const [sitting, other] = [await meeting(), await meeting()]
    const [ama, kofi] = [await comes(sitting), await comes(sitting)]
    const ticket = await ticketOf(ama)
    assert.equal(await opens(dial(ticket, kofi.browser)), false, 'another browser')
    assert.equal(await opens(dial({ ...ticket, ticket: 'a.b.c' }, ama.browser)), false, 'made up')
    const elsewhere = { ...ticket, address: ticket.address.replace(sitting.id, other.id) }
    assert.equal(await opens(dial(elsewhere, ama.browser)), false, 'another sitting')
    assert.equal(await opens(dial(ticket, ama.browser)), true)
    assert.equal(await opens(dial(ticket, ama.browser)), false, 'a second time')
    const late = await ticketOf(ama)
    house.clock.move(61_000)
    assert.equal(await opens(dial(late, ama.browser)), false, 'a minute later')
  })

  test('opens for no page of another site, whatever ticket it has', async () => {
    const ama = await comes(await meeting())
    assert.equal(await opens(dial(await ticketOf(ama), ama.browser, 'https://elsewhere.example')), false)
  })

  test('is for whoever is inside: no ticket before one comes in, and none is good after one has left', async () => {
    const sitting = await meeting()
    const stranger = await walk.as(await makeAccount(house.db))
    assert.equal((await stranger.post(`/en/meetings/${sitting.id}/sound`)).status, 410)
    const ama = await comes(sitting)
    const ticket = await ticketOf(ama)
    await ama.browser.post(`${ama.door}/leaving`)
    assert.equal(await opens(dial(ticket, ama.browser)), false)
  })

  test('carries what one says to another, and ends when the sitting says that one is out', async () => {
    const sitting = await meeting()
    const [ama, kofi] = [await comes(sitting), await comes(sitting)]
    const [one, other] = [dial(await ticketOf(ama), ama.browser), dial(await ticketOf(kofi), kofi.browser)]
    assert.ok((await opens(one)) && (await opens(other)))
    one.say({ speak: 'floor' })
    one.frame(2880, 'Madam Chair')
    await other.until(() => other.heard.length > 0)
    assert.equal(other.heard[0]?.payload.toString(), 'Madam Chair')
    await ama.browser.post(`${ama.door}/leaving`)
    await one.until(() => one.closed !== undefined)
    assert.equal(one.closed, ends.removed)
  })

  test('breaks off when the media process dies, and the next one opens', async () => {
    const ama = await comes(await meeting())
    const line = dial(await ticketOf(ama), ama.browser)
    assert.ok(await opens(line))
    process.kill((await media.pid()) as number, 'SIGKILL')
    await line.until(() => line.closed !== undefined)
    assert.equal(line.closed, 1006)
    await until(async () => opens(dial(await ticketOf(ama), ama.browser)), 90_000)
  })

  test('is interpreted into a language by interpreters, whose page is theirs alone', async () => {
    const sitting = await meeting()
    const [ama, kofi] = [await comes(sitting, 'interpreter'), await comes(sitting)]
    assert.equal((await kofi.browser.get(`${kofi.door}/booth`)).location, `${kofi.door}/room`)
    assert.equal((await kofi.browser.post(`${kofi.door}/booth`, { speak: 'fr' })).status, 404)
    assert.equal((await ama.browser.post(`${ama.door}/booth`, { speak: 'fr', listen: 'en' })).status, 303)
    const page = await ama.browser.get(`${ama.door}/booth`)
    assert.match(page.body, /<option value="fr" selected/)
    assert.match(page.body, /<option value="en" selected/)
    assert.match(page.headers['permissions-policy'] ?? '', /microphone=\(self\)/)
    const [booth, listener] = [
      dial(await ticketOf(ama), ama.browser),
      dial(await ticketOf(kofi), kofi.browser),
    ]
    assert.ok((await opens(booth)) && (await opens(listener)))
    listener.say({ listen: 'fr', speak: 'fr' })
    await listener.until(() => listener.told['no'] === 'meetings.floor.not-your-role')
    booth.say({ speak: 'fr' })
    await listener.until(() => (listener.told['air'] as string[]).includes('fr'))
    booth.frame(1, 'Madame la Présidente')
    await listener.until(() => listener.heard.length > 0)
    assert.equal(listener.heard[0]?.payload.toString(), 'Madame la Présidente')
  })

  test('is chosen by a form, and the choice is kept; what is no channel is the floor', async () => {
    const { browser, door } = await comes(await meeting())
    const chosen = async () =>
      /name="channel"[\s\S]*?value="(\w+)" selected/.exec((await browser.get(`${door}/room`)).body)?.[1]
    assert.equal(await chosen(), 'floor')
    assert.equal((await browser.post(`${door}/channel`, { channel: 'fr' })).location, `${door}/room#sound`)
    assert.equal(await chosen(), 'fr')
    await browser.post(`${door}/channel`, { channel: 'tlh' })
    assert.equal(await chosen(), 'floor')
    assert.match(flat(main(await browser.get(`${door}/room`))), /Sound needs JavaScript/)
  })

  test('a sitting that is interpreted into languages of its own has those channels, not the meeting’s', async () => {
    const sitting = await meeting()
    assert.deepEqual(await languagesOf(house.db, sitting), ['en', 'fr'])
    const room = { ...sitting.room, languages: ['ar', 'zh'] as const }
    await inTransaction(house.db, (tx) => saveRoom(tx, sitting, room, null, house.clock.now()))
    const [now] = (await listSittings(house.db, sitting.eventId)) as [Sitting]
    assert.deepEqual(await languagesOf(house.db, now), ['ar', 'zh'])
  })
})
