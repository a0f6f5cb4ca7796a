import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainTable } from './table.ts'
import { terminalProgress } from './terminal.ts'

function listening(isTTY: boolean) {
  const said: string[] = []
  return { said, progress: terminalProgress({ isTTY, write: (text) => said.push(text) }) }
}

test('where nobody looks, a step is told once, when it is done', async () => {
  const { said, progress } = listening(false)
  const value = await progress.step(
    'Tables',
    async (tick) => (tick('half'), 7),
    (count) => `${count} migrations`,
  )
  assert.equal(value, 7)
  assert.equal(said.length, 1)
  assert.match(said[0]!, /^ {2}✓ Tables +7 migrations {2}\d\.\d s\n$/)
})

test('at a terminal the line of a step changes while it runs', async () => {
  const { said, progress } = listening(true)
  await progress.step('Tables', async (tick) => tick('half'))
  assert.match(said.join(''), /· Tables +half.*✓ Tables/s)
})

test('a step that fails is marked, and its error goes on', async () => {
  const { said, progress } = listening(false)
  await assert.rejects(
    progress.step('Tables', () => Promise.reject(new Error('no'))),
    /no/,
  )
  assert.match(said.join(''), /✗ Tables/)
})

test('columns stand under each other in every script', () => {
  const table = plainTable(
    ['name', 'what'],
    [
      ['田辺 浩', 'x'],
      ['Zoë', 'y'],
    ],
  )
  assert.equal(table, ['name     what', '-------  ----', '田辺 浩  x', 'Zoë      y'].join('\n'))
})
