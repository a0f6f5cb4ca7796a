import type { Database } from '../../../../platform/database/database.ts'
import type { Actor } from '../../../../values/actor.ts'
import type { EventId } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { createEvent } from '../../actions/create.ts'
import type { NewEvent } from '../../new-event.ts'
import { nextCode } from '../store/codes.ts'

/** Writes a draft. Without a code it gets the next that is free, also when ten make one at once. */
export async function createAtDesk(
  db: Database,
  actor: Actor,
  event: Omit<NewEvent, 'code'> & { readonly code?: string | undefined },
  now: Date,
): Promise<{ id: EventId; code: string } | Refusal> {
  for (let tries = 0; tries < 15; tries++) {
    const code = event.code ?? (await nextCode(db))
    if (!code) return refuse('events.desk.no-code-left')
    const outcome = await createEvent(db, actor, { ...event, code }, now)
    if (event.code || !isRefusal(outcome)) return outcome
  }
  return refuse('events.code-taken', { code: '' })
}
