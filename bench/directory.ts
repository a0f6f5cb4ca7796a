import pg from 'pg'
import { createDatabase } from '../src/platform/database/create.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { clientOptions } from '../src/platform/database/pool.ts'
import { freePort } from './free-port.ts'
import type { Ground } from './ground.ts'
import { drive, request, type Measured } from './load.ts'
import { inventOrganisations, invented, type Invented } from './organisations.ts'
import { serve, type Served } from './processes.ts'
import type { Row } from './table.ts'

const sizes = [10_000, 100_000, 1_000_000] as const
type Size = (typeof sizes)[number]
const [smallest] = sizes
const rounds = 5
const seconds = 2

/**
 * Searching the directory, one person at a time: the list that a script asks for while somebody types, in directories of
 * ten thousand organisations, a hundred thousand and a million, in turn so that all see the same machine.
 */
export async function measureDirectory(ground: Ground, say: (words: string) => void): Promise<Row[]> {
  const servers = await openDirectories(ground, say)
  try {
    const found = new Map(sizes.map((size) => [size, [] as Measured[]]))
    for (let round = -1; round < rounds; round++)
      for (const [size, { port }] of servers) {
        const measured = await search(port, round)
        if (round >= 0) found.get(size)?.push(measured) // the round before the first warms up
      }
    const bare = await bareLookUps(ground)
    for (const [size, { port }] of servers)
      for (const [kind] of Object.entries(kinds)) {
        const { p50, p99 } = await search(port, 0, kind as Kind)
        say(`    ${size} ${kind}: p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)} ms`)
      }
    const base = middleRate(found.get(smallest) ?? [])
    return sizes.map((size) => rowOf(size, found.get(size) ?? [], size === smallest ? bare : base))
  } finally {
    for (const { close } of servers.values()) await close()
  }
}

const middle = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0
const middleRate = (all: readonly Measured[]): number => middle(all.map(({ perSecond }) => perSecond))

function rowOf(size: number, all: readonly Measured[], bare: number): Row {
  const [ours, p50, p99] = [
    middleRate(all),
    middle(all.map((one) => one.p50)),
    middle(all.map((one) => one.p99)),
  ]
  const isFirst = size === smallest
  return {
    what: `directory search, ${size.toLocaleString('en')} organisations`,
    note: `one at a time; half within ${p50.toFixed(1)} ms`,
    ours,
    bare,
    bareIs: isFirst
      ? 'twenty organisations by key through `pg`, sent as JSON'
      : `the same among ${smallest.toLocaleString('en')}`,
    p99,
    bar: isFirst ? 'p99 < 30 ms' : 'at most 1.5 times as long, p99 < 30 ms',
    holds: p99 < 30 && (isFirst || ours * 1.5 >= bare),
  }
}

/** Each directory begins as a copy of the smaller one, so that all hold the same organisations first. */
async function openDirectories(
  ground: Ground,
  say: (words: string) => void,
): Promise<ReadonlyMap<Size, Served>> {
  const servers = new Map<Size, Served>()
  let [template, from]: [string | undefined, number] = [undefined, 0]
  for (const size of sizes) {
    const connection = { ...ground.connection, database: `bench_directory_${size}` }
    await createDatabase(connection, template)
    if (!template) await migrate(connection)
    const client = new pg.Client(clientOptions(connection))
    await client.connect()
    const began = performance.now()
    await inventOrganisations(client, from, size)
    await client.query('vacuum analyze')
    await client.end()
    say(
      `  ${size} organisations, the last ${size - from} in ${((performance.now() - began) / 1000).toFixed(0)} s`,
    )
    template = connection.database
    from = size
  }
  for (const size of sizes) {
    const connection = { ...ground.connection, database: `bench_directory_${size}` }
    servers.set(size, await serve('web', { connection, folder: ground.folder, port: await freePort() }))
  }
  return servers
}

const has =
  (script: RegExp) =>
  ({ name }: Invented) =>
    script.test(name)
const words = (name: string) => name.split(' ')

/** A word with two of its letters in the wrong order. */
const mistyped = (name: string): string =>
  words(name)
    .map((word, place) =>
      place === 0 ? word.slice(0, 1) + word.slice(2, 3) + word.slice(1, 2) + word.slice(3) : word,
    )
    .join(' ')

/** What people type, and how often. */
const kinds = {
  'whole name': { often: 4, of: has(/^[\x20-\x7f]{12,}$/), typed: ({ name }: Invented) => ({ q: name }) },
  'first letters': {
    often: 3,
    of: has(/^[\x20-\x7f]{12,}$/),
    typed: ({ name }: Invented) => ({ q: name.slice(0, 4) }),
  },
  'two words': {
    often: 2,
    of: has(/^[\x20-\x7f]+ [\x20-\x7f]+ /),
    typed: ({ name }: Invented) => ({ q: words(name).slice(0, 2).join(' ') }),
  },
  'letters swapped': {
    often: 2,
    of: has(/^[A-Za-z]{6,} [\x20-\x7f]+$/),
    typed: ({ name }: Invented) => ({ q: mistyped(name) }),
  },
  acronym: {
    often: 1,
    of: ({ acronym }: Invented) => Boolean(acronym),
    typed: ({ acronym }: Invented) => ({ q: acronym ?? '' }),
  },
  'two Chinese signs': {
    often: 2,
    of: has(/^\p{Script=Han}{4}/u),
    typed: ({ name }: Invented) => ({ q: name.slice(0, 2) }),
  },
  'Arabic name': { often: 1, of: has(/\p{Script=Arabic}/u), typed: ({ name }: Invented) => ({ q: name }) },
  'Russian word': {
    often: 1,
    of: has(/\p{Script=Cyrillic}/u),
    typed: ({ name }: Invented) => ({ q: words(name).at(-1) ?? '' }),
  },
  'common word': { often: 1, of: has(/./), typed: () => ({ q: 'university' }) },
  'common word in a country': {
    often: 1,
    of: has(/./),
    typed: ({ countryCode }: Invented) => ({ q: 'networks', country: countryCode }),
  },
} as const
type Kind = keyof typeof kinds

const mix: readonly Kind[] = Object.entries(kinds).flatMap(([kind, { often }]) =>
  Array.from({ length: often }, () => kind as Kind),
)

/** Organisations that are in every directory, so that all are asked the same. */
const known = Array.from({ length: 3000 }, (_, n) => invented((n * 7) % smallest))

function search(port: number, round: number, only?: Kind): Promise<Measured> {
  return drive({
    port,
    clients: 1,
    seconds: only ? 1 : seconds,
    expected: 200,
    next: (_client, nth) => {
      const kind = only ?? mix[(nth * 5) % mix.length]!
      const fitting = fittingFor(kind)
      const it = fitting[(nth + (round + 1) * 131) % fitting.length]!
      const query = new URLSearchParams(kinds[kind].typed(it))
      return request('GET', `/en/directory/organisations.json?${query}`, { port })
    },
  })
}

const fits = new Map<Kind, readonly Invented[]>()
function fittingFor(kind: Kind): readonly Invented[] {
  const found = fits.get(kind) ?? known.filter(kinds[kind].of)
  fits.set(kind, found)
  return found
}

/** How often a page of organisations can be had when nothing is searched for: rows by key, as JSON. */
async function bareLookUps({ connection }: Ground): Promise<number> {
  const client = new pg.Client(clientOptions({ ...connection, database: `bench_directory_${smallest}` }))
  await client.connect()
  const { rows } = await client.query<{ id: string }>('select id from organisation limit 2000')
  const began = performance.now()
  let done = 0
  for (; performance.now() - began < seconds * 1000; done++) {
    const ids = Array.from({ length: 20 }, (_, n) => rows[(done * 20 + n) % rows.length]?.id)
    const found = await client.query({
      name: 'page',
      text: `select id, name, acronyms, category, country_code, (select jsonb_object_agg(language, one.name)
               from organisation_name one where organisation_id = organisation.id) as names
             from organisation where id = any($1)`,
      values: [ids],
    })
    JSON.stringify(found.rows)
  }
  await client.end()
  return done / ((performance.now() - began) / 1000)
}
