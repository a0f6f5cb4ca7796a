import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { checksum, hashes } from '../../src/features/meetings/engines/bigbluebutton/calls.ts'
import { openDrivers } from '../../src/features/meetings/engines/drivers.ts'
import { meetingRoutes } from '../../src/features/meetings/index.ts'
import type { Role } from '../../src/features/meetings/types.ts'
import { testHouse } from './house.ts'
import { makeMeeting, makeParticipant } from './meetings.ts'
import { makeAccount } from './people.ts'
import { main, openWalk } from './walking.ts'

/** How a server behaves: as its documents say, or in one of the ways servers fail. */
export type Mood = 'well' | 'failing' | 'garbage' | 'hanging' | 'endless' | 'elsewhere'

export type FakeServer = {
  readonly address: string
  mood: Mood
  /** What was asked, the name of the call or the path. */
  readonly asked: string[]
  close(): Promise<void>
}

export type FakeBigBlueButton = FakeServer & {
  readonly secret: string
  /** Rooms that run, by their id, with who is in them by the name they were given. */
  readonly rooms: Map<string, { readonly createTime: string; people: string[]; params: URLSearchParams }>
  readonly hooks: { readonly url: string; readonly room: string }[]
}

/** A server that answers as the documents of BigBlueButton say, and nothing that was not proven. */
export async function fakeBigBlueButton(): Promise<FakeBigBlueButton> {
  const secret = '639259d4-9dd8-4b25-bf01-95f9567eaf4b'
  let clock = 1_531_240_585_189
  const fake: Omit<FakeBigBlueButton, 'address' | 'close'> = {
    secret,
    mood: 'well',
    asked: [],
    rooms: new Map(),
    hooks: [],
  }
  const calls: Readonly<Record<string, (params: URLSearchParams) => string>> = {
    '': () => success('<version>2.0</version><apiVersion>2.0</apiVersion><bbbVersion>3.0.5</bbbVersion>'),
    create(params) {
      const id = params.get('meetingID') ?? ''
      const known = fake.rooms.get(id)
      // As older servers do: who knows the passwords asks for the same room.
      if (known && known.params.get('moderatorPW') !== params.get('moderatorPW')) return failed('idNotUnique')
      const room = known ?? { createTime: String(clock++), people: [], params }
      fake.rooms.set(id, room)
      return success(
        `<meetingID>${id}</meetingID><createTime>${room.createTime}</createTime><hasUserJoined>false</hasUserJoined>` +
          `<messageKey>${known ? 'duplicateWarning' : ''}</messageKey><message></message>`,
      )
    },
    isMeetingRunning: (params) =>
      success(`<running>${String(fake.rooms.has(params.get('meetingID') ?? ''))}</running>`),
    getMeetingInfo(params) {
      const room = fake.rooms.get(params.get('meetingID') ?? '')
      if (!room) return failed('notFound')
      const people = room.people.map(
        (id) =>
          `<attendee><userID>${id}</userID><fullName><![CDATA[<b>]]></fullName><role>VIEWER</role></attendee>`,
      )
      return success(
        `<createTime>${room.createTime}</createTime><hasBeenForciblyEnded>false</hasBeenForciblyEnded><attendees>${people.join('')}</attendees>`,
      )
    },
    end: (params) => (fake.rooms.delete(params.get('meetingID') ?? '') ? success('') : failed('notFound')),
    'hooks/create'(params) {
      fake.hooks.push({ url: params.get('callbackURL') ?? '', room: params.get('meetingID') ?? '' })
      return success(`<hookID>${fake.hooks.length}</hookID><permanentHook>false</permanentHook>`)
    },
  }
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const [path = '', query = ''] = (request.url ?? '').split('?')
    const name = path.replace('/bigbluebutton/api', '').replace(/^\//, '')
    fake.asked.push(name)
    const { rest, proof } = /^(?<rest>.*?)&?checksum=(?<proof>\w+)$/.exec(query)?.groups ?? {}
    const isProven = hashes.some((hash) => checksum(hash, name, rest ?? '', secret) === proof)
    response.setHeader('content-type', 'text/xml')
    if (name !== '' && !isProven) response.end(failed('checksumError'))
    else response.end(calls[name]?.(new URLSearchParams(rest)) ?? failed('unsupportedRequest'))
  }
  return Object.assign(fake, await listening(fake, answer))
}

const success = (more: string): string => `<response><returncode>SUCCESS</returncode>${more}</response>`
const failed = (key: string): string =>
  `<response><returncode>FAILED</returncode><messageKey>${key}</messageKey><message>No.</message></response>`

/** A server of which only that it is there can be asked. */
export async function fakeJitsi(): Promise<FakeServer> {
  const fake: Omit<FakeServer, 'address' | 'close'> = { mood: 'well', asked: [] }
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    fake.asked.push(request.url ?? '')
    response.setHeader('content-type', 'application/javascript')
    response.end('var config = { hosts: { domain: "localhost" } };')
  }
  return Object.assign(fake, await listening(fake, answer))
}

async function listening(
  fake: { readonly mood: Mood; readonly asked: string[] },
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Pick<FakeServer, 'address' | 'close'>> {
  const server = createServer((request, response) => {
    if (fake.mood === 'well') return answer(request, response)
    fake.asked.push(fake.mood)
    if (fake.mood === 'failing') return void response.writeHead(500).end('<html>Internal Server Error</html>')
    if (fake.mood === 'garbage')
      return void response.end('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;')
    if (fake.mood === 'elsewhere')
      return void response.writeHead(302, { location: 'http://localhost:9/' }).end()
    if (fake.mood === 'endless') return pour(response)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** An answer that never comes to its end. */
function pour(response: ServerResponse): void {
  const more = () => {
    while (!response.destroyed && response.write('<a>'.repeat(20_000)));
  }
  response.on('drain', more)
  more()
}

export type Engines = Awaited<ReturnType<typeof openEngines>>
export type Meeting = Awaited<ReturnType<Engines['meetingBy']>>

/** What the desk sends of a room that an engine carries. */
export const engineForm = (engine: string, address = '', more = {}) => ({
  format: 'e-meeting',
  engine,
  address,
  open: 'yes',
  ...more,
})

/** Meetings at a house with a server of each engine beside it. `calm` goes before each test: servers are well, no run goes on. */
export async function openEngines() {
  const house = await testHouse()
  const asking = { patienceMs: 20_000 }
  const drivers = openDrivers(house, asking)
  const walk = await openWalk(house, (server, it) => meetingRoutes(server, it, drivers))
  const [bbb, jitsi] = [await fakeBigBlueButton(), await fakeJitsi()]

  /** A meeting that begins in ten minutes, its room set up by staff. */
  async function meetingBy(engine: 'bigbluebutton' | 'jitsi', more = {}) {
    const it = await makeMeeting(house, 10)
    const staff = await walk.as(await makeAccount(house.db), ['events.manage'])
    const [address, secret] = engine === 'jitsi' ? [jitsi.address, ''] : [bbb.address, bbb.secret]
    const saved = await staff.post(it.desk, engineForm(engine, address, { secret, ...more }))
    assert.ok([200, 303].includes(saved.status), main(saved))
    return { ...it, staff }
  }

  /** Somebody who has joined, and the address they are sent to. */
  async function sent(it: Awaited<ReturnType<typeof meetingBy>>, role?: Role, name?: string) {
    const account = await makeParticipant(house, it.sitting, { ...(role && { role }), ...(name && { name }) })
    const browser = await walk.as(account)
    assert.equal((await browser.post(`${it.door}/join`)).status, 303)
    const way = await browser.get(`${it.door}/way`)
    return { account, browser, way, to: new URL(way.location || 'http://nowhere') }
  }

  const evidence = (sittingId: string) =>
    house.db
      .selectFrom('attendance_event')
      .selectAll()
      .where('sitting_id', '=', sittingId)
      .where('source', 'like', 'engine:%')
      .orderBy('happened_at')
      .orderBy('id')
      .execute()
  const runsOf = (sittingId: string) =>
    house.db
      .selectFrom('meeting_run')
      .selectAll()
      .where('sitting_id', '=', sittingId)
      .orderBy('began_at')
      .orderBy('id')
      .execute()

  async function calm() {
    bbb.mood = jitsi.mood = 'well'
    bbb.rooms.clear()
    bbb.hooks.length = bbb.asked.length = 0
    const over = house.db.updateTable('meeting_run').set({ ended_at: house.clock.now() })
    await over.where('ended_at', 'is', null).execute()
  }
  async function close() {
    await Promise.all([bbb.close(), jitsi.close()])
    await walk.close()
    await house.close()
  }
  return { house, asking, drivers, walk, bbb, jitsi, meetingBy, sent, evidence, runsOf, calm, close }
}
