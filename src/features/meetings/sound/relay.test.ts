import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, afterEach, before, test } from 'node:test'
import { until } from '../../../../test/support/real-program.ts'
import { SoundLine } from '../../../../test/support/sound-line.ts'
import { SoundRelay, ends } from './relay.ts'
import type { Guest } from './types.ts'

let server: Server
let relay: SoundRelay
let now = 0
let elsewhere: string[] = []
const open: SoundLine[] = []

before(async () => {
  relay = new SoundRelay({
    now: () => now,
    otherFloor: ({ room, id }) => {
      elsewhere.push(`${room} ${id} begins`)
      return {
        sound: ({ timestamp }) => void elsewhere.push(`${id} ${timestamp}`),
        end: () => void elsewhere.push(`${id} ends`),
      }
    },
  })
  server = createServer()
  server.on('upgrade', (request, socket, head) => {
    const { searchParams } = new URL(request.url!, 'http://relay')
    relay.take(JSON.parse(searchParams.get('guest')!) as Guest, request, socket, head)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => {
  for (const line of open.splice(0)) line.close()
  elsewhere = []
})
after(() => {
  relay.close()
  server.close()
})

let rooms = 0
const newRoom = () => `room-${rooms++}`

async function line(room: string, id: string, about: Partial<Guest> = {}, acknowledges = true) {
  const guest = {
    name: id,
    voice: 'speaks',
    isInterpreter: false,
    languages: ['en', 'fr'],
    ...about,
    room,
    id,
  }
  const { port } = server.address() as AddressInfo
  const address = `ws://127.0.0.1:${port}/?guest=${encodeURIComponent(JSON.stringify(guest))}`
  const made = new SoundLine(address, { acknowledges })
  open.push(made)
  await made.until(() => made.told['you'] !== undefined)
  return made
}

async function speaker(room: string, id: string, about: Partial<Guest> = {}, channel = 'floor') {
  const made = await line(room, id, about)
  made.say({ speak: channel })
  await made.until(() => made.told['speaking'] === channel)
  return made
}
const interpreter = { isInterpreter: true, voice: 'listens' } as const

test('what is said on the floor is heard by everybody at that sitting, and by nobody at another', async () => {
  const [room, otherRoom] = [newRoom(), newRoom()]
  const [ama, kofi] = [await speaker(room, 'ama'), await line(room, 'kofi')]
  const stranger = await line(otherRoom, 'stranger')
  ama.frame(2880, 'one')
  await kofi.until(() => kofi.heard.length === 1)
  assert.deepEqual(kofi.heard[0], { source: ama.told['you'], timestamp: 2880, payload: Buffer.from('one') })
  await stranger.settled()
  assert.equal(stranger.heard.length, 0)
  ama.say({ speak: null })
  await ama.until(() => ama.told['speaking'] === null)
  assert.deepEqual(elsewhere, [`${room} ama begins`, 'ama 2880', 'ama ends'])
})

test('whoever only listens is told no and is not heard, whatever their browser sends', async () => {
  const room = newRoom()
  const [listener, kofi] = [await line(room, 'listener', { voice: 'listens' }), await line(room, 'kofi')]
  assert.equal(listener.told['may'], false)
  listener.frame(0)
  listener.say({ speak: 'floor' })
  listener.frame(1)
  await listener.until(() => listener.told['no'] === 'meetings.sound.word.listens-only')
  await listener.settled()
  await kofi.settled()
  assert.equal(kofi.heard.length, 0)
  assert.deepEqual(elsewhere, [])
})

test('whoever is muted is silent at once and may begin again; whoever lost their voice may not', async () => {
  const room = newRoom()
  const [ama, kofi] = [await speaker(room, 'ama'), await line(room, 'kofi')]
  assert.equal(relay.mute(room, 'ama'), true)
  ama.frame(1, 'muted')
  await ama.until(() => ama.told['no'] === 'meetings.sound.word.muted')
  ama.say({ speak: 'floor' })
  ama.frame(2, 'again')
  await kofi.until(() => kofi.heard.length === 1)
  assert.equal(kofi.heard[0]!.payload.toString(), 'again')
  relay.setVoice(room, 'ama', 'listens')
  ama.say({ speak: 'floor' })
  ama.frame(3, 'never')
  await ama.until(() => ama.told['no'] === 'meetings.sound.word.listens-only')
  await ama.settled()
  await kofi.settled()
  assert.equal(kofi.heard.length, 1)
  assert.equal(relay.mute(room, 'ama'), false)
})

test('whoever is put out loses the line with a number that says so; the sitting over, all do', async () => {
  const room = newRoom()
  const [ama, kofi] = [await speaker(room, 'ama'), await line(room, 'kofi')]
  relay.remove(room, 'ama')
  await ama.until(() => ama.closed !== undefined)
  assert.equal(ama.closed, ends.removed)
  relay.end(room)
  await kofi.until(() => kofi.closed !== undefined)
  assert.equal(kofi.closed, ends.over)
})

test('whoever is put out is not heard, though their browser does not close and goes on sending', async () => {
  const room = newRoom()
  const [ama, kofi] = [await speaker(room, 'ama'), await line(room, 'kofi')]
  ama.socket.pause() // so that it does not see that it is to close
  relay.remove(room, 'ama')
  ama.frame(1, 'still here')
  ama.say({ speak: 'floor' })
  ama.frame(2, 'still here')
  ama.socket.resume()
  await ama.until(() => ama.closed !== undefined)
  assert.equal(ama.closed, ends.removed)
  await kofi.settled()
  assert.deepEqual(kofi.heard, [])
})

test('a line that closes late leaves whoever came since within reach', async () => {
  const room = newRoom()
  const late = await line(room, 'late')
  late.socket.pause()
  relay.remove(room, 'late')
  const first = await line(room, 'first')
  first.close()
  await until(() => relay.figures().lines === 0)
  const ama = await speaker(room, 'ama')
  late.socket.resume()
  await late.until(() => late.closed !== undefined)
  await ama.settled()
  assert.equal(relay.mute(room, 'ama'), true)
})

test('a listener who does not keep up misses sound, costs nothing, and hears again when they catch up', async () => {
  const room = newRoom()
  const [ama, quick, slow] = [
    await speaker(room, 'ama'),
    await line(room, 'quick'),
    await line(room, 'slow', {}, false),
  ]
  for (let nth = 0; nth < 90; nth++) {
    now += 60
    ama.frame(nth * 2880, `frame ${nth}`)
    if (nth % 30 === 29) await quick.until(() => quick.heard.length === nth + 1)
  }
  await quick.until(() => quick.heard.length === 90)
  await slow.settled()
  assert.equal(slow.heard.length, 64)
  assert.ok(relay.figures().dropped >= 26)
  slow.acknowledge()
  await slow.settled()
  ama.frame(1, 'caught up')
  await slow.until(() => slow.heard.length === 65)
  assert.equal(slow.heard[64]!.payload.toString(), 'caught up')
})

test('acknowledging what was never sent buys nothing', async () => {
  const room = newRoom()
  const [ama, cheat] = [await speaker(room, 'ama'), await line(room, 'cheat', {}, false)]
  cheat.acknowledge(4_000_000_000)
  await cheat.settled()
  for (let nth = 0; nth < 70; nth++) {
    now += 60
    ama.frame(nth)
  }
  await ama.settled()
  await cheat.settled()
  assert.equal(cheat.heard.length, 64)
})

test('more frames than speech has are not taken', async () => {
  const room = newRoom()
  const [ama, kofi] = [await speaker(room, 'ama'), await line(room, 'kofi')]
  for (let nth = 0; nth < 130; nth++) {
    if (nth % 30 === 29) await kofi.settled() // so that kofi keeps up and only the speaker's limit counts
    ama.frame(nth, 'x')
    if (nth % 30 === 29) await ama.settled()
  }
  await ama.settled()
  await kofi.settled()
  assert.equal(kofi.heard.length, 100)
})

test('a message larger than a frame ends the line it came by, and no other', async () => {
  const room = newRoom()
  const [ama, kofi] = [await speaker(room, 'ama'), await speaker(room, 'kofi')]
  ama.frame(1, Buffer.alloc(5000))
  await ama.until(() => ama.closed !== undefined)
  assert.equal(ama.closed, 1009)
  kofi.frame(2)
  await kofi.until(() => kofi.heard.length === 1)
})

test('nonsense is not answered and changes nothing', async () => {
  const room = newRoom()
  const [ama, kofi] = [await speaker(room, 'ama'), await line(room, 'kofi')]
  for (const words of [
    '',
    '{',
    '[]',
    'null',
    '{"speak":7}',
    '{"listen":{}}',
    `{"listen":"${'x'.repeat(400)}"}`,
  ])
    kofi.say(words)
  kofi.socket.send(Buffer.from([1, 2, 3]))
  kofi.socket.send(Buffer.from([9, 0, 0, 0, 0, 1]))
  ama.frame(1)
  await kofi.until(() => kofi.heard.length === 1)
  assert.equal(kofi.closed, undefined)
})

test('who listens to a language hears its interpreter, and the floor while nobody is on air', async () => {
  const room = newRoom()
  const [ama, kofi] = [await speaker(room, 'ama'), await line(room, 'kofi')]
  kofi.say({ listen: 'fr' })
  await kofi.settled()
  ama.frame(1, 'floor')
  await kofi.until(() => kofi.heard.length === 1)
  const booth = await speaker(room, 'booth', interpreter, 'fr')
  await kofi.until(() => (kofi.told['air'] as string[]).includes('fr'))
  ama.frame(2, 'floor')
  booth.frame(3, 'français')
  await kofi.until(() => kofi.heard.length === 2)
  assert.deepEqual(
    kofi.heard.map(({ payload }) => payload.toString()),
    ['floor', 'français'],
  )
  await booth.until(() => booth.heard.length === 1)
  assert.ok(
    !booth.heard.some(({ payload }) => payload.toString() === 'français'),
    'interpreters hear the floor',
  )
  booth.close()
  await kofi.until(() => (kofi.told['air'] as string[]).length === 0)
  ama.frame(4, 'floor again')
  await kofi.until(() => kofi.heard.length === 3)
})

test('who sees the picture hears a language here and the floor there, never twice', async () => {
  const room = newRoom()
  const [ama, kofi] = [await speaker(room, 'ama'), await line(room, 'kofi')]
  const booth = await speaker(room, 'booth', interpreter, 'fr')
  kofi.say({ listen: 'fr', hearsFloorElsewhere: true })
  await kofi.settled()
  ama.frame(1, 'floor')
  booth.frame(2, 'français')
  await kofi.until(() => kofi.heard.length === 1)
  assert.equal(kofi.heard[0]!.payload.toString(), 'français')
  booth.say({ speak: null })
  await booth.until(() => booth.told['speaking'] === null)
  ama.frame(3, 'floor')
  await ama.settled()
  await kofi.settled()
  assert.equal(kofi.heard.length, 1)
})

test('two interpreters share a booth: one on air, and the other takes over when asked', async () => {
  const room = newRoom()
  const ama = await speaker(room, 'Ama', interpreter, 'fr')
  const kofi = await line(room, 'Kofi', interpreter)
  kofi.say({ booth: 'fr' })
  const booth = () =>
    (kofi.told['booths'] as Record<string, { here: string[]; onAir?: string; isOffered: boolean }>)?.['fr']
  await kofi.until(() => booth()?.here.length === 2)
  assert.deepEqual(booth(), { here: ['Ama', 'Kofi'], onAir: 'Ama', isOffered: false })
  kofi.say({ speak: 'fr' })
  await kofi.until(() => kofi.told['no'] === 'meetings.booth.word.on-air-already')
  ama.say({ offer: true })
  await kofi.until(() => booth()?.isOffered === true)
  kofi.say({ speak: 'fr' })
  await kofi.until(() => booth()?.onAir === 'Kofi')
  await ama.until(() => ama.told['speaking'] === null)
})

test('frames of a packet each are gathered: three of 20 ms leave as one message', async () => {
  const room = newRoom()
  const kofi = await line(room, 'kofi')
  for (const nth of [0, 1, 2])
    relay.floor(room, 'ama', { timestamp: nth * 960, payload: Buffer.from(`${nth}`) })
  await kofi.until(() => kofi.heard.length === 3)
  assert.equal(kofi.bundles, 1)
  assert.deepEqual(
    kofi.heard.map(({ timestamp }) => timestamp),
    [0, 960, 1920],
  )
})

test('five are heard at once on the floor, and a sixth when one of them is silent', async () => {
  const room = newRoom()
  const kofi = await line(room, 'kofi')
  const say = (who: string) => relay.floor(room, who, { timestamp: 1, payload: Buffer.from(who) })
  for (const who of ['a', 'b', 'c', 'd', 'e', 'f']) say(who)
  await kofi.until(() => kofi.heard.length === 5)
  assert.ok(!kofi.heard.some(({ payload }) => payload.toString() === 'f'))
  now += 1000
  say('f')
  await kofi.until(() => kofi.heard.some(({ payload }) => payload.toString() === 'f'))
})

test('the fifth line of one person ends their first', async () => {
  const room = newRoom()
  const lines: SoundLine[] = []
  for (let nth = 0; nth < 5; nth++) lines.push(await line(room, 'ama'))
  await lines[0]!.until(() => lines[0]!.closed !== undefined)
  assert.equal(lines[0]!.closed, ends.replaced)
  assert.ok(lines.slice(1).every(({ closed }) => closed === undefined))
})
