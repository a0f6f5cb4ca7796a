import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { Id, PersonId } from '../../../values/ids.ts'
import { refuse, type Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { deleteReader, insertReader, mostReaders, readersOf } from '../store/readers.ts'
import { withHeld } from './change.ts'

/** Puts somebody on the list of a document. Twice is not an error, and is recorded once. */
export const addReader = (
  house: Pick<House, 'db' | 'clock'>,
  actor: SignedIn,
  id: Id,
  personId: PersonId,
): Promise<{ readonly code: string } | Refusal> =>
  withHeld(house, id, async (tx, held, now) => {
    if ((await readersOf(tx, held.id)).length >= mostReaders)
      return refuse('documents.refused.enough-readers', { count: mostReaders })
    if (!(await insertReader(tx, held.id, personId, actor.accountId, now))) return
    await record(tx, actor, 'documents.reader-added', held.id, { code: held.code, person: personId }, now)
  })

/** Takes somebody off the list: the document does not exist for them any more. */
export const removeReader = (
  house: Pick<House, 'db' | 'clock'>,
  actor: SignedIn,
  id: Id,
  personId: PersonId,
): Promise<{ readonly code: string } | Refusal> =>
  withHeld(house, id, async (tx, held, now) => {
    if (!(await deleteReader(tx, held.id, personId))) return
    await record(tx, actor, 'documents.reader-removed', held.id, { code: held.code, person: personId }, now)
  })
