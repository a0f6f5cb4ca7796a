import { refuse, type Refusal } from '../../../../values/refusal.ts'
import type { Dates } from '../../../events/types.ts'
import { holdsSeat, mayReturn } from '../../states.ts'
import type { Mode, Registration, State } from '../../types.ts'
import type { Batch, BatchRow } from './types.ts'

export const undoMinutes = 5

/** More than these are decided about in the background, with their progress shown. */
export const mostAtOnceHere = 50

/** Until when decisions that begin now can be taken back. Their mails leave then. */
export const undoUntil = (now: Date): Date => new Date(now.getTime() + undoMinutes * 60_000)

/** Whether a batch can still be taken back: its mails wait. */
export const isUndoable = (batch: Pick<Batch, 'undoUntil'>, now: Date): boolean =>
  batch.undoUntil !== null && now < batch.undoUntil

/** Whether taking this one back was not tried yet. */
export const mayTry = (row: Pick<BatchRow, 'state' | 'why'>): boolean =>
  row.state === 'done' && row.why === null

type Decided = Pick<BatchRow, 'state' | 'became' | 'revision'>

/**
 * What taking one decision back means: it waits for the desk again, and gives back the seat it got. Only while nobody was
 * told, and only if nothing has happened to it since: whoever withdrew, changed or got a freed seat is not disturbed.
 * `hasOther`: its person has another registration for the event that counts.
 */
export function decideUndo(
  row: Decided,
  held: Pick<Registration, 'state' | 'revision' | 'mode'>,
  event: Pick<Dates, 'state' | 'endsAt'>,
  batch: Pick<Batch, 'undoUntil'>,
  hasOther: boolean,
  now: Date,
): { readonly next: State; readonly frees: Mode | null } | Refusal {
  if (row.state === 'undone') return refuse('registrations.undo.done')
  if (row.state !== 'done') return refuse('registrations.undo.not-decided')
  if (!batch.undoUntil || batch.undoUntil <= now) return refuse('registrations.undo.late')
  if (held.state !== row.became || held.revision !== row.revision) return refuse('registrations.undo.changed')
  if (!mayReturn(held.state, 'pending') || hasOther) return refuse('registrations.undo.changed')
  if (event.state === 'cancelled') return refuse('registrations.event-cancelled')
  if (event.endsAt <= now) return refuse('registrations.event-over')
  return { next: 'pending', frees: holdsSeat(held.state) ? held.mode : null }
}

/** Whether some of a batch are still to be decided about: none of one that was taken back, however far it had come. */
export const isUnderWay = (
  batch: Pick<Batch, 'undoneAt'>,
  rows: readonly Pick<BatchRow, 'state'>[],
): boolean => batch.undoneAt === null && rows.some(({ state }) => state === 'waiting')

/** How far a batch has come. */
export const progressOf = (rows: readonly Pick<BatchRow, 'state'>[]) => ({
  done: rows.filter(({ state }) => state !== 'waiting').length,
  all: rows.length,
})
