import type { Database } from '../../../platform/database/database.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { Html } from '../../../platform/ui/html.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { AccountId, OrganisationId, PersonId } from '../../../values/ids.ts'
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
  /** What else of a person waits for the organisation's word, where this reader can decide both at once. */
  readonly waitsBeside?: WaitsBeside
}

export type WaitsBeside = (
  actor: SignedIn,
  personId: PersonId,
  organisationId: OrganisationId,
) => Promise<((t: Texts) => Html) | undefined>
