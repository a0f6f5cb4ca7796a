import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { clientOptions } from '../src/platform/database/pool.ts'
import type { MadeEvent } from '../test/support/people.ts'
import { cookieOf, fillInForms, openEvent, type Ground } from './ground.ts'
import { drive, request } from './load.ts'
import type { Served } from './processes.ts'
import type { Row } from './table.ts'

const clients = 32
const seconds = 8

/** Confirmed registrations on one limited event: the form's POST against the same transaction by a plain client. */
export async function measureRegistrations(ground: Ground, web: Served): Promise<Row[]> {
  const closed = await openEvent(ground, ground.people)
  await fillInForms(ground, closed)
  const ours = await sendForms(ground, web, closed, {})
  await mustBe(ground, closed, 'confirmed', ours.answered)

  const bareEvent = await openEvent(ground, ground.people)
  await fillInForms(ground, bareEvent)
  const bare = await bareTransactions(ground, bareEvent)

  const calm = await openEvent(ground, ground.people)
  await fillInForms(ground, calm)
  const paced = await sendForms(ground, web, calm, { rate: 100 })

  const scarce = await openEvent(ground, 300)
  await fillInForms(ground, scarce)
  await sendForms(ground, web, scarce, { most: 900 })
  await mustBe(ground, scarce, 'confirmed', 300)
  await mustBe(ground, scarce, 'waitlisted', 600)

  const enough = ours.perSecond >= bare / 2 && (bare < 400 || ours.perSecond >= 200)
  return [
    {
      what: 'confirmed registrations on one limited event',
      note: `${clients} clients; 900 for 300 seats: 300 confirmed, 600 waiting, none oversold`,
      ours: ours.perSecond,
      bare,
      bareIs: 'the same locks and rows by `pg` alone',
      p99: ours.p99,
      bar: '≥ 0.5 of bare, ≥ 200/s',
      holds: enough,
    },
    {
      what: 'the same at 100/s',
      ours: paced.perSecond,
      bare: 100,
      bareIs: 'asked for',
      p99: paced.p99,
      bar: 'p99 < 250 ms',
      holds: paced.p99 < 250,
    },
  ]
}

/** Each client sends the forms of its own people, one after the other. */
function sendForms(
  ground: Ground,
  { port }: Served,
  event: MadeEvent,
  { rate, most }: { rate?: number; most?: number },
) {
  const path = `/en/events/${event.code}/registration/submission`
  const upTo = most ?? ground.people
  return drive({
    port,
    clients,
    seconds: most ? 60 : seconds,
    expected: 303,
    ...(rate ? { rate } : {}),
    next: (client, round) => {
      const nth = client + round * clients
      return nth < upTo
        ? request('POST', path, { port, cookie: cookieOf(nth), form: { revision: '1' } })
        : undefined
    },
  })
}

async function mustBe(ground: Ground, event: MadeEvent, state: string, count: number): Promise<void> {
  const { rows } = await ground.client.query<{ count: string; taken: number }>(
    `select (select count(*) from registration where event_id = $1 and state = $2) as count,
       on_site_taken as taken from event where id = $1`,
    [event.id, state],
  )
  const found = Number(rows[0]?.count)
  if (found !== count) throw new Error(`${count} should be ${state}, ${found} are`)
  if (state === 'confirmed' && rows[0]?.taken !== count)
    throw new Error(`the counter says ${rows[0]?.taken}, not ${count}`)
}

/** The transaction of a confirmation with the same locks and rows, by clients that do nothing else. */
async function bareTransactions(ground: Ground, event: MadeEvent): Promise<number> {
  const { rows: drafts } = await ground.client.query<Draft>(
    `select r.id, r.person_id, a.account_id, a.nth from registration r join bench_person a using (person_id) where event_id = $1`,
    [event.id],
  )
  const began = performance.now()
  const until = began + seconds * 1000
  let done = 0
  const worker = async () => {
    const client = new pg.Client(clientOptions(ground.connection))
    await client.connect()
    for (let draft = drafts[done++]; draft && performance.now() < until; draft = drafts[done++])
      await bareTransaction(client, event.id, draft)
    await client.end()
  }
  await Promise.all(Array.from({ length: clients }, worker))
  return Math.min(done, drafts.length) / ((performance.now() - began) / 1000)
}

type Draft = { id: string; person_id: string; account_id: string; nth: number }

async function bareTransaction(client: pg.Client, eventId: string, draft: Draft): Promise<void> {
  const run = (name: string, text: string, values: unknown[]) => client.query({ name, text, values })
  const now = new Date()
  await client.query('begin')
  await run('event', 'select * from event where id = $1 for update', [eventId])
  await run('hold', 'select * from registration where id = $1 for update', [draft.id])
  await run(
    'seat',
    'update event set on_site_taken = on_site_taken + 1 where id = $1 and on_site_taken < on_site_capacity',
    [eventId],
  )
  await run(
    'save',
    `update registration set state = 'confirmed', rule = $2, submitted_at = $3, decided_at = $3, revision = revision + 1, changed_at = $3 where id = $1`,
    [draft.id, 'open-to-all', now],
  )
  await run(
    'move',
    `insert into registration_move (id, registration_id, at, actor_account_id, from_state, to_state, rule) values ($1, $2, $3, $4, 'draft', 'confirmed', $5)`,
    [randomUUID(), draft.id, now, draft.account_id, 'open-to-all'],
  )
  await run(
    'audit',
    `insert into audit_entry (id, at, actor_kind, actor_account_id, act, subject_id, details) values ($1, $2, 'person', $3, 'registrations.confirmed', $4, '{}')`,
    [randomUUID(), now, draft.account_id, draft.id],
  )
  const mail = randomUUID()
  await run(
    'tell',
    `insert into outbox (id, lane, occasion, person_id, to_address, language, facts, once_key, message_id, due_at, created_at)
       values ($1, 'now', 'registrations.confirmed', $2, $3, 'en', $4, $5, $7, $6, $6)`,
    [
      mail,
      draft.person_id,
      `bench${draft.nth}@mail.example`,
      { registrationId: draft.id, revision: 2 },
      mail,
      now,
      mail,
    ],
  )
  await client.query('commit')
}
