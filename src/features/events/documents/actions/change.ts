import { inTransaction, type Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { newId } from '../../../../platform/ids.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { EventId, Id } from '../../../../values/ids.ts'
import type { Language, Localised } from '../../../../values/language.ts'
import { refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { moved } from '../../questions/rules.ts'
import { holdEvent } from '../../store/read.ts'
import { documentsOf, findDocument } from '../store/read.ts'
import { deleteFile, insertDocument, saveDocument, saveFile, saveOrder, saveRemoval } from '../store/save.ts'
import type { Access, DocumentFile, EventDocument } from '../types.ts'

type Words = { readonly title: Localised; readonly access: Access }
type Done = { readonly id: Id }

const mostDocuments = 200

/** Adds a document with its first file, at the end. Its bytes are kept before: a row never names what is not there. */
export function addDocument(
  house: House,
  actor: SignedIn,
  eventId: EventId,
  words: Words,
  file: DocumentFile,
): Promise<Done | Refusal> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    if (!(await holdEvent(tx, eventId))) return refuse('events.unknown')
    const there = await documentsOf(tx, eventId)
    if (there.length >= mostDocuments) return refuse('events.documents.enough', { count: mostDocuments })
    const id = newId()
    const position = (there.at(-1)?.position ?? 0) + 1
    await insertDocument(tx, { ...words, id, eventId, position }, now)
    await saveFile(tx, id, file, actor.accountId, now)
    const details = { document: id, access: words.access, language: file.language, sha256: file.sha256 }
    await record(tx, actor, 'events.document-added', eventId, details, now)
    return { id }
  })
}

/** Changes what a document is called and who may have it. */
export const changeDocument = (
  house: House,
  actor: SignedIn,
  it: Pick<EventDocument, 'id' | 'eventId'>,
  words: Words,
): Promise<Done | Refusal> =>
  withHeld(house, it, async (tx, held, now) => {
    await saveDocument(tx, held.id, words, now)
    const details = { document: held.id, access: words.access, before: held.access }
    await record(tx, actor, 'events.document-changed', held.eventId, details, now)
  })

/** Puts a file in its language, in place of the one before. */
export const putFile = (
  house: House,
  actor: SignedIn,
  it: Pick<EventDocument, 'id' | 'eventId'>,
  file: DocumentFile,
): Promise<Done | Refusal> =>
  withHeld(house, it, async (tx, held, now) => {
    await saveFile(tx, held.id, file, actor.accountId, now)
    const details = { document: held.id, language: file.language, sha256: file.sha256 }
    await record(tx, actor, 'events.document-file-put', held.eventId, details, now)
  })

/** Takes the file of one language away. */
export const removeFile = (
  house: House,
  actor: SignedIn,
  it: Pick<EventDocument, 'id' | 'eventId'>,
  language: Language,
): Promise<Done | Refusal> =>
  withHeld(house, it, async (tx, held, now) => {
    if (!(await deleteFile(tx, held.id, language, now))) return
    const details = { document: held.id, language }
    await record(tx, actor, 'events.document-file-removed', held.eventId, details, now)
  })

/** Nobody gets this document any more. */
export const removeDocument = (
  house: House,
  actor: SignedIn,
  it: Pick<EventDocument, 'id' | 'eventId'>,
): Promise<Done | Refusal> =>
  withHeld(house, it, async (tx, held, now) => {
    await saveRemoval(tx, held.id, now)
    await record(tx, actor, 'events.document-removed', held.eventId, { document: held.id }, now)
  })

/** Puts a document one place up or down. At the end of the list nothing happens. */
export const moveDocument = (
  house: House,
  actor: SignedIn,
  it: Pick<EventDocument, 'id' | 'eventId'>,
  by: -1 | 1,
): Promise<Done | Refusal> =>
  withHeld(house, it, async (tx, held, now) => {
    const ids = (await documentsOf(tx, held.eventId)).map(({ id }) => id)
    const after = moved(ids, held.id, by)
    if (!after) return
    await saveOrder(tx, after, now)
    await record(tx, actor, 'events.document-moved', held.eventId, { document: held.id, by }, now)
  })

/** Under the event's lock, so that colleagues who work on its papers wait for each other. */
function withHeld(
  { db, clock }: House,
  { id, eventId }: Pick<EventDocument, 'id' | 'eventId'>,
  act: (tx: Transaction, held: EventDocument, now: Date) => Promise<void>,
): Promise<Done | Refusal> {
  return inTransaction(db, async (tx) => {
    if (!(await holdEvent(tx, eventId))) return refuse('events.unknown')
    const held = await findDocument(tx, eventId, id)
    if (!held) return refuse('events.documents.unknown')
    await act(tx, held, clock.now())
    return { id }
  })
}
