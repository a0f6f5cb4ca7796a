import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideUndo, isUnderWay, isUndoable, mayTry, progressOf, undoUntil } from './rules.ts'

const now = new Date('2026-11-25T09:00:00Z')
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const event = { state: 'published', endsAt: after(60 * 24) } as const
const batch = { undoUntil: after(5) }
const row = { state: 'done', became: 'confirmed', revision: 3 } as const
const held = { state: 'confirmed', revision: 3, mode: 'on-site' } as const
const undo = (change: {
  row?: object
  held?: object
  event?: object
  batch?: { undoUntil: Date | null }
  hasOther?: boolean
  at?: Date
}) =>
  decideUndo(
    { ...row, ...change.row },
    { ...held, ...change.held },
    { ...event, ...change.event },
    change.batch ?? batch,
    change.hasOther ?? false,
    change.at ?? now,
  )
const refused = (code: string) => ({ refused: `registrations.${code}` })

test('an approval that is undone waits again and gives its seat back', () => {
  assert.deepEqual(undo({}), { next: 'pending', frees: 'on-site' })
})

test('what was approved onto the waiting list waits for the desk again and frees nothing', () => {
  const waitlisted = { row: { became: 'waitlisted' }, held: { state: 'waitlisted' } }
  assert.deepEqual(undo(waitlisted), { next: 'pending', frees: null })
})

test('a rejection that is undone waits again', () => {
  const rejected = { row: { became: 'rejected' }, held: { state: 'rejected' } }
  assert.deepEqual(undo(rejected), { next: 'pending', frees: null })
})

test('a rejection stays when its person has registered again', () => {
  const again = { row: { became: 'rejected' }, held: { state: 'rejected' }, hasOther: true }
  assert.deepEqual(undo(again), refused('undo.changed'))
})

test('after five minutes nothing is undone, not by a moment', () => {
  assert.deepEqual(undo({ at: after(5) }), refused('undo.late'))
  assert.ok('next' in undo({ at: new Date(after(5).getTime() - 1) }))
})

test('whoever got a seat from the waiting list meanwhile is not disturbed', () => {
  const promoted = { row: { became: 'waitlisted' }, held: { state: 'confirmed', revision: 4 } }
  assert.deepEqual(undo(promoted), refused('undo.changed'))
})

test('whoever withdrew meanwhile has withdrawn', () => {
  assert.deepEqual(undo({ held: { state: 'withdrawn', revision: 4 } }), refused('undo.changed'))
})

test('whoever changed something meanwhile keeps it, though the state is the same', () => {
  assert.deepEqual(undo({ held: { revision: 4 } }), refused('undo.changed'))
})

test('whoever is at the meeting already stays', () => {
  const here = { row: { became: 'checked-in' }, held: { state: 'checked-in' } }
  assert.deepEqual(undo(here), refused('undo.changed'))
})

test('nothing is undone twice', () => {
  assert.deepEqual(undo({ row: { state: 'undone' } }), refused('undo.done'))
})

test('what was never decided cannot be undone', () => {
  for (const state of ['waiting', 'refused'] as const)
    assert.deepEqual(undo({ row: { state } }), refused('undo.not-decided'))
  assert.deepEqual(undo({ batch: { undoUntil: null } }), refused('undo.late'))
})

test('for a meeting that is cancelled or over nobody waits again', () => {
  assert.deepEqual(undo({ event: { state: 'cancelled' } }), refused('event-cancelled'))
  assert.deepEqual(undo({ event: { endsAt: now } }), refused('event-over'))
})

test('decisions can be taken back for five minutes from their beginning', () => {
  assert.deepEqual(undoUntil(now), after(5))
  assert.ok(isUndoable(batch, now))
  assert.ok(!isUndoable(batch, after(5)))
  assert.ok(!isUndoable({ undoUntil: null }, now))
})

test('what could not be taken back is not tried again', () => {
  assert.ok(mayTry({ state: 'done', why: null }))
  assert.ok(!mayTry({ state: 'done', why: 'registrations.undo.changed' }))
  assert.ok(!mayTry({ state: 'undone', why: null }))
})

test('progress counts whoever is no longer waiting', () => {
  const rows = [{ state: 'done' }, { state: 'refused' }, { state: 'waiting' }] as const
  assert.deepEqual(progressOf(rows), { done: 2, all: 3 })
})

test('a batch is under way while some of it wait, and not once it is taken back', () => {
  const rows = [{ state: 'done' }, { state: 'waiting' }] as const
  assert.ok(isUnderWay({ undoneAt: null }, rows))
  assert.ok(!isUnderWay({ undoneAt: now }, rows))
  assert.ok(!isUnderWay({ undoneAt: null }, [{ state: 'done' }]))
})
