export const waitingStates = ['waiting', 'sent', 'taken-back', 'refused'] as const
/** `waiting`: some seconds in which its writer may think again. */
export type WaitingState = (typeof waitingStates)[number]

export const waitingMoves: Readonly<Record<WaitingState, readonly WaitingState[]>> = {
  waiting: ['sent', 'taken-back', 'refused'],
  sent: [],
  'taken-back': [],
  refused: [],
}
