import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textsIn } from '../../../../test/support/pages.ts'
import type { EventLine } from '../types.ts'
import { nextEvents } from './next.ts'

const event = {
  code: 'C-00000001',
  title: { en: 'Meeting' },
  startsAt: new Date('2026-11-30T09:00:00Z'),
  endsAt: new Date('2026-12-02T17:00:00Z'),
  timeZone: 'Europe/Zurich',
} as unknown as EventLine

test('the days of an event stand in a line as a sentence says them, also over a turn of months', () => {
  const said = (language: string) => String(nextEvents(textsIn(language), [event]))
  assert.match(said('en'), /30 November\s*–\s*2 December 2026/)
  assert.match(said('ru'), /30 ноября\s*–\s*2 декабря 2026/)
  assert.match(said('zh'), /2026年11月30日至12月2日/)
})
