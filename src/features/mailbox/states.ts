import type { MailboxState } from './types.ts'

/** A mailbox may rest and come back; archived, nobody reads it and nothing comes in; deleted is for good. */
export const mailboxMoves: Readonly<Record<MailboxState, readonly MailboxState[]>> = {
  active: ['suspended', 'archived', 'deleted'],
  suspended: ['active', 'archived', 'deleted'],
  archived: ['active', 'deleted'],
  deleted: [],
}

export const mayMoveMailbox = (from: MailboxState, to: MailboxState): boolean =>
  mailboxMoves[from].includes(to)
