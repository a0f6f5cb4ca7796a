import { inTransaction, type Database, type Transaction } from '../../../../platform/database/database.ts'
import { newId } from '../../../../platform/ids.ts'
import type { Actor } from '../../../../values/actor.ts'
import type { EventId } from '../../../../values/ids.ts'
import { refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import type { EventSession, EventView } from '../../types.ts'
import type { EventDeskAbove } from '../above.ts'
import { sessionProblems, sessionsByDay } from '../rules.ts'
import { findSessionsStale } from './stale.ts'
import { holdWhole } from '../store/find.ts'
import { deleteSession, saveColumns, saveSession } from '../store/save.ts'
import type { Stale } from './stale.ts'
import type { Wrong } from './change.ts'

export type NewSession = Omit<EventSession, 'id'>

/** What was done, to which sessions. */
export type SessionsDone = { readonly act: string; readonly sessions: readonly string[] }
type Outcome = Promise<SessionsDone | Wrong | Stale | Refusal>

/** Puts one session into an event. */
export function addSession(
  db: Database,
  above: EventDeskAbove,
  actor: Actor,
  eventId: EventId,
  session: NewSession,
  now: Date,
): Outcome {
  const id = newId()
  return withHeld(db, above, actor, eventId, now, async (tx, event) => {
    const problems = sessionProblems(session, event)
    if (problems.length > 0) return { problems }
    await saveSession(tx, eventId, { id, ...session })
    return { act: 'events.session-added', sessions: [id] }
  })
}

/** A session for each day of an event that has none yet. */
export function addSessionsByDay(
  db: Database,
  above: EventDeskAbove,
  actor: Actor,
  eventId: EventId,
  now: Date,
): Outcome {
  return withHeld(db, above, actor, eventId, now, async (tx, event) => {
    if (event.sessions.length > 0) return refuse('events.desk.has-sessions')
    const all = sessionsByDay(event).map((times) => ({ id: newId(), title: {}, ...times }))
    for (const session of all) await saveSession(tx, eventId, session)
    return { act: 'events.session-added', sessions: all.map(({ id }) => id) }
  })
}

/** Changes a session, unless somebody else changed it since the form was made from revision `seen`. */
export function changeSession(
  db: Database,
  above: EventDeskAbove,
  actor: Actor,
  eventId: EventId,
  session: EventSession,
  seen: number,
  now: Date,
): Outcome {
  return withHeld(db, above, actor, eventId, now, async (tx, event) => {
    if (!event.sessions.some(({ id }) => id === session.id)) return refuse('events.desk.session-unknown')
    const stale = await findSessionsStale(tx, eventId, seen, session.id, event.revision)
    if (stale) return stale
    const problems = sessionProblems(session, event)
    if (problems.length > 0) return { problems }
    await saveSession(tx, eventId, session)
    return { act: 'events.session-changed', sessions: [session.id] }
  })
}

/** Takes a session out of an event. */
export function removeSession(
  db: Database,
  above: EventDeskAbove,
  actor: Actor,
  eventId: EventId,
  id: string,
  now: Date,
): Outcome {
  return withHeld(db, above, actor, eventId, now, async (tx, event) => {
    if (!event.sessions.some((session) => session.id === id)) return refuse('events.desk.session-unknown')
    await deleteSession(tx, eventId, id)
    return { act: 'events.session-removed', sessions: [id] }
  })
}

/** Hold, do, record, tell: the frame round every act on sessions. */
function withHeld(
  db: Database,
  above: EventDeskAbove,
  actor: Actor,
  eventId: EventId,
  now: Date,
  act: (tx: Transaction, event: EventView) => Outcome,
): Outcome {
  return inTransaction(db, async (tx) => {
    const before = await holdWhole(tx, eventId)
    if (!before) return refuse('events.unknown')
    if (before.state === 'cancelled') return refuse('events.desk.cancelled')
    const done = await act(tx, before)
    if (!('act' in done)) return done

    const revision = await saveColumns(tx, eventId, {}, now)
    await record(tx, actor, done.act, eventId, { revision, sessions: done.sessions }, now)
    const after = await holdWhole(tx, eventId)
    if (after && before.state === 'published')
      for (const listen of above.whenChanged) await listen(tx, actor, { before, after }, now)
    return done
  })
}
