import { Agent, get, request as ask, type IncomingMessage } from 'node:http'
import { cookieOf, openEvent, type Ground } from './ground.ts'
import { drive, request } from './load.ts'
import type { Served } from './processes.ts'
import type { Row } from './table.ts'

const pages = 200
const messages = 30
const everyMs = 1000
/** What a page waits between two fetches, as client/live.ts does, and as much again by chance. */
const pause = 400
const clients = 32

/**
 * A room with two hundred open pages, in which somebody writes every second: every page is told of each message and fetches what
 * differs. The time counts from when the message was kept until a page has it. Bare is what pages did before: the whole room.
 */
export async function measureRoom(ground: Ground, web: Served): Promise<Row[]> {
  const event = await openEvent(ground, null)
  await fill(ground, event.id)
  const door = `/en/meetings/${event.id}`
  const whole = await read(web, `${door}/room`, 0)
  const marks = marksOf(whole.body)
  const stale = [...marks].map(([id, mark]) => `${id}.${id === 'room-chat' ? 'old' : mark}`).join(' ')
  const parts = `${door}/parts?have=${encodeURIComponent(stale)}`
  const one = await read(web, parts, 0)
  const loop = (path: string) =>
    drive({
      port: web.port,
      clients,
      seconds: 8,
      expected: 200,
      next: (client, round) =>
        request('GET', path, { port: web.port, cookie: cookieOf((client * 7 + round) % pages) }),
    })
  const [fetched, loaded] = [await loop(parts), await loop(`${door}/room`)]
  const meeting = await busy(web, door, marks)
  return [
    {
      what: 'what differs in an open room',
      note: `${kilo(one.bytes)} kB instead of ${kilo(whole.bytes)} kB on the wire`,
      ours: fetched.perSecond,
      bare: loaded.perSecond,
      bareIs: 'the whole room',
      p99: fetched.p99,
      bar: 'twice the whole room',
      holds: fetched.perSecond >= 2 * loaded.perSecond,
    },
    {
      what: `a message each second to ${pages} open pages`,
      note: `half have it within ${meeting.p50.toFixed(0)} ms, ${meeting.fetches} fetches`,
      ours: meeting.perSecond,
      bare: (pages * 1000) / everyMs,
      bareIs: 'asked for',
      p99: meeting.p99,
      bar: 'p99 < 2 s, all have all',
      holds: meeting.p99 < 2000 && meeting.missing === 0,
    },
  ]
}

const kilo = (bytes: number): string => (bytes / 1000).toFixed(1)

/** Two hundred people inside, of forty organisations, with a hundred messages behind them. */
async function fill({ client }: Ground, eventId: string): Promise<void> {
  await client.query(
    `update event set starts_at = now() - interval '10 minutes', ends_at = now() + interval '2 hours' where id = $1`,
    [eventId],
  )
  await client.query('delete from event_session where event_id = $1', [eventId])
  await client.query(
    `insert into organisation (id, name, country_code, category, state, membership, created_at)
       select md5('bench room ' || nth)::uuid, 'Delegation ' || nth, 'GH', 'sector-member', 'listed', 'active', now()
       from generate_series(0, 39) nth on conflict do nothing`,
  )
  await client.query(
    `insert into registration (id, number, event_id, person_id, organisation_id, category, state, mode, answers, revision, created_at,
         submitted_at, decided_at, changed_at)
       select gen_random_uuid(), 'R-K' || lpad(to_hex(nth / 4096), 3, '0') || '-' || upper(lpad(to_hex(nth % 4096), 4, '0')), $1::uuid,
         person_id, md5('bench room ' || nth % 40)::uuid, 'sector-member', 'confirmed', 'remote',
         '{"badgeName":"Ama Owusu","interpretation":null,"accessNeeds":""}', 1, now(), now(), now(), now()
       from bench_person where nth < $2`,
    [eventId, pages],
  )
  await client.query(
    `insert into attendance (id, sitting_id, event_id, person_id, registration_id, source, origin, joined_at, seen_at)
       select gen_random_uuid(), $1::uuid, $1::uuid, person_id, id, 'join', 'remote', now(), now() from registration where event_id = $1`,
    [eventId],
  )
  await client.query(
    `insert into meeting_message (id, sitting_id, event_id, person_id, words, sent_at)
       select gen_random_uuid(), $1::uuid, $1::uuid, person_id, 'Clause 6.2 still names the old method, and so does annex ' || nth,
         now() - interval '1 hour' + nth * interval '1 second'
       from bench_person where nth < 100`,
    [eventId],
  )
  await client.query('vacuum analyze registration, attendance, meeting_message')
}

const marksOf = (markup: string): Map<string, string> =>
  new Map(
    [...markup.matchAll(/<(?:div|section) id="([a-z-]+)"[^>]* data-live="([^"]+)"/g)].map((found) => [
      found[1] as string,
      found[2] as string,
    ]),
  )

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

type Read = { readonly status: number; readonly body: string; readonly bytes: number }

/** Fetches as a page does, and says how much was on the wire when it is compressed. */
async function read(web: Served, path: string, nth: number): Promise<Read> {
  const plain = await fetched(web, path, nth)
  const { bytes } = await fetched(web, path, nth, 'br')
  return { ...plain, bytes }
}

function fetched(web: Served, path: string, nth: number, accepts?: string): Promise<Read> {
  const headers = {
    cookie: cookieOf(nth),
    'accept-language': 'en',
    ...(accepts && { 'accept-encoding': accepts }),
  }
  return new Promise((resolve, reject) => {
    get({ port: web.port, host: '127.0.0.1', path, headers, agent }, (answer: IncomingMessage) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.push(piece))
      answer.on('end', () => {
        const body = Buffer.concat(pieces)
        resolve({ status: answer.statusCode ?? 0, body: body.toString(), bytes: body.length })
      })
    }).on('error', reject)
  })
}

/** The meeting itself: open pages, and somebody who writes. */
async function busy(web: Served, door: string, marks: ReadonlyMap<string, string>) {
  const keptAt = new Map<number, number>()
  const times: number[] = []
  let fetches = 0
  const open = Array.from({ length: pages }, (_, nth) => {
    const mine = new Map(marks)
    const has = new Set<number>()
    let [isBusy, isStale] = [false, false]
    const renew = async (): Promise<void> => {
      isStale = isBusy
      if (isBusy) return
      isBusy = true
      const have = [...mine].map(([id, mark]) => `${id}.${mark}`).join(' ')
      const { status, body } = await fetched(web, `${door}/parts?have=${encodeURIComponent(have)}`, nth)
      if (status !== 200 && status !== 204) throw new Error(`the parts are answered with ${status}`)
      fetches++
      for (const [id, mark] of marksOf(body)) mine.set(id, mark)
      for (const [, told] of body.matchAll(/Word (\d+)\./g))
        if (!has.has(Number(told))) {
          has.add(Number(told))
          times.push(performance.now() - (keptAt.get(Number(told)) ?? performance.now()))
        }
      await new Promise((resolve) => setTimeout(resolve, pause + Math.random() * pause))
      isBusy = false
      if (isStale) await renew()
    }
    const stream = get(
      {
        port: web.port,
        host: '127.0.0.1',
        path: `${door}/stream`,
        headers: { cookie: cookieOf(nth) },
        agent: false,
      },
      (answer) => answer.on('data', (said: Buffer) => said.includes('event: changed') && void renew()),
    )
    stream.on('error', () => {})
    return { has, close: () => stream.destroy() }
  })
  await new Promise((resolve) => setTimeout(resolve, 3000))
  const began = performance.now()
  for (let nth = 0; nth < messages; nth++) {
    await written(web, door, nth)
    keptAt.set(nth, performance.now())
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
  await new Promise((resolve) => setTimeout(resolve, 3000))
  const seconds = (performance.now() - began - 3000) / 1000
  for (const page of open) page.close()
  times.sort((one, other) => one - other)
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Infinity
  const missing = open.reduce((all, { has }) => all + messages - has.size, 0)
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), fetches, missing }
}

/** Somebody writes; it is kept when this is answered. */
function written(web: Served, door: string, nth: number): Promise<void> {
  const body = new URLSearchParams({ words: `Word ${nth}.` }).toString()
  return new Promise((resolve, reject) => {
    const sent = ask(
      {
        ...{ port: web.port, host: '127.0.0.1', path: `${door}/messages`, method: 'POST', agent },
        headers: {
          cookie: cookieOf(nth % pages),
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
        },
      },
      (answer) => {
        answer.resume()
        answer.on('end', () =>
          answer.statusCode === 303
            ? resolve()
            : reject(new Error(`writing is answered with ${answer.statusCode}`)),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}
