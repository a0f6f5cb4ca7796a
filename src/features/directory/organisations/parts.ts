import type { Transaction } from '../../../platform/database/database.ts'
import type { Actor } from '../../../values/actor.ts'
import type { OrganisationId } from '../../../values/ids.ts'
import type { AccountsAbove } from '../focal-points/accounts-above.ts'
import type { AffiliationParts } from '../people/affiliations/parts.ts'

/** One organisation has become another: whatever names it follows. */
export type OrganisationsMerged = { readonly from: OrganisationId; readonly into: OrganisationId }

/** Somebody else's reaction, in the same transaction. */
export type MergerListener = (
  tx: Transaction,
  actor: Actor,
  it: OrganisationsMerged,
  now: Date,
) => Promise<void>

/** What the rooms above know, and who reacts to what; `src/app.ts` names them. */
export type OrganisationParts = {
  readonly accounts: AccountsAbove
  readonly affiliations: AffiliationParts
  readonly whenMerged: readonly MergerListener[]
}
