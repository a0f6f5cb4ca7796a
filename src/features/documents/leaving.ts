import type { Transaction } from '../../platform/database/database.ts'
import type { House } from '../../platform/house.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import type { Actor } from '../../values/actor.ts'
import type { Id, PersonId } from '../../values/ids.ts'
import type { OwnRecords, RecordsOf } from '../../values/own-records.ts'
import { forgetReader, listsNaming, readerFollowed, readerGoesBack } from './store/readers.ts'

type People = { readonly from: PersonId; readonly into: PersonId }

/** Somebody is erased: no list names them any more. */
export const forgetReading = (
  tx: Transaction,
  _actor: Actor,
  { personId }: { readonly personId: PersonId },
): Promise<void> => forgetReader(tx, personId)

/** Two accounts of one person become one: what one of them read by name, the survivor reads. */
export const readingMerge = {
  name: 'documents',
  merge: (tx: Transaction, _actor: Actor, people: People): Promise<readonly Id[]> =>
    readerFollowed(tx, people),
  takeApart: (tx: Transaction, _actor: Actor, people: People, moved: readonly Id[]): Promise<void> =>
    readerGoesBack(tx, people, moved),
}

/** Which documents somebody reads by name, for the copy they may have of what is kept about them. */
export const ownDocuments =
  ({ db }: Pick<House, 'db'>) =>
  async ({ personId }: RecordsOf, t: Texts): Promise<OwnRecords> => {
    const all = await listsNaming(db, personId)
    return {
      title: t('documents.own'),
      records: all,
      lists: all.map(({ code, title, addedAt }) => ({
        rows: [[`${t.words(title)} (${code})`, addedAt.toISOString()]],
      })),
    }
  }
