import type { Database, Transaction } from '../../platform/database/database.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import type { Html } from '../../platform/ui/index.ts'
import type { Actor } from '../../values/actor.ts'
import type { AccountId } from '../../values/ids.ts'
import type { AffiliationParts } from '../directory/index.ts'
import type { Application } from './types.ts'

/** Somebody else's reaction to access that opens, rests or ends, in the same transaction. */
export type AccessListener = (tx: Transaction, actor: Actor, it: Application, now: Date) => Promise<void>

/** Who reacts to what; `src/app.ts` names them. */
export type AccessParts = {
  readonly affiliations: Pick<AffiliationParts, 'holdersOf' | 'whenAffiliationApproved'>
  /** Opened, resting, opened again, or over: the application says which. */
  readonly whenAccessMoves: readonly AccessListener[]
  /** How much of their mailboxes these accounts use, in bytes; whoever has none is not there. */
  readonly mailboxUse?: MailboxUse
  /** The warning that stands at present, in place of the one that always does. */
  readonly warning?: (t: Texts) => Promise<Html | undefined>
}

export type MailboxUse = (
  db: Database,
  accounts: readonly AccountId[],
) => Promise<ReadonlyMap<AccountId, { readonly used: number; readonly quota: number }>>
