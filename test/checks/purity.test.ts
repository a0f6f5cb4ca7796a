import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Linter } from 'eslint'
import purity from '../../architecture/purity.js'

function complaints(text: string, path = 'src/features/events/rules.ts'): string[] {
  return new Linter().verify(text, purity, { filename: path }).map(({ message }) => message)
}

test('a rule that takes its facts as arguments is pure', () => {
  const rule =
    'export const isOver = (endsAt: Date, now: Date): boolean => endsAt <= now; const day = new Date(0)'
  assert.deepEqual(complaints(rule), [])
})

for (const offence of [
  'export const now = (): Date => new Date()',
  'export const now = (): number => Date.now()',
  'export const chance = (): number => Math.random()',
  'export const id = (): string => crypto.randomUUID()',
  'export const where = (): unknown => process.env.HOME',
  'export const load = (): unknown => fetch("/")',
  'export const later = (act: () => void): unknown => setTimeout(act, 1)',
  'export async function wait(act: Promise<void>) { await act }',
  'export const hidden = (): unknown => (globalThis as never)["process"]',
])
  test(`a rule may not: ${offence}`, () => {
    assert.ok(complaints(offence).length > 0)
    assert.deepEqual(
      complaints(offence, 'src/features/events/actions/open.ts').filter(
        (said) => !said.includes('No matching'),
      ),
      [],
    )
  })
