import type { EventDeskAbove } from '../../src/features/events/index.ts'

const none = { seated: 0, waiting: 0, pending: 0 }

/** An event desk with nobody above it: nothing is told, nobody registered. */
export const noneAbove: EventDeskAbove = {
  whenChanged: [],
  whenCancelled: [],
  whenSeatsAdded: [],
  whenCloned: [],
  countsOf: () => Promise.resolve({ 'on-site': none, remote: none }),
}
