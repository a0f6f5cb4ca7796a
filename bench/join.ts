import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cookieOf, openEvent, type Ground } from './ground.ts'
import { drive, request, type Measured } from './load.ts'
import type { Served } from './processes.ts'
import type { Row } from './table.ts'

const rate = 40
/** PLENARY_BENCH_JOIN_SECONDS=600 makes it the ten minutes in which a whole body comes; going on to an engine stays as long as it is. */
const seconds = Number(process.env['PLENARY_BENCH_JOIN_SECONDS'] ?? 30)
const clients = 32

/**
 * Coming into a sitting at ten times the rush of a large body, forty people a second, and then on to an engine, each with a token of
 * their own. Paced, so the times count from when somebody pressed the button.
 */
export async function measureJoin(ground: Ground, web: Served): Promise<Row[]> {
  const event = await openEvent(ground, null)
  const wanted = rate * seconds + clients
  await ground.client.query(
    `update event set starts_at = now() + interval '10 minutes', ends_at = now() + interval '2 hours' where id = $1`,
    [event.id],
  )
  await ground.client.query('delete from event_session where event_id = $1', [event.id])
  await ground.client.query(
    `insert into registration (id, number, event_id, person_id, category, state, mode, answers, revision, created_at, submitted_at,
         decided_at, changed_at)
       select gen_random_uuid(), 'R-J' || lpad(to_hex(nth / 4096), 3, '0') || '-' || upper(lpad(to_hex(nth % 4096), 4, '0')), $1::uuid,
         person_id, 'unknown', 'confirmed', 'remote', '{"badgeName":"Ama Owusu","interpretation":null,"accessNeeds":""}', 1,
         now(), now(), now(), now()
       from bench_person where nth < $2`,
    [event.id, wanted],
  )
  await ground.client.query('vacuum analyze registration')
  const engine = await openEngine(ground, event.id)
  const all = (method: 'GET' | 'POST', path: string, most: number, seconds: number) =>
    burst(web, method, `/en/meetings/${event.id}/${path}`, most, seconds)
  const joined = await all('POST', 'join', wanted, seconds)
  const { rows } = await ground.client.query<{ inside: number }>(
    'select count(*)::int as inside from attendance where event_id = $1 and left_at is null',
    [event.id],
  )
  const inside = rows[0]?.inside ?? 0
  const led = await all('GET', 'way', joined.answered, 30)
  engine.close()
  const came: Row = {
    what: 'coming into a meeting',
    note: `${inside} inside, half within ${joined.p50.toFixed(1)} ms`,
    ours: joined.perSecond,
    bare: rate,
    bareIs: 'asked for',
    p99: joined.p99,
    bar: 'p99 < 50 ms, nobody lost',
    holds: joined.p99 < 50 && inside === joined.answered,
  }
  const went: Row = {
    what: 'going on to an engine',
    note: `a token (RS256) each, the engine asked ${engine.asked()} times, half within ${led.p50.toFixed(1)} ms`,
    ours: led.perSecond,
    bare: rate,
    bareIs: 'asked for',
    p99: led.p99,
    bar: 'p99 < 100 ms, the engine asked for each',
    // Whoever is not let on is led back to the door by a 303 as well, and then no engine is asked.
    holds: led.p99 < 100 && engine.asked() >= led.answered,
  }
  return [came, went]
}

/** Each of so many people once, forty a second. */
async function burst(
  web: Served,
  method: 'GET' | 'POST',
  path: string,
  most: number,
  seconds: number,
): Promise<Measured> {
  let begun = 0
  const measured = await drive({
    port: web.port,
    clients,
    seconds,
    rate,
    expected: 303,
    next: () => {
      const nth = begun++
      if (nth >= most) return undefined
      const more = method === 'POST' ? { form: {} } : {}
      return request(method, path, { port: web.port, cookie: cookieOf(nth), ...more })
    },
  })
  if (measured.unexpected.size > 0)
    throw new Error(`unexpected answers: ${JSON.stringify([...measured.unexpected])}`)
  return measured
}

/** An engine that answers at once and counts how often it is asked, set up for a sitting. */
async function openEngine(ground: Ground, eventId: string): Promise<{ asked(): number; close(): void }> {
  let asked = 0
  const server = createServer((_request, response) => {
    asked += 1
    response.end('var config = {}')
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const { port } = server.address() as AddressInfo
  await ground.client.query(
    `insert into meeting_room (sitting_id, event_id, format, engine, address, changed_at)
       values ($1, $1, 'e-meeting', 'jitsi', $2, now())`,
    [eventId, `http://localhost:${port}`],
  )
  return {
    asked: () => asked,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
