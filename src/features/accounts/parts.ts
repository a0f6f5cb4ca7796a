import type { Database } from '../../platform/database/database.ts'
import type { AccountId } from '../../values/ids.ts'
import type { ClosingParts } from './closing/listeners.ts'
import type { MergingParts } from './merging/listeners.ts'

/** What the rooms above do and show when somebody closes an account or makes two one; `src/app.ts` names it. */
export type AccountParts = ClosingParts &
  MergingParts & {
    /** How much of their mailboxes these accounts use, in bytes; whoever has none is not there. */
    readonly mailboxUse?: (
      db: Database,
      accounts: readonly AccountId[],
    ) => Promise<ReadonlyMap<AccountId, MailboxUse>>
  }

export type MailboxUse = { readonly used: number; readonly quota: number }
