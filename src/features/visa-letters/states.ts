import type { VisaState } from './types.ts'

/** Which state may follow which. `returned`: the officer asks for a correction. The last three say what the consulate did. */
export const moves: Readonly<Record<VisaState, readonly VisaState[]>> = {
  incomplete: ['ready', 'cancelled'],
  ready: ['in-process', 'incomplete', 'cancelled'],
  'in-process': ['returned', 'issued', 'ready', 'cancelled'],
  returned: ['ready', 'cancelled'],
  issued: ['in-process', 'granted', 'refused', 'not-used', 'cancelled'],
  granted: ['refused', 'not-used'],
  refused: ['granted', 'in-process'],
  'not-used': ['granted'],
  cancelled: [],
}

export const visaStates = Object.keys(moves) as readonly VisaState[]

export const mayMove = (from: VisaState, to: VisaState): boolean => moves[from].includes(to)

/** The person may write in these; afterwards an officer works with what was sent. */
export const isOpen = (state: VisaState): boolean => state === 'incomplete' || state === 'returned'

/** What the officer still has to do something about. */
export const isWaiting = (state: VisaState): boolean => state === 'ready' || state === 'in-process'
