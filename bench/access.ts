import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { clientOptions } from '../src/platform/database/pool.ts'
import { prepareJobs } from '../src/platform/jobs/index.ts'
import { cookieOf, emailOf, type Ground } from './ground.ts'
import { drive, request, type Measured } from './load.ts'
import type { Served } from './processes.ts'
import type { Row } from './table.ts'

const clients = 32
const seconds = 6

/** Strangers who ask how an application stands, and a body's people who all apply for member access at once. */
export async function measureAccess(ground: Ground, { port }: Served): Promise<Row[]> {
  await prepareJobs(ground.connection)
  return [await enquiries(ground, port), await applications(ground, port)]
}

/** The form's POST against the same counts and the same job by plain clients. */
async function enquiries(ground: Ground, port: number): Promise<Row> {
  const ours = sound(
    await drive({
      port,
      clients,
      seconds,
      expected: 303,
      next: (client, round) => {
        const email = emailOf((client + round * clients) % ground.people)
        return request('POST', '/en/access/status', { port, form: { 'registration-id': '', email } })
      },
    }),
  )
  const bare = await bareJobs(ground)
  return {
    what: 'status enquiries',
    note: `${clients} strangers at once; whose it is, the worker looks up`,
    ours: ours.perSecond,
    bare,
    bareIs: 'the same counts and the same job by `pg` alone',
    p99: ours.p99,
    bar: '≥ 0.3 of bare, p99 < 250 ms',
    holds: ours.perSecond >= bare * 0.3 && ours.p99 < 250,
  }
}

async function bareJobs(ground: Ground): Promise<number> {
  const began = performance.now()
  const until = began + seconds * 1000
  let done = 0
  const worker = async (_: unknown, nth: number) => {
    const client = new pg.Client(clientOptions(ground.connection))
    await client.connect()
    for (; performance.now() < until; done++) {
      for (const counted of ['sign-in', 'recovery'])
        await client.query({
          name: 'count',
          text: `insert into rate_limit (key, points, expire) values ($1, 1, $2)
             on conflict (key) do update set points = rate_limit.points + 1 returning points`,
          values: [`bare-access ${counted} ${nth}`, Date.now() + 3_600_000],
        })
      await client.query({
        name: 'job',
        text: `select graphile_worker.add_job('access.tell-status', $1::json)`,
        values: [{ email: emailOf(done) }],
      })
    }
    await client.end()
  }
  await Promise.all(Array.from({ length: clients }, worker))
  return done / ((performance.now() - began) / 1000)
}

/** Each of a few thousand people applies once, paced; each application is numbered, recorded, and told to two. */
async function applications(ground: Ground, port: number): Promise<Row> {
  const organisation = await makeMember(ground)
  const most = Math.min(ground.people - 1, 3000)
  const ours = sound(
    await drive({
      port,
      clients,
      seconds: 10,
      rate: 100,
      expected: 303,
      next: (client, round) => {
        const nth = 1 + client + round * clients
        if (nth > most) return undefined
        const form = { organisation, reason: 'Our contributions to the study group' }
        return request('POST', '/en/access/application', { port, form, cookie: cookieOf(nth) })
      },
    }),
  )
  await mustStand(ground, ours.answered)
  return {
    what: 'applications for member access, 100/s',
    note: 'each numbered, recorded and told to two',
    ours: ours.perSecond,
    bare: 100,
    bareIs: 'asked for',
    p99: ours.p99,
    bar: 'p99 < 250 ms',
    holds: ours.p99 < 250,
  }
}

/** A member to which everybody belongs and for which the first of them decides. */
async function makeMember({ client }: Ground): Promise<string> {
  const id = randomUUID()
  await client.query(
    `insert into organisation (id, country_code, category, state, membership, name, created_at)
       values ($1, 'GH', 'sector-member', 'listed', 'active', 'Bench Networks', now())`,
    [id],
  )
  await client.query(
    `insert into affiliation (id, person_id, organisation_id, claimed_category, state, created_at)
       select gen_random_uuid(), person_id, $1::uuid, 'sector-member', 'approved', now() from bench_person`,
    [id],
  )
  await client.query(
    `insert into focal_point (id, organisation_id, person_id, kind, is_deputy, since)
       select gen_random_uuid(), $1::uuid, person_id, 'member-access', false, now() from bench_person where nth = 0`,
    [id],
  )
  await client.query('vacuum analyze')
  return id
}

/** Whoever was answered has an application with a number of its own, and two letters wait for each. */
async function mustStand({ client }: Ground, count: number): Promise<void> {
  const { rows } = await client.query<{ numbers: string; letters: string }>(
    `select (select count(distinct registration_id) from access_application where state = 'awaiting') as numbers,
       (select count(*) from outbox where occasion in ('access.moved', 'access.to-decide')) as letters`,
  )
  const [found] = rows
  if (Number(found?.numbers) < count || Number(found?.letters) < 2 * count)
    throw new Error(`${count} applied, but there are ${JSON.stringify(found)}`)
}

function sound(measured: Measured): Measured {
  if (measured.unexpected.size > 0)
    throw new Error(`unexpected answers: ${JSON.stringify([...measured.unexpected])}`)
  return measured
}
