import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { pino } from 'pino'
import { gathered, readable } from './logging.ts'

test('a person at a terminal reads one short line for each thing', () => {
  const line = JSON.stringify({
    level: 'warn',
    time: '2026-11-25T09:30:12.000Z',
    process: 'web',
    msg: 'slow',
    ms: 800,
    path: '/events',
  })
  assert.equal(readable(line), '09:30:12 warn web: slow ms=800 path=/events\n')
})

test('what warns is written at once, with all that was said before it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-log-'))
  const path = join(folder, 'log')
  const log = pino({}, gathered(openSync(path, 'w')))
  log.info('before')
  assert.equal(readFileSync(path, 'utf8'), '')
  log.warn('now')
  const lines = readFileSync(path, 'utf8').trim().split('\n')
  assert.deepEqual(
    lines.map((line) => (JSON.parse(line) as { msg: string }).msg),
    ['before', 'now'],
  )
  rmSync(folder, { recursive: true })
})

test('what was said lately is written when the process ends, also when it breaks', () => {
  for (const end of ['process.exit(0)', 'throw new Error("broken")', '']) {
    const program = `const { openLog } = await import('./src/platform/logging.ts')
      openLog('info', 'web', false).info('last words'); ${end}`
    const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program])
    assert.match(stderr.toString(), /last words/, end)
  }
})
