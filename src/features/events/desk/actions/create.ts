import type { Database } from '../../../../platform/database/database.ts'
import type { Actor } from '../../../../values/actor.ts'
import type { EventId } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { createEvent } from '../../actions/create.ts'
import type { NewEvent } from '../../new-event.ts'
import { sessionsByDay } from '../rules.ts'
import { nextCode } from '../store/codes.ts'

/** A new event without its sessions; `isDaily`: with one for each of its days. */
export type Beginning = {
  readonly event: Omit<NewEvent, 'code' | 'sessions'> & { readonly code?: string | undefined }
  readonly isDaily: boolean
}

/** Writes a draft. Without a code it gets the next that is free, also when ten make one at once. */
export async function createAtDesk(
  db: Database,
  actor: Actor,
  { event, isDaily }: Beginning,
  now: Date,
): Promise<{ id: EventId; code: string } | Refusal> {
  const { time_zone: timeZone, starts_at: startsAt, ends_at: endsAt } = event
  const days = isDaily ? sessionsByDay({ timeZone, startsAt, endsAt }) : []
  const sessions = days.map((one) => ({ starts_at: one.startsAt, ends_at: one.endsAt }))
  for (let tries = 0; tries < 15; tries++) {
    const code = event.code ?? (await nextCode(db))
    if (!code) return refuse('events.desk.no-code-left')
    const outcome = await createEvent(db, actor, { ...event, code, sessions }, now)
    if (event.code || !isRefusal(outcome)) return outcome
  }
  return refuse('events.code-taken', { code: '' })
}
