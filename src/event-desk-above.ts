import type { EventDeskAbove } from './features/events/index.ts'
import { countsOfEvent } from './features/registrations/index.ts'

/** Who reacts when the desk changes an event. */
export const eventDeskAbove: EventDeskAbove = {
  whenChanged: [],
  whenCancelled: [],
  whenSeatsAdded: [],
  whenCloned: [],
  countsOf: countsOfEvent,
}
