import type { Transaction } from '../../../platform/database/database.ts'
import type { Actor } from '../../../values/actor.ts'
import type { Id, OrganisationId, PersonId } from '../../../values/ids.ts'
import { forgetNominee, movedNominations, organisationFollowed, personFollowed } from './store.ts'

type People = { readonly from: PersonId; readonly into: PersonId }

/** An organisation turned out to be another: where it was nominated, the other is. */
export const followNominations = (
  tx: Transaction,
  _actor: Actor,
  two: { readonly from: OrganisationId; readonly into: OrganisationId },
): Promise<void> => organisationFollowed(tx, two)

/** Two accounts of one person become one: where one of them was nominated, the survivor is. */
export const nominationsMerge = {
  name: 'nominations',
  merge: (tx: Transaction, _actor: Actor, people: People): Promise<readonly Id[]> =>
    personFollowed(tx, people),
  takeApart: (tx: Transaction, _actor: Actor, people: People, moved: readonly Id[]): Promise<void> =>
    movedNominations(tx, people, moved),
}

/** Somebody is erased: no list names them any more. */
export const forgetNominations = (
  tx: Transaction,
  _actor: Actor,
  { personId }: { readonly personId: PersonId },
): Promise<void> => forgetNominee(tx, personId)
