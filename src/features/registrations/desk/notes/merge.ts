import type { Transaction } from '../../../../platform/database/database.ts'
import type { Actor } from '../../../../values/actor.ts'
import type { Id, PersonId } from '../../../../values/ids.ts'
import { giveNotesBack, moveNotes } from './store.ts'

type People = { readonly from: PersonId; readonly into: PersonId }

/** What happens to notes when two accounts of one person become one: they are about the survivor, until it is undone. */
export const notesMerge = {
  name: 'notes',
  merge: (tx: Transaction, _actor: Actor, { from, into }: People): Promise<readonly Id[]> =>
    moveNotes(tx, from, into),
  takeApart: (tx: Transaction, _actor: Actor, { from, into }: People, moved: readonly Id[]): Promise<void> =>
    giveNotesBack(tx, into, from, moved),
}
