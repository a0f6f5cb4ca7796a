import { inTransaction, violated, type Database } from '../../../../platform/database/database.ts'
import { newId } from '../../../../platform/ids.ts'
import type { Actor } from '../../../../values/actor.ts'
import type { EventId } from '../../../../values/ids.ts'
import { daysBetween, localOf } from '../../../../values/local-time.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import type { EventView } from '../../types.ts'
import type { EventDeskAbove } from '../above.ts'
import { movedByDays } from '../rules.ts'
import { nextCode } from '../store/codes.ts'
import { holdWhole } from '../store/find.ts'
import { columnOf, insertCopy, saveSession } from '../store/save.ts'
import { momentFields } from '../types.ts'

export type Wanted = {
  /** The first day of the new event, `2027-03-01`: everything moves by as many days. */
  readonly firstDay: string
  /** Its code; without one the next that is free. */
  readonly code?: string | undefined
}

/** Makes a draft of an event that was: its words, settings and sessions so many days later, without its registrations. */
export async function cloneEvent(
  db: Database,
  above: EventDeskAbove,
  actor: Actor,
  from: EventId,
  wanted: Wanted,
  now: Date,
): Promise<{ id: EventId; code: string } | Refusal> {
  for (let tries = 0; tries < 15; tries++) {
    const outcome = await tryOnce(db, above, actor, from, wanted, now)
    if (wanted.code || !isRefusal(outcome) || outcome.refused !== 'events.code-taken') return outcome
  }
  return refuse('events.code-taken', { code: '' })
}

async function tryOnce(
  db: Database,
  above: EventDeskAbove,
  actor: Actor,
  from: EventId,
  { firstDay, code: typed }: Wanted,
  now: Date,
): Promise<{ id: EventId; code: string } | Refusal> {
  const code = typed ?? (await nextCode(db))
  if (!code) return refuse('events.desk.no-code-left')
  try {
    return await inTransaction(db, async (tx) => {
      const it = await holdWhole(tx, from)
      if (!it) return refuse('events.unknown')
      const id = newId()
      const days = daysBetween(localOf(it.timeZone, it.startsAt).slice(0, 10), firstDay)
      const there = (at: Date) => movedByDays(at, it.timeZone, days)

      await insertCopy(tx, from, {
        id,
        code,
        ...asNew,
        ...movedColumns(it, there),
        created_at: now,
        changed_at: now,
      })
      for (const { title, startsAt, endsAt } of it.sessions)
        await saveSession(tx, id, { id: newId(), title, startsAt: there(startsAt), endsAt: there(endsAt) })
      await record(tx, actor, 'events.cloned', id, { from: it.code, days }, now)
      for (const listen of above.whenCloned) await listen(tx, actor, { from, to: id }, now)
      return { id, code }
    })
  } catch (error) {
    if (violated(error) === 'event_one_per_code') return refuse('events.code-taken', { code })
    throw error
  }
}

/** What a copy does not take over: everything that happened to the original. */
const asNew = {
  state: 'draft',
  on_site_taken: 0,
  remote_taken: 0,
  registration_closed_at: null,
  cancelled_at: null,
  cancel_reason: null,
  demo_moves: null,
  revision: 0,
} as const

const movedColumns = (it: EventView, there: (at: Date) => Date): Record<string, Date | null> =>
  Object.fromEntries(
    momentFields.map((field) => {
      const at = it[field]
      return [columnOf(field), at && there(at)]
    }),
  )
