import pg from 'pg'
import { createDatabase } from '../src/platform/database/create.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { clientOptions } from '../src/platform/database/pool.ts'
import { freePort } from './free-port.ts'
import { gather } from './gathered.ts'
import type { Ground } from './ground.ts'
import { drive, request, type Measured } from './load.ts'
import { serve, type Served } from './processes.ts'
import type { Row } from './table.ts'

const sizes = [100_000, 1_000_000] as const
const seconds = 3
const [small, large] = sizes

/** What staff and focal points look at all day. `{event}` is one of the events, in turn. */
const pages = {
  'focal point’s queue': { as: 'focal', path: '/en/approvals' },
  'registrations desk': { as: 'staff', path: '/en/desk/registrations' },
  'registrations of an event, confirmed': {
    as: 'staff',
    path: '/en/desk/registrations?event={event}&state=confirmed',
  },
  'search by name': { as: 'staff', path: '/en/desk/registrations?q=Lucía%20Okafor' },
  'search by number': { as: 'staff', path: '/en/desk/registrations?q=R-0000-{number}' },
  'list of participants': { as: 'staff', path: '/en/events/{event}/participants' },
  'figures of an event': { as: 'staff', path: '/en/desk/figures?event={event}' },
} as const
type Kind = keyof typeof pages

/**
 * The desks of a large body's year, and of ten such years: one reader at a time, the same pages in turn, so that the ratio says
 * how much longer a page takes when there is ten times as much.
 */
export async function measureDesks(ground: Ground, say: (words: string) => void): Promise<Row[]> {
  const served = await openDesks(ground, say)
  const rows: Row[] = []
  try {
    for (const kind of Object.keys(pages) as Kind[]) {
      const found = new Map<number, Measured>()
      for (const size of sizes) {
        await read(served.get(size)!, kind, 0.5)
        found.set(size, await read(served.get(size)!, kind, seconds))
      }
      rows.push(rowOf(kind, found.get(small)!, found.get(large)!))
    }
    return rows
  } finally {
    for (const { close } of served.values()) await close()
  }
}

/** Medians tell of growth; a queue of 25 and a list of 100 are held to the bar. */
function rowOf(kind: Kind, one: Measured, ten: Measured): Row {
  return {
    what: `${kind}, ${large.toLocaleString('en')} registrations`,
    note: `one at a time; half within ${ten.p50.toFixed(1)} ms, among ${small.toLocaleString('en')} within ${one.p50.toFixed(1)} ms`,
    ours: ten.perSecond,
    bare: one.perSecond,
    bareIs: `the same among ${small.toLocaleString('en')}`,
    p99: ten.p99,
    bar: 'half within 30 ms, at most 1.5 times as long',
    holds: ten.p50 < 30 && ten.p50 <= one.p50 * 1.5,
  }
}

async function openDesks(ground: Ground, say: (words: string) => void): Promise<ReadonlyMap<number, Served>> {
  const served = new Map<number, Served>()
  let [template, from]: [string | undefined, number] = [undefined, 0]
  for (const size of sizes) {
    const connection = { ...ground.connection, database: `bench_desks_${size}` }
    await createDatabase(connection, template)
    if (!template) await migrate(connection)
    const client = new pg.Client(clientOptions(connection))
    await client.connect()
    const began = performance.now()
    await gather(client, from, size)
    if (!template) await letIn(client)
    await client.end()
    say(
      `  ${size} registrations, the last ${size - from} in ${((performance.now() - began) / 1000).toFixed(0)} s`,
    )
    template = connection.database
    from = size
  }
  for (const size of sizes) {
    const connection = { ...ground.connection, database: `bench_desks_${size}` }
    served.set(size, await serve('web', { connection, folder: ground.folder, port: await freePort() }))
  }
  return served
}

const cookies = { staff: 'benchstaff'.padEnd(43, '0'), focal: 'benchfocal'.padEnd(43, '0') }

/** The first person works at the secretariat, the second decides for its organisation; both are signed in with two factors. */
async function letIn(client: pg.Client): Promise<void> {
  await client.query(
    `insert into role_grant (id, account_id, role, granted_at) values (gen_random_uuid(), md5('account 0')::uuid, 'secretariat', now())`,
  )
  await client.query(
    `insert into focal_point (id, organisation_id, person_id, kind, since, confirmed_on)
       values (gen_random_uuid(), md5('organisation 1')::uuid, md5('person 1')::uuid, 'designated', now(), now()::date)`,
  )
  for (const [nth, cookie] of [cookies.staff, cookies.focal].entries())
    await client.query(
      `insert into visit (id, token_hash, account_id, assurance, created_at, seen_at, proven_at, expires_at)
         values (gen_random_uuid(), sha256(convert_to($1, 'UTF8')), md5('account ' || $2::int)::uuid, 'two-factor', now(), now(), now(),
           now() + interval '1 day')`,
      [cookie, nth],
    )
}

async function read({ port }: Served, kind: Kind, forSeconds: number): Promise<Measured> {
  const measured = await drive({
    port,
    clients: 1,
    seconds: forSeconds,
    expected: 200,
    next: (_client, nth) => {
      const { as, path } = pages[kind]
      const place = (nth * 37) % (small / 100)
      const filled = path
        .replace('{event}', `C-${String(place).padStart(8, '0')}`)
        .replace('{number}', (place * 64).toString(16).toUpperCase().padStart(4, '0'))
      return request('GET', encodeURI(decodeURI(filled)), { port, cookie: `visit=${cookies[as]}` })
    },
  })
  if (measured.unexpected.size > 0)
    throw new Error(`${kind}: unexpected answers: ${JSON.stringify([...measured.unexpected])}`)
  return measured
}
