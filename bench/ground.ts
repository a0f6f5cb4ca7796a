import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { hashPassword } from '../src/features/sign-in/passwords.ts'
import { createDatabase } from '../src/platform/database/create.ts'
import { openDatabase } from '../src/platform/database/database.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { clientOptions } from '../src/platform/database/pool.ts'
import { startEmbedded, type EmbeddedServer } from '../src/platform/database/postgres/index.ts'
import { makeEvent, type MadeEvent } from '../test/support/people.ts'

/** What every measurement stands on: the embedded database as it is for real data, and people who are signed in. */
export type Ground = {
  readonly connection: EmbeddedServer['connection']
  readonly folder: string
  /** One plain connection, for preparing and for looking. */
  readonly client: pg.Client
  readonly people: number
  readonly machine: string
  close(): Promise<void>
}

export const password = 'four grey herons on the weir'

export async function openGround(people: number): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-bench-'))
  const server = await startEmbedded({ dataFolder: folder })
  const connection = { ...server.connection, database: 'bench' }
  await createDatabase(connection)
  await migrate(connection)
  const client = new pg.Client(clientOptions(connection))
  await client.connect()
  await fill(client, people)
  const { rows } = await client.query<{ server_version: string }>('show server_version')
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`
  return {
    connection,
    folder,
    client,
    people,
    machine: `${cpus().length} cores, ${memory}, Node ${process.versions.node}, PostgreSQL ${rows[0]?.server_version}`,
    close: async () => {
      await client.end()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The cookie of the nth person, who is signed in. */
export const cookieOf = (nth: number): string => `visit=benchvisit${String(nth).padStart(33, '0')}`

/** The e-mail address of the nth person. */
export const emailOf = (nth: number): string => `bench${nth}@mail.example`

/** People with account, addresses, a claim of an affiliation and a live session. They share one password. */
async function fill(client: pg.Client, people: number): Promise<void> {
  await client.query(
    `create table bench_person as
       select nth, gen_random_uuid() as person_id, gen_random_uuid() as account_id
       from generate_series(0, ${people - 1}) nth`,
  )
  await client.query(
    `insert into person (id, name, country_code, language, created_at)
       select person_id, 'Ama Owusu ' || nth, 'GH', 'en', now() from bench_person`,
  )
  await client.query(
    `insert into affiliation (id, person_id, claimed_category, state, created_at)
       select gen_random_uuid(), person_id, 'unknown', 'claimed', now() from bench_person`,
  )
  await client.query(
    `insert into account (id, person_id, state, state_since, password_hash, password_set_at, created_at)
       select account_id, person_id, 'active', now(), $1, now(), now() from bench_person`,
    [await hashPassword(password)],
  )
  await client.query(
    `insert into account_identifier (key, kind, account_id, shown, is_contact, created_at)
       select 'bench' || nth || '@mail.example', 'email', account_id, 'bench' || nth || '@mail.example', true, now()
       from bench_person
       union all
       select 'bench' || nth, 'username', account_id, 'bench' || nth, false, now() from bench_person`,
  )
  await client.query(
    `insert into visit (id, token_hash, account_id, created_at, seen_at, proven_at, expires_at)
       select gen_random_uuid(), sha256(convert_to('benchvisit' || lpad(nth::text, 33, '0'), 'UTF8')),
         account_id, now(), now(), now(), now() + interval '1 day'
       from bench_person`,
  )
  await client.query('vacuum analyze')
}

/** An event with so many seats on site, open to all; `null`: as many as come. */
export async function openEvent(ground: Ground, seats: number | null): Promise<MadeEvent> {
  const { db, close } = openDatabase({
    connection: ground.connection,
    max: 1,
    log: pino({ level: 'silent' }),
  })
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
  try {
    return await makeEvent(db, {
      now: new Date(),
      onSiteCapacity: seats,
      startsAt: inDays(40),
      onSiteClosesAt: inDays(30),
      remoteClosesAt: inDays(30),
    })
  } finally {
    await close()
  }
}

/** Everybody has filled in the form of an event, and only has to send it. */
export async function fillInForms(ground: Ground, { id }: MadeEvent): Promise<void> {
  await ground.client.query(
    `insert into registration (id, number, event_id, person_id, category, state, mode, answers, revision, created_at, changed_at)
       select gen_random_uuid(), 'R-' || substr(marks, 1, 4) || '-' || substr(marks, 5, 4), $1::uuid, person_id, 'unknown',
         'draft', 'on-site', '{"badgeName":"Ama Owusu","interpretation":null,"accessNeeds":""}', 1, now(), now()
       from bench_person, lateral (select upper(md5($1::uuid::text || nth)) as marks) made
       on conflict do nothing`,
    [id],
  )
  await ground.client.query('vacuum analyze')
}
