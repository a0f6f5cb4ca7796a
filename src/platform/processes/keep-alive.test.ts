import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { until } from '../../../test/support/real-program.ts'
import { keepAlive } from './keep-alive.ts'
import { runTask } from './task.ts'

let folder: string
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'plenary-keep-'))
})
after(() => rmSync(folder, { recursive: true, force: true }))

const from = (name: string) => JSON.stringify(new URL(name, import.meta.url).href)

/** A child that notes each time it is opened and closed. */
function script(
  name: string,
  open: string,
): { name: string; script: string; given: string[]; notes(): string } {
  const notes = join(folder, `${name}.txt`)
  writeFileSync(notes, '')
  const file = join(folder, `${name}.mjs`)
  writeFileSync(
    file,
    `import { appendFileSync } from 'node:fs'
     import { runChild } from ${from('./child.ts')}
     const note = (words) => appendFileSync(${JSON.stringify(notes)}, words + ' ')
     runChild(async (opening) => { note('open:' + opening.demo); ${open}; return { close: async () => note('closed') } })`,
  )
  return { name, script: file, given: [], notes: () => readFileSync(notes, 'utf8') }
}

const opening = async () => ({ demo: true, connection: { url: 'postgres://nowhere' } })

test('a child opens with what it is told, and closes when it is asked to', async () => {
  const role = script('plain', `setInterval(() => {}, 1000)`)
  const kept = keepAlive(role, opening, assert.fail)
  await kept.ready
  await kept.stop()
  assert.equal(role.notes(), 'open:true closed ')
})

test('a child that dies is started again, and its death is told', async () => {
  const role = script('dying', `setTimeout(() => process.kill(process.pid, 'SIGKILL'), 50)`)
  const deaths: string[] = []
  const kept = keepAlive(role, opening, (words) => deaths.push(words))
  await kept.ready
  await until(() => deaths.length >= 2 && role.notes().split('open').length > 2)
  await kept.stop()
  assert.match(deaths[0]!, /dying process died \(SIGKILL\) and is started again/)
})

test('a child that cannot open says why, and that is what the start fails with', async () => {
  const role = script(
    'failing',
    `throw Object.assign(new Error(), { code: 'EADDRINUSE', port: 80, address: '::' })`,
  )
  const kept = keepAlive(role, opening, (words) => assert.fail(`nothing is promised: ${words}`))
  await assert.rejects(kept.ready, /Another program already uses port 80/)
  await kept.stop()
})

for (const [code, where, says] of [
  ['EADDRNOTAVAIL', { address: '192.0.2.9' }, /no address 192\.0\.2\.9\..*PLENARY_HOST/],
  ['ENOTFOUND', { hostname: 'nowhere.invalid' }, /called nowhere\.invalid\..*PLENARY_HOST/],
] as const)
  test(`a child that meets ${code} says it without a trace of the program`, async () => {
    const fault = JSON.stringify({ code, ...where })
    const role = script(code, `throw Object.assign(new Error('listen ${code}'), ${fault})`)
    const kept = keepAlive(role, opening, () => {})
    await assert.rejects(kept.ready, says)
    await assert.rejects(kept.ready, ({ message }: Error) => !message.includes('\n'))
    await kept.stop()
  })

test('a child that will not end is ended', { timeout: 60_000 }, async () => {
  const role = script(
    'stubborn',
    `process.removeAllListeners('message'); process.removeAllListeners('disconnect'); setInterval(() => {}, 1000)`,
  )
  const kept = keepAlive({ ...role, patience: 300 }, opening, () => {})
  await kept.ready
  await kept.stop()
})

test('a restart closes the old process before it opens the new one, and counts as no death', async () => {
  const role = script('again', `setInterval(() => {}, 1000)`)
  const kept = keepAlive(role, opening, assert.fail)
  await kept.ready
  kept.restart()
  await until(() => role.notes() === 'open:true closed open:true ')
  await kept.stop()
})

test('while people would wait, another one is ready, and takes the place of one that dies at once', async () => {
  const role = script(
    'spared',
    `process.send({ awaited: true }); note('pid:' + process.pid); setInterval(() => {}, 1000)`,
  )
  writeFileSync(
    role.script,
    `import { appendFileSync as add } from 'node:fs'; add(${JSON.stringify(join(folder, 'spared.txt'))}, 'loaded:' + process.pid + ' ')\n${readFileSync(role.script, 'utf8')}`,
  )
  const pids = (what: string) =>
    [...role.notes().matchAll(new RegExp(`${what}:(\\d+)`, 'g'))].map(([, pid]) => Number(pid))
  const kept = keepAlive({ ...role, spareAfter: 10 }, opening, () => {})
  await until(() => pids('loaded').length === 2 && pids('pid').length === 1)
  const [first, second] = pids('loaded')
  process.kill(first!, 'SIGKILL')
  await until(() => pids('pid').length === 2)
  assert.equal(pids('pid')[1], second)
  await until(() => pids('loaded').length === 3)
  await kept.stop()
  await until(() => pids('loaded').every((pid) => !isAlive(pid)))
})

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('a task runs to its end in a process of its own, and hands back its answer or its error', async () => {
  const file = join(folder, 'task.mjs')
  writeFileSync(
    file,
    `import { beTask } from ${from('./task.ts')}; beTask(async ({ n }) => { if (n < 0) throw new Error('too small'); return n + 1 })`,
  )
  assert.equal(await runTask<number>(file, { n: 1 }).result, 2)
  await assert.rejects(runTask<number>(file, { n: -1 }).result, /too small/)
})
