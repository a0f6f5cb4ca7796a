import type { AccountId, Id } from '../../../values/ids.ts'

/** Why a change of a lost mailbox came to nothing. */
export const stoppedBy = ['old-address', 'new-address', 'staff', 'state', 'taken', 'time'] as const
export type StoppedBy = (typeof stoppedBy)[number]

/** A contact address that two members of staff change because its mailbox is lost. It waits, and can be stopped. */
export type LostMailboxChange = {
  readonly id: Id
  readonly accountId: AccountId
  readonly address: string
  readonly key: string
  readonly askedBy: AccountId
  readonly agreedBy: AccountId
  readonly createdAt: Date
  readonly dueAt: Date
  /** The new mailbox answered. */
  readonly provenAt: Date | null
  readonly doneAt: Date | null
  readonly stoppedAt: Date | null
  readonly stoppedBy: StoppedBy | null
}

/** Links that are mailed about it: one proves the new mailbox, the others stop the change. */
export const provePurpose = 'mailbox.prove'
export const stopPurpose = 'mailbox.stop'
