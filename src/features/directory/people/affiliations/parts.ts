import type { Transaction } from '../../../../platform/database/database.ts'
import type { Texts } from '../../../../platform/i18n/index.ts'
import type { Html } from '../../../../platform/ui/html.ts'
import type { Actor } from '../../../../values/actor.ts'
import type { OrganisationId, PersonId } from '../../../../values/ids.ts'
import type { HoldersOf } from '../holders.ts'
import type { Moved } from './types.ts'

/** Somebody else's reaction, in the same transaction. */
export type AffiliationListener = (tx: Transaction, actor: Actor, it: Moved, now: Date) => Promise<void>

/** What the rooms above know, and who reacts to what; `src/app.ts` names them. */
export type AffiliationParts = {
  readonly holdersOf: HoldersOf
  readonly whenAffiliationApproved: readonly AffiliationListener[]
  readonly whenAffiliationEnds: readonly AffiliationListener[]
}

/** What ending an affiliation does elsewhere, said before it is done; undefined: nothing. */
export type AtStake = (
  t: Texts,
  personId: PersonId,
  organisationId: OrganisationId,
) => Promise<Html | undefined>

export type AffiliationRouteParts = AffiliationParts & { readonly atStake: readonly AtStake[] }
