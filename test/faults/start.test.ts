import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, test } from 'node:test'
import { isAlive } from '../../src/platform/database/postgres/left-running.ts'
import { freePort, plainEnvironment, startReal, stopLeftovers, until } from '../support/real-program.ts'

const top = join(import.meta.dirname, '../..')
const isRoot = process.getuid?.() === 0

let folder: string
let data: string
let port: number

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plenary-start-'))
  chmodSync(folder, 0o755)
  data = join(folder, 'data')
  port = await freePort()
})
afterEach(stopLeftovers)
after(() => rmSync(folder, { recursive: true, force: true }))

const start = (more: Partial<Parameters<typeof startReal>[0]> = {}) => startReal({ data, port, ...more })
const isUp = async (url: string) => (await fetch(`${url}/readyz`).catch(() => undefined))?.status === 200
/** The processes that do the work, with the roles each has. */
const childrenOf = (program: ReturnType<typeof start>) =>
  program.processes().program.flatMap((pid) => {
    const said = spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)]).stdout.toString()
    const roles = /\/child\.ts (.*)/.exec(said)?.[1]?.trim()
    return roles === undefined ? [] : [{ pid, roles }]
  })
const firstWords = (door: number) =>
  new Promise<string>((resolve, reject) => {
    const line = connect(door, '127.0.0.1').once('error', reject)
    line.once('data', (words) => resolve(line.end() && words.toString()))
  })
const plenary = (...given: string[]) =>
  spawnSync(process.execPath, [join(top, 'bin/plenary'), ...given], {
    encoding: 'utf8',
    cwd: folder,
    env: { ...plainEnvironment(), PLENARY_DATA: data, PLENARY_PORT: String(port) },
  })

test('a start says what it does, then the address, and stops cleanly when it is asked to', async () => {
  const program = start()
  await program.ready
  for (const step of ['Database', 'Tables', 'web, mail, worker'])
    assert.match(program.said(), new RegExp(step))
  assert.match(program.said(), new RegExp(`Plenary is ready: ${program.url}`))
  assert.ok(await isUp(program.url))
  const { program: ours, database } = program.processes()
  assert.equal(await program.stop(), 0)
  assert.deepEqual([...ours, ...database].filter(isAlive), [])
})

test('on a small machine one process does what three do otherwise', async () => {
  const imap = await freePort()
  const env = { PLENARY_PROCESSES: 'together', PLENARY_IMAP_PORT: String(imap), PLENARY_MEDIA: 'off' }
  const program = start({ env })
  await program.ready
  assert.deepEqual(
    childrenOf(program).map(({ roles }) => roles),
    ['web worker mail'],
  )
  assert.ok(await isUp(program.url))
  assert.match(await firstWords(imap), /^\* OK /)
  assert.equal(await program.stop(), 0)
})

test('npm, asked alone to stop, passes it on: nothing runs on unseen', async () => {
  const program = start({ throughNpm: true })
  await program.ready
  const { program: ours, database } = program.processes()
  const running = () => [...ours, ...database].filter(isAlive)
  program.child.kill('SIGTERM')
  try {
    await until(() => running().length === 0)
  } finally {
    for (const pid of running()) process.kill(pid, 'SIGKILL')
  }
})

test('Ctrl-C, which reaches every process of the terminal, lets the database outlive the rest', async () => {
  const program = start()
  await program.ready
  process.kill(-program.child.pid!, 'SIGINT')
  assert.equal(await program.ended, 0)
  assert.doesNotMatch(program.said(), /died|lost|error/i)
})

test('a data folder is used by one program at a time', async () => {
  const program = start()
  await program.ready
  const second = start({ port: await freePort() })
  assert.equal(await second.ended, 1)
  assert.match(second.said(), /in use by "npm start" \(process \d+, since .*, at http:\/\/localhost/)
  assert.ok(await isUp(program.url))
})

test('a process that dies is started again, and so is the database', async () => {
  const program = start()
  await program.ready
  // Those nobody waits for begin after it has said that it is ready.
  await until(() => childrenOf(program).length >= 3)
  const before = program.processes()
  const children = childrenOf(program).map(({ pid }) => pid)
  for (const pid of children) process.kill(pid, 'SIGKILL')
  await until(() => !children.some(isAlive))
  await until(() => isUp(program.url))
  const [, postmaster] = before.database
  process.kill(postmaster!, 'SIGKILL')
  await until(async () => !(await isUp(program.url)))
  await until(() => isUp(program.url))
  assert.match(program.said(), /The web process died/)
  assert.match(program.said(), /The database ended by itself/)
})

test('everything ends by itself when whoever started it is killed, database included', async () => {
  // The machine's own Node, which may be too old to become the program and then only stands in front of it.
  const program = start({ node: 'node' })
  await program.ready
  const { program: ours, database } = program.processes()
  process.kill(program.child.pid!, 'SIGKILL')
  await until(() => ![...ours, ...database].some(isAlive))
})

test('wrong settings are all listed at once, and the start ends with 2', async () => {
  const program = start({ env: { PLENARY_PROT: '1', PLENARY_ROLES: 'cook' } })
  assert.equal(await program.ended, 2)
  assert.match(program.said(), /PLENARY_PROT is not a setting. Did you mean PLENARY_PORT\?/)
  assert.match(program.said(), /PLENARY_ROLES is "cook"/)
})

test('a port that is taken is told in one sentence, and nothing is left running', async (t) => {
  const other = createServer().listen(port, '127.0.0.1')
  t.after(() => other.close())
  const program = start()
  assert.equal(await program.ended, 1)
  assert.match(program.said(), new RegExp(`Another program already uses port ${port}`))
  await until(() => program.processes().program.length === 0)
})

test('the command line uses the running database, and starts it for its own time when nothing runs', async () => {
  const program = start()
  await program.ready
  assert.deepEqual(JSON.parse(plenary('event', 'list', '--json').stdout), [])
  await program.stop()
  assert.deepEqual(JSON.parse(plenary('event', 'list', '--json').stdout), [])
  assert.equal(existsSync(join(data, 'postgres', 'postmaster.pid')), false)
})

test(
  'an ordinary user starts it too, with everything under that user',
  { skip: !isRoot || !isOpen() },
  async () => {
    const nobody = { uid: 65534, gid: 65534 }
    const home = join(folder, 'home')
    mkdirSync(home)
    chownSync(home, nobody.uid, nobody.gid)
    const program = startReal({ data: join(home, 'data'), port, user: nobody })
    await program.ready
    assert.ok(await isUp(program.url))
    assert.equal(statSync(join(home, 'data')).mode & 0o777, 0o700)
    for (const pid of Object.values(program.processes()).flat())
      assert.equal(statSync(`/proc/${pid}`).uid, nobody.uid)
    assert.equal(await program.stop(), 0)
  },
)

/** Whether another user can read the program: not in a clone under a closed folder. */
function isOpen(): boolean {
  const { status } = spawnSync('/bin/sh', ['-c', 'cat "$1" > /dev/null', 'sh', join(top, 'bin/start')], {
    uid: 65534,
    gid: 65534,
    cwd: '/',
  })
  return status === 0
}
