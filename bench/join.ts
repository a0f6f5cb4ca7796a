import { cookieOf, openEvent, type Ground } from './ground.ts'
import { drive, request } from './load.ts'
import type { Served } from './processes.ts'
import type { Row } from './table.ts'

const rate = 40
const seconds = 30
const clients = 32

/**
 * Coming into a sitting at ten times the rush of a large body: forty people a second, each with the page they are led to. Paced, so
 * the times count from when somebody pressed the button.
 */
export async function measureJoin(ground: Ground, web: Served): Promise<Row> {
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
  let pressed = 0
  const joined = await drive({
    port: web.port,
    clients,
    seconds,
    rate,
    expected: 303,
    next: () => {
      const nth = pressed++
      if (nth >= wanted) return undefined
      return request('POST', `/en/meetings/${event.id}/join`, {
        port: web.port,
        cookie: cookieOf(nth),
        form: {},
      })
    },
  })
  if (joined.unexpected.size > 0)
    throw new Error(`unexpected answers: ${JSON.stringify([...joined.unexpected])}`)
  const { rows } = await ground.client.query<{ inside: number }>(
    'select count(*)::int as inside from attendance where event_id = $1 and left_at is null',
    [event.id],
  )
  const inside = rows[0]?.inside ?? 0
  return {
    what: 'coming into a meeting',
    note: `${inside} inside, half within ${joined.p50.toFixed(1)} ms`,
    ours: joined.perSecond,
    bare: rate,
    bareIs: 'asked for',
    p99: joined.p99,
    bar: 'p99 < 50 ms, nobody lost',
    holds: joined.p99 < 50 && inside === joined.answered,
  }
}
