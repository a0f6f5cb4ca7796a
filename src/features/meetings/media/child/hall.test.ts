import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { MediaBrowser } from '../../../../../test/support/media-browser.ts'
import { until } from '../../../../../test/support/real-program.ts'
import type { MediaPerson, Parting, StageNews } from '../types.ts'
import { Hall } from './hall.ts'
import { NoPortFree } from './peer.ts'
import { PortSlots } from './port-slots.ts'

/* Every browser here sends what it likes: what others get is the media process's own doing. */

type Guest = {
  readonly browser: MediaBrowser
  readonly session: string
  readonly id: string
  news: StageNews | undefined
  parted: Parting | undefined
}

const patience = 30_000

describe('the hall of a sitting', () => {
  let hall: Hall
  let empty: number
  const guests: Guest[] = []

  beforeEach(() => {
    empty = 0
    hall = new Hall(
      { slots: new PortSlots([41_000, 41_999], 2), addresses: ['127.0.0.1'] },
      () => (empty += 1),
    )
  })
  afterEach(() => {
    hall.close()
    for (const { browser } of guests.splice(0)) browser.close()
  })

  async function comes(
    id: string,
    is: Partial<MediaPerson> = {},
    begins = { microphone: true, camera: false },
  ): Promise<Guest> {
    const person: MediaPerson = { id, name: id, organisation: '', voice: 'speaks', leads: false, ...is }
    const browser = new MediaBrowser()
    const { session, answer } = await hall.enter(person, await browser.offer(), begins)
    await browser.take(answer)
    const guest: Guest = { browser, session, id, news: undefined, parted: undefined }
    guests.push(guest)
    hall.listenIn(session, id, {
      tell: (news) => (guest.news = news),
      part: (why) => (guest.parted = why),
    })
    await until(() => browser.state === 'connected', patience)
    return guest
  }

  /** Says this until it is heard by the other, or fails. */
  const isHeard = (from: Guest, by: Guest, mark: number) =>
    until(() => {
      from.browser.speak(mark)
      return by.browser.heard.flat().includes(mark)
    }, patience)

  const standing = (...inside: Guest[]) => ({
    inside: inside.map(({ id }) => ({ id, voice: 'speaks' as const, leads: false })),
    floor: null,
    isOver: false,
  })

  test('lets two hear each other, and nobody themselves', async () => {
    const [adwoa, kofi] = [await comes('adwoa'), await comes('kofi')]
    await isHeard(adwoa, kofi, 11)
    await isHeard(kofi, adwoa, 22)
    assert.ok(!adwoa.browser.heard.flat().includes(11))
    assert.deepEqual(kofi.news?.people.map(({ id }) => id).toSorted(), ['adwoa', 'kofi'])
  })

  test('does not give on the sound of whoever was muted, though their browser goes on sending', async () => {
    const [adwoa, kofi, misaki] = [await comes('adwoa'), await comes('kofi'), await comes('misaki')]
    await isHeard(adwoa, kofi, 11)
    assert.equal(hall.mute('adwoa'), true)
    assert.equal(hall.mute('adwoa'), false, 'nobody heard them any more')
    // Misaki is heard after all that adwoa sends now: what has not come by then does not come.
    for (let nth = 0; nth < 20; nth++) adwoa.browser.speak(99)
    await isHeard(misaki, kofi, 33)
    assert.ok(!kofi.browser.heard.flat().includes(99))
    assert.equal(adwoa.news?.wasMuted, true)
    assert.equal(adwoa.news?.people.find(({ id }) => id === 'adwoa')?.microphone, false)
    hall.turn(adwoa.session, 'adwoa', { microphone: true, camera: false })
    await isHeard(adwoa, kofi, 12)
    assert.equal(adwoa.news?.wasMuted, false)
  })

  test('gives on nothing of somebody who only listens, whatever their browser says and sends', async () => {
    const [adwoa, kofi, misaki] = [
      await comes('adwoa', { voice: 'listens' }),
      await comes('kofi'),
      await comes('misaki'),
    ]
    for (let nth = 0; nth < 20; nth++) adwoa.browser.speak(99)
    await isHeard(misaki, kofi, 33)
    assert.ok(!kofi.browser.heard.flat().includes(99))
    await isHeard(kofi, adwoa, 22)
  })

  test('ends the connection of whoever is not inside any more, and says why', async () => {
    const [adwoa, kofi, misaki] = [await comes('adwoa'), await comes('kofi'), await comes('misaki')]
    await isHeard(adwoa, kofi, 11)
    hall.stand(standing(kofi, misaki))
    assert.equal(adwoa.parted, 'removed')
    for (let nth = 0; nth < 20; nth++) adwoa.browser.speak(99)
    await isHeard(misaki, kofi, 33)
    assert.ok(!kofi.browser.heard.flat().includes(99))
    assert.ok(!adwoa.browser.heard.flat().includes(33))
    assert.equal(hall.turn(adwoa.session, 'adwoa', { microphone: true, camera: true }), false)
  })

  test('puts out at once whom it is told to', async () => {
    const [adwoa, kofi] = [await comes('adwoa'), await comes('kofi')]
    hall.remove('adwoa')
    assert.equal(adwoa.parted, 'removed')
    assert.deepEqual(
      kofi.news?.people.map(({ id }) => id),
      ['kofi'],
    )
    assert.equal(empty, 0)
    hall.remove('kofi')
    assert.equal(empty, 1, 'nobody is left to keep it open for')
  })

  test('is left by everybody when the sitting is over', async () => {
    const [adwoa, kofi] = [await comes('adwoa'), await comes('kofi')]
    hall.stand({ ...standing(adwoa, kofi), isOver: true })
    assert.deepEqual([adwoa.parted, kofi.parted], ['over', 'over'])
    assert.equal(empty, 1)
  })

  test('has each person once: who comes in by another window leaves the first', async () => {
    const first = await comes('adwoa')
    const kofi = await comes('kofi')
    const second = await comes('adwoa')
    assert.equal(first.parted, 'elsewhere')
    await isHeard(second, kofi, 44)
    hall.leave(first.session)
    await isHeard(second, kofi, 45)
  })

  test('obeys nobody for another person’s session', async () => {
    const [adwoa, kofi] = [await comes('adwoa'), await comes('kofi')]
    assert.equal(hall.turn(adwoa.session, 'kofi', { microphone: false, camera: false }), false)
    hall.leave(adwoa.session, 'kofi')
    await isHeard(adwoa, kofi, 11)
  })

  test('begins a picture where it can be drawn, and asks for such a one', async () => {
    const on = { microphone: false, camera: true }
    const adwoa = await comes('adwoa', {}, on)
    const kofi = await comes('kofi')
    const misaki = await comes('misaki')
    for (let nth = 0; nth < 20; nth++) adwoa.browser.show(99, false)
    await isHeard(misaki, kofi, 33)
    assert.deepEqual(kofi.browser.seen.flat(), [])
    await until(() => {
      adwoa.browser.show(11, true)
      return kofi.browser.seen.flat().includes(11)
    }, patience)
    await until(() => {
      adwoa.browser.show(12, false)
      return kofi.browser.seen.flat().includes(12)
    }, patience)
    assert.equal(kofi.news?.cameras[0], 'adwoa')
  })

  test('gives its floor to whoever listens in another way, and lets them be heard', async () => {
    const [adwoa, kofi] = [await comes('adwoa'), await comes('kofi')]
    const floor: string[] = []
    const stop = hall.hear((from, _timestamp, opus) => floor.push(`${from} ${opus.at(-1)}`))
    await isHeard(adwoa, kofi, 11)
    await until(() => floor.includes('adwoa 11'), patience)
    const misaki = { id: 'misaki', name: 'misaki', organisation: '', voice: 'speaks', leads: false } as const
    const line = hall.speak(misaki)
    let timestamp = 0
    await until(() => {
      line.sound((timestamp += 960), Buffer.alloc(60, 55))
      return kofi.browser.heard.flat().includes(55)
    }, patience)
    assert.ok(!floor.some((one) => one.startsWith('misaki')), 'their own way brings it there')
    line.end()
    stop()
    assert.deepEqual(
      kofi.news?.people.map(({ id }) => id),
      ['adwoa', 'kofi'],
    )
  })

  test('lets somebody be heard by another way until their own connection carries their sound', async () => {
    const kofi = await comes('kofi')
    const adwoa = { id: 'adwoa', name: 'adwoa', organisation: '', voice: 'speaks', leads: false } as const
    const line = hall.speak(adwoa)
    let timestamp = 0
    const isHeardFromElsewhere = (mark: number) =>
      until(() => {
        line.sound((timestamp += 960), Buffer.alloc(60, mark))
        return kofi.browser.heard.flat().includes(mark)
      }, patience)
    await isHeardFromElsewhere(51)
    // A connection that is tried and not made takes nothing away.
    const tried = new MediaBrowser()
    const { session } = await hall.enter(adwoa, await tried.offer(), { microphone: true, camera: false })
    await isHeardFromElsewhere(52)
    hall.leave(session)
    await isHeardFromElsewhere(53)
    const there = await comes('adwoa')
    await isHeard(there, kofi, 54)
    for (let nth = 0; nth < 20; nth++) line.sound((timestamp += 960), Buffer.alloc(60, 99))
    await isHeard(there, kofi, 55)
    assert.ok(!kofi.browser.heard.flat().includes(99))
    tried.close()
  })

  test('has no room for more people than ports, and says so', async () => {
    hall.close()
    hall = new Hall({ slots: new PortSlots([41_000, 41_003], 2), addresses: ['127.0.0.1'] }, () => {})
    const [adwoa] = [await comes('adwoa'), await comes('kofi')]
    const person = { id: 'x', name: 'x', organisation: '', voice: 'speaks', leads: false } as const
    const begins = { microphone: false, camera: false }
    const [one, other] = [new MediaBrowser(), new MediaBrowser()]
    const offer = await one.offer()
    await assert.rejects(() => hall.enter(person, offer, begins), NoPortFree)
    hall.leave(adwoa.session)
    const again = await other.offer()
    await until(
      () =>
        hall.enter(person, again, begins).then(
          () => true,
          () => false,
        ),
      patience,
    )
    for (const browser of [one, other]) browser.close()
  })

  test('lets ten in who come at the same moment', async () => {
    const ten = await Promise.all(Array.from({ length: 10 }, (_, nth) => comes(`p${nth}`)))
    await isHeard(ten[0]!, ten[9]!, 11)
  })

  test('refuses an offer with other lines than those of a stage', async () => {
    const person = { id: 'x', name: 'x', organisation: '', voice: 'speaks', leads: false } as const
    const begins = { microphone: true, camera: false }
    for (const offer of ['', 'v=0\r\n', 'nonsense'])
      await assert.rejects(() => hall.enter(person, offer, begins))
  })
})
