import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { findHolder, isLock, type Lock, takeLock, takeLockSoon } from './lock.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plenary-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function take(purpose = 'npm start'): Lock {
  const outcome = takeLock(folder, purpose)
  assert.ok(isLock(outcome))
  return outcome
}

const inAnotherProcess = (work: string) =>
  `import(${JSON.stringify(new URL('./lock.ts', import.meta.url).href)}).then(async ({ takeLock, isLock }) => { ${work} })`

test('a data folder has one holder, and whoever comes second learns who it is', () => {
  const lock = take()
  const second = takeLock(folder, 'bin/plenary migrate')
  assert.ok(!isLock(second))
  assert.deepEqual([second.pid, second.purpose], [process.pid, 'npm start'])
  lock.release()
  take('bin/plenary migrate').release()
})

test('what the holder publishes can be read by others', () => {
  const lock = take()
  lock.publish({ socket: '/run/here' })
  lock.publish({ address: 'http://localhost:3000' })
  const { socket, address } = findHolder(folder)!
  assert.deepEqual({ socket, address }, { socket: '/run/here', address: 'http://localhost:3000' })
  lock.release()
  assert.equal(findHolder(folder), undefined)
})

test('whoever starts while the holder is stopping waits for it and gets the folder', async () => {
  const lock = take()
  lock.publish({ isEnding: true })
  const next = takeLockSoon(folder, 'npm start')
  setTimeout(() => lock.release(), 1500) // longer than one waits for a holder that stays
  const outcome = await next
  assert.ok(isLock(outcome))
  outcome.release()
})

test('whoever starts beside a holder that stays is told so after a second', async () => {
  const lock = take()
  const outcome = await takeLockSoon(folder, 'npm start')
  assert.ok(!isLock(outcome))
  lock.release()
})

test('a holder that was killed has the folder no more', () => {
  const script = inAnotherProcess(
    `takeLock(${JSON.stringify(folder)}, 'x'); process.kill(process.pid, 'SIGKILL')`,
  )
  spawnSync(process.execPath, ['-e', script])
  assert.match(readFileSync(join(folder, 'instance.json'), 'utf8'), /"purpose":"x"/)
  assert.equal(findHolder(folder), undefined)
  take().release()
})

test('a later process with the number of a dead holder is not taken for it', () => {
  writeFileSync(
    join(folder, 'instance.json'),
    JSON.stringify({ pid: process.ppid, started: 'long ago', purpose: 'npm start' }),
  )
  assert.equal(findHolder(folder), undefined)
  take().release()
})

test('a file that was cut short does not lock the folder for ever', { timeout: 10_000 }, () => {
  writeFileSync(join(folder, 'instance.json'), '{"pid": 1')
  take().release()
})

test('of twelve processes that find a stale lock at the same moment, exactly one takes it', async () => {
  writeFileSync(
    join(folder, 'instance.json'),
    JSON.stringify({ pid: process.ppid, started: 'long ago', purpose: 'npm start' }),
  )
  const at = Date.now() + 800
  const script = inAnotherProcess(`
    while (Date.now() < ${at}) {}
    process.stdout.write(isLock(takeLock(${JSON.stringify(folder)}, 'x')) ? '1' : '0')
    setTimeout(() => {}, 1500)`)
  const said = await Promise.all(
    Array.from({ length: 12 }, async () => {
      const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
      let text = ''
      for await (const part of child.stdout) text += String(part)
      return Number(text)
    }),
  )
  assert.equal(
    said.reduce((sum, one) => sum + one),
    1,
  )
})
