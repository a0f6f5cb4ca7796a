import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { isAway } from '../../src/platform/database/away.ts'
import { newId } from '../../src/platform/ids.ts'
import { freePort, type RealProgram, startReal, stopLeftovers, until } from '../support/real-program.ts'

const rounds = Number(process.env['PLENARY_TEST_ROUNDS'] ?? (process.env['PLENARY_TEST_FULL'] ? 50 : 3))
const writers = 4

let data: string
before(() => {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-kill-'))
  chmodSync(folder, 0o755)
  data = join(folder, 'data')
})
after(async () => {
  await stopLeftovers()
  rmSync(join(data, '..'), { recursive: true, force: true })
})

/** Commits as fast as it can until the connection breaks; what was acknowledged goes into `acknowledged`. */
async function write(program: RealProgram, acknowledged: string[]): Promise<void> {
  const client = new pg.Client(program.connection())
  client.on('error', () => {})
  await client.connect()
  try {
    for (;;) {
      const id = newId()
      await client.query('begin')
      await client.query('insert into acknowledged (id) values ($1)', [id])
      // The letter is about a registration that is not there, so the worker only has to decide not to send it.
      await client.query(
        `insert into outbox (id, lane, occasion, to_address, language, facts, message_id, due_at, created_at)
         values ($1, 'now', 'registrations.confirmed', 'somebody@body.example', 'en', $2, $3, now(), now())`,
        [id, JSON.stringify({ registrationId: id }), id],
      )
      await client.query('commit')
      acknowledged.push(id)
    }
  } catch (error) {
    await client.end().catch(() => {})
    if (!isAway(error)) throw error
  }
}

async function ask<Row extends pg.QueryResultRow>(
  program: RealProgram,
  question: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client(program.connection())
  await client.connect()
  try {
    return (await client.query<Row>(question, values)).rows
  } finally {
    await client.end()
  }
}

const missingFrom = (program: RealProgram, table: string, ids: string[]) =>
  ask<{ id: string }>(
    program,
    `select id from unnest($1::uuid[]) as id where id not in (select id from ${table})`,
    [ids],
  )

test(
  `nothing acknowledged is lost when everything is killed at once, database included (${rounds} rounds)`,
  { timeout: 900_000 },
  async () => {
    const acknowledged: string[] = []
    const port = await freePort()
    for (let round = 1; round <= rounds; round++) {
      const program = startReal({ data, port })
      await program.ready
      await ask(program, 'create table if not exists acknowledged (id uuid primary key)')
      const before = acknowledged.length
      const writing = Array.from({ length: writers }, () => write(program, acknowledged))
      await until(() => acknowledged.length - before >= 20)
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 400))
      const { program: ours, database } = program.processes()
      assert.ok(
        ours.length >= 3 && database.length >= 3 + writers,
        'web, worker, server and its helpers are there to be killed',
      )
      await program.killAll()
      await Promise.all(writing)

      const again = startReal({ data, port })
      await again.ready
      assert.deepEqual(await missingFrom(again, 'acknowledged', acknowledged), [], `round ${round}`)
      assert.deepEqual(await missingFrom(again, 'outbox', acknowledged), [], `mails of round ${round}`)
      assert.equal(await again.stop(), 0)
    }
  },
)

test('every mail written before the kills is dealt with afterwards', { timeout: 300_000 }, async () => {
  const program = startReal({ data, port: await freePort() })
  try {
    await program.ready
    // A mail in the hand of a killed worker is given to another one after a while; here the while is over at once.
    await ask(program, `update outbox set taken_at = taken_at - interval '1 hour' where state = 'in-flight'`)
    const waiting = `select count(*)::integer as count from outbox where state not in ('sent', 'withheld')`
    await until(async () => (await ask<{ count: number }>(program, waiting))[0]!.count === 0, 240_000)
  } finally {
    await program.stop()
  }
})
