import { cookieOf, openEvent, type Ground } from './ground.ts'
import { drive, request } from './load.ts'
import { serve, type Served } from './processes.ts'
import type { Row } from './table.ts'

const seconds = 6

/** The public page of an event, against a bare server that sends the same bytes. */
export async function measureEventPage(ground: Ground, web: Served): Promise<Row> {
  const { code } = await openEvent(ground, 100)
  const path = `/en/events/${code}`
  const sample = await fetch(`http://localhost:${web.port}${path}`, {
    headers: { 'accept-encoding': 'identity' },
  })
  const body = new Uint8Array(await sample.arrayBuffer())
  const headers = Object.fromEntries(
    [...sample.headers].filter(([name]) => !/^(connection|keep-alive|date|content-length)$/.test(name)),
  )
  const bareServer = await serve('bare-buffer', {
    body,
    headers: { ...headers, 'content-length': String(body.length) },
  })
  const load = (port: number, rate?: number) =>
    drive({
      port,
      clients: 16,
      seconds,
      expected: 200,
      ...(rate ? { rate } : {}),
      next: constantly(request('GET', path, { port, accept: 'identity' })),
    })
  const ours = sound(await load(web.port))
  const bare = await load(bareServer.port)
  const half = await load(web.port, ours.perSecond / 2)
  await bareServer.close()
  return {
    what: 'public event page',
    note: `${Math.round(body.length / 1000)} KB`,
    ours: ours.perSecond,
    bare: bare.perSecond,
    bareIs: 'bare Node sending the same bytes',
    p99: half.p99,
    bar: '≥ 0.5 of bare, p99 < 20 ms at half load',
    holds: ours.perSecond >= bare.perSecond / 2 && half.p99 < 20,
  }
}

/** The registration form of somebody signed in, against bare Fastify with as many look-ups and the same template. */
export async function measureFormPage(ground: Ground, web: Served): Promise<Row> {
  const { code } = await openEvent(ground, 100)
  const path = `/en/events/${code}/registration`
  const load = (port: number, at: string) =>
    drive({
      port,
      clients: 16,
      seconds,
      expected: 200,
      next: (client) => request('GET', at, { port, cookie: cookieOf(client) }),
    })
  const before = await commits(ground)
  const counted = await load(web.port, path)
  const lookUps = Math.round(((await commits(ground)) - before) / counted.answered)
  const ours = sound(await load(web.port, path))
  const { rows } = await ground.client.query<{ person_id: string }>(
    'select person_id from bench_person where nth = 0',
  )
  const { connection, folder } = ground
  const given = { connection, folder, code, personId: rows[0]?.person_id, lookUps }
  const bareServer = await serve('bare-form', given)
  const bare = await load(bareServer.port, '/')
  await bareServer.close()
  return {
    what: 'registration form, signed in',
    note: `${lookUps} look-ups`,
    ours: ours.perSecond,
    bare: bare.perSecond,
    bareIs: `bare Fastify, ${lookUps} look-ups, same template`,
    p99: ours.p99,
    bar: '≥ 0.5 of bare, ≥ 300/s',
    holds: ours.perSecond >= bare.perSecond / 2 && ours.perSecond >= 300,
  }
}

/** Transactions the server has finished, a look-up on its own being one. */
async function commits({ client }: Ground): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 1500)) // counts are told with a delay
  const { rows } = await client.query<{ count: string }>(
    "select xact_commit as count from pg_stat_database where datname = 'bench'",
  )
  return Number(rows[0]?.count)
}

const constantly = (bytes: Buffer) => () => bytes

function sound<T extends { unexpected: ReadonlyMap<number, number> }>(measured: T): T {
  if (measured.unexpected.size > 0)
    throw new Error(`unexpected answers: ${JSON.stringify([...measured.unexpected])}`)
  return measured
}
