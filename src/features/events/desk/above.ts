import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Actor } from '../../../values/actor.ts'
import type { EventId } from '../../../values/ids.ts'
import type { EventView, Mode } from '../types.ts'
import type { EventCounts } from './types.ts'

type Heard<It> = readonly ((tx: Transaction, actor: Actor, it: It, now: Date) => Promise<unknown>)[]

/**
 * What the rooms above do when the desk changes an event, each in the transaction of the act, with the event's row
 * held; `src/event-desk-above.ts` names them. None of them writes a mail a person here: they add a job.
 */
export type EventDeskAbove = {
  /** An event that was published is different now. */
  readonly whenChanged: Heard<{ readonly before: EventView; readonly after: EventView }>
  /** An event does not take place, and why, as it was written. */
  readonly whenCancelled: Heard<{ readonly event: EventView; readonly reason: string }>
  /** There are more seats of this mode than before, or an organisation may have more of them. */
  readonly whenSeatsAdded: Heard<{ readonly eventId: EventId; readonly mode: Mode }>
  /** A new event was made from another: what rooms keep of it is copied. */
  readonly whenCloned: Heard<{ readonly from: EventId; readonly to: EventId }>
  /** How many registered, wait, or hold a seat. */
  readonly countsOf: (db: Database | Transaction, eventId: EventId) => Promise<EventCounts>
}
