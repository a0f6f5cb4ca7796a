import { inTransaction, type Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { Actor, SignedIn } from '../../../../values/actor.ts'
import type { Id, PersonId, RegistrationId } from '../../../../values/ids.ts'
import { refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { deleteNote, deleteNotesAbout, insertNote } from './store.ts'

type About = { readonly personId: PersonId; readonly registrationId: RegistrationId | null }

/**
 * Notes something about a person, or about one registration of theirs. Its person never sees it on a page; it stands in
 * the copy of their data. The trail is the note's own, so that nothing of it shows on the registration either.
 */
export const writeNote = (
  house: House,
  actor: SignedIn,
  about: About,
  words: string,
): Promise<{ readonly id: Id }> => {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const id = await insertNote(tx, { ...about, words, writtenBy: actor.accountId }, now)
    await record(tx, actor, 'registrations.note-written', id, { person: about.personId }, now)
    return { id }
  })
}

/** Takes back a note of one's own; nobody removes what somebody else wrote. */
export const removeNote = (
  house: House,
  actor: SignedIn,
  id: Id,
): Promise<{ readonly removed: true } | Refusal> =>
  inTransaction(house.db, async (tx) => {
    if (!(await deleteNote(tx, id, actor.accountId))) return refuse('registrations.unknown')
    await record(tx, actor, 'registrations.note-removed', id, {}, house.clock.now())
    return { removed: true }
  })

/** Somebody's data is erased: what was noted about them goes too. */
export const forgetNotes = (
  tx: Transaction,
  _actor: Actor,
  { personId }: { readonly personId: PersonId },
): Promise<void> => deleteNotesAbout(tx, personId)
