import type { EventDeskAbove } from './features/events/index.ts'
import {
  countsOfEvent,
  fillNewSeats,
  whenEventCancelled,
  whenEventChanged,
} from './features/registrations/index.ts'

/** Who reacts when the desk changes an event. */
export const eventDeskAbove: EventDeskAbove = {
  whenChanged: [whenEventChanged],
  whenCancelled: [whenEventCancelled],
  whenSeatsAdded: [fillNewSeats],
  whenCloned: [],
  countsOf: countsOfEvent,
}
