import { copyQuestions, type EventDeskAbove } from './features/events/index.ts'
import {
  countsOfEvent,
  fillNewSeats,
  whenEventCancelled,
  whenEventChanged,
} from './features/registrations/index.ts'
import { visasWhenEventChanged } from './features/visa-letters/index.ts'

/** Who reacts when the desk changes an event. */
export const eventDeskAbove: EventDeskAbove = {
  whenChanged: [whenEventChanged, visasWhenEventChanged],
  whenCancelled: [whenEventCancelled],
  whenSeatsAdded: [fillNewSeats],
  whenCloned: [copyQuestions],
  countsOf: countsOfEvent,
}
