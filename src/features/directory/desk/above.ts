import type { Database } from '../../../platform/database/database.ts'
import type { OrganisationId } from '../../../values/ids.ts'
import type { AccountId } from '../../../values/ids.ts'
import type { DeskAbove } from './actions/decide.ts'

/** Two accounts that may be one person's, as the room above found them. */
export type Likely = {
  readonly accounts: readonly { readonly id: AccountId; readonly name: string }[]
  readonly reasons: readonly string[]
}

/** What the rooms above give to an organisation's desk; `src/app.ts` names it. */
export type DeskParts = DeskAbove & {
  /** Likenesses among the people of these organisations. */
  hintsWithin(db: Database, ids: readonly OrganisationId[]): Promise<readonly Likely[]>
}
