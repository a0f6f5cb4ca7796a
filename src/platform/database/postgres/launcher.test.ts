import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import pg from 'pg'
import { createDatabase } from '../create.ts'
import { clientOptions } from '../pool.ts'
import { type EmbeddedServer, startEmbedded, type Wishes } from './index.ts'
import { isAlive, readPidFile } from './left-running.ts'

const isRoot = process.getuid?.() === 0

const elsewhere = join(tmpdir(), 'plenary-elsewhere-test')

let folder: string
const running: EmbeddedServer[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plenary-launcher-'))
  chmodSync(folder, 0o755)
})

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop()
  rmSync(folder, { recursive: true, force: true })
  rmSync(elsewhere, { recursive: true, force: true })
})

async function start(wishes: Partial<Wishes> = {}): Promise<EmbeddedServer> {
  const server = await startEmbedded({
    dataFolder: join(folder, 'data'),
    fleeting: true,
    elsewhere,
    ...wishes,
  })
  running.push(server)
  return server
}

async function ask(server: EmbeddedServer, question: string): Promise<unknown> {
  await createDatabase(server.connection)
  const client = new pg.Client(clientOptions(server.connection))
  await client.connect()
  try {
    return Object.values((await client.query<Record<string, unknown>>(question)).rows[0] ?? {})[0]
  } finally {
    await client.end()
  }
}

test('a server answers on a socket that nobody else can reach, and not on the network', async () => {
  const server = await start()
  assert.equal(await ask(server, `select current_setting('listen_addresses')`), '')
  assert.equal(statSync(server.connection.host).mode & 0o777, 0o700)
})

test('a server for real data keeps what it has acknowledged', async () => {
  const server = await start({ fleeting: false })
  for (const safety of ['fsync', 'full_page_writes', 'synchronous_commit']) {
    assert.equal(await ask(server, `select current_setting('${safety}')`), 'on', safety)
  }
})

test('search finds trigrams of Arabic, Chinese and Russian, and lower case knows their letters', async () => {
  const server = await start()
  await ask(server, 'select 1')
  assert.equal(await ask(server, 'create extension pg_trgm'), undefined)
  for (const word of ['سلام', '世界', 'мир']) {
    assert.ok(Number(await ask(server, `select cardinality(show_trgm('${word}'))`)) > 0, word)
  }
  assert.equal(await ask(server, `select lower('МИР Été')`), 'мир été')
})

test('the database runs as an ordinary user when root starts it', { skip: !isRoot }, async () => {
  const server = await start()
  assert.notEqual(statSync(`/proc/${server.pid}`).uid, 0)
})

test('a data folder whose path is too long for a socket gets its socket in a temporary folder, which goes at the end', async () => {
  const long = join(folder, 'a'.repeat(60), 'b'.repeat(60))
  const server = await start({ dataFolder: long })
  assert.ok(!server.connection.host.startsWith(folder))
  assert.equal(statSync(server.connection.host).mode & 0o777, 0o700)
  assert.equal(await ask(server, 'select 1'), 1)
  await server.stop()
  assert.ok(!existsSync(server.connection.host))
})

test(
  'a folder the database cannot enter keeps only a link; program and data are elsewhere, and are found again',
  { skip: !isRoot },
  async () => {
    const closed = join(folder, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const dataFolder = join(closed, 'data')
    const first = await start({ dataFolder })
    await ask(first, 'create table kept (it integer)')
    await ask(first, 'insert into kept values (7)')
    assert.match(first.note ?? '', /its files are in/)
    const place = realpathSync(join(dataFolder, 'postgres'))
    assert.ok(!place.startsWith(folder))
    await first.stop()
    const again = await start({ dataFolder })
    assert.equal(await ask(again, 'select it from kept'), 7)
    await again.stop()
    rmSync(join(place, '..'), { recursive: true })
    await assert.rejects(start({ dataFolder }), /files are gone/)
  },
)

test('a database in a folder that was closed afterwards is refused in words', { skip: !isRoot }, async () => {
  const closed = join(folder, 'closed')
  mkdirSync(closed)
  await (await start({ dataFolder: join(closed, 'data') })).stop()
  chmodSync(closed, 0o700)
  await assert.rejects(start({ dataFolder: join(closed, 'data') }), /can no longer enter/)
})

test('a server left running by a killed program is ended, and its data is there', async () => {
  const left = await start()
  await ask(left, 'create table kept (it integer)')
  await ask(left, 'insert into kept values (7)')
  const next = await start()
  assert.notEqual(next.pid, left.pid)
  assert.ok(!isAlive(left.pid))
  assert.equal(await ask(next, 'select it from kept'), 7)
})

test('a server that was killed leaves nothing in the way of the next', async () => {
  const killed = await start({ fleeting: false })
  await ask(killed, 'create table kept (it integer)')
  await ask(killed, 'insert into kept values (7)')
  process.kill(killed.pid, 'SIGKILL')
  await killed.ended
  assert.equal(await ask(await start({ fleeting: false }), 'select it from kept'), 7)
})

test('a stale note about a process that is now somebody else does not stop the start', async () => {
  const server = await start()
  await server.stop()
  const file = join(folder, 'data', 'postgres', 'postmaster.pid')
  writeFileSync(file, `${process.ppid}\n${join(folder, 'data', 'postgres')}\n1\n5432\n`)
  assert.equal(await ask(await start(), 'select 1'), 1)
  assert.ok(isAlive(process.ppid))
})

test('a start that was cut short in the middle of making the files begins anew', async () => {
  mkdirSync(join(folder, 'data', 'postgres.new', 'half'), { recursive: true })
  assert.equal(await ask(await start(), 'select 1'), 1)
  assert.ok(!existsSync(join(folder, 'data', 'postgres.new')))
})

test('data made by another major version of PostgreSQL is refused in words', async () => {
  await (await start()).stop()
  writeFileSync(join(folder, 'data', 'postgres', 'PG_VERSION'), '17\n')
  await assert.rejects(start(), /made by PostgreSQL 17.*brings PostgreSQL 18/s)
})

test('a folder that is no database is refused in words', async () => {
  mkdirSync(join(folder, 'data', 'postgres'), { recursive: true })
  await assert.rejects(start(), /it is not a PostgreSQL database/)
})

test('the server ends by itself when the program that started it is killed', async () => {
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(new URL('./index.ts', import.meta.url).href)})
    const server = await startEmbedded({ dataFolder: ${JSON.stringify(join(folder, 'data'))}, fleeting: true })
    process.stdout.write(String(server.pid))
    process.kill(process.pid, 'SIGKILL')`
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  const until = Date.now() + 10_000
  while (isAlive(Number(stdout)) && Date.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 50))
  assert.ok(Number(stdout) > 0 && !isAlive(Number(stdout)))
  assert.equal(readPidFile(join(folder, 'data', 'postgres')), undefined)
})

test('the log of the server names no values of a statement that failed', async () => {
  const server = await start()
  await assert.rejects(ask(server, `select 'somebody@body.example'::integer`))
  assert.doesNotMatch(readFileSync(join(folder, 'data', 'logs', 'postgres.log'), 'utf8'), /somebody/)
})
