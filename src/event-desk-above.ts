import type { EventDeskAbove } from './features/events/index.ts'
import { countsOfEvent, whenEventCancelled, whenEventChanged } from './features/registrations/index.ts'

/** Who reacts when the desk changes an event. */
export const eventDeskAbove: EventDeskAbove = {
  whenChanged: [whenEventChanged],
  whenCancelled: [whenEventCancelled],
  whenSeatsAdded: [],
  whenCloned: [],
  countsOf: countsOfEvent,
}
