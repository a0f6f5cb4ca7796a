import type { EnquiryState } from './types.ts'

/** Every move there is. Whoever writes again opens a closed one; an answer may follow an answer. */
export const moves: Readonly<Record<EnquiryState, readonly EnquiryState[]>> = {
  open: ['waiting', 'answered', 'closed'],
  waiting: ['open', 'answered', 'closed'],
  answered: ['open', 'waiting', 'closed'],
  closed: ['open', 'waiting', 'answered'],
}

export const mayMove = (from: EnquiryState, to: EnquiryState): boolean => moves[from].includes(to)
