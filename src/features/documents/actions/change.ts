import { inTransaction, violated, type Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { Id } from '../../../values/ids.ts'
import type { Language } from '../../../values/language.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { serialOf } from '../../../values/serial.ts'
import { record } from '../../audit/index.ts'
import { decideMove } from '../rules.ts'
import { holdDocument } from '../store/read.ts'
import {
  endFile,
  insertDocument,
  isReferenceTaken,
  saveDocument,
  saveFile,
  saveState,
  type NewFile,
} from '../store/save.ts'
import type { Document, DocumentWords } from '../types.ts'

type Done = { readonly code: string }

const taken = refuse('documents.refused.reference-taken')

/** Writes a draft with its first file. The file's bytes are kept before: a row never names what is not there. */
export function addDocument(
  { db, secrets, clock }: Pick<House, 'db' | 'secrets' | 'clock'>,
  actor: SignedIn,
  words: DocumentWords,
  file: NewFile,
): Promise<Done | Refusal> {
  const now = clock.now()
  return inTransaction(db, async (tx) => {
    const code = serialOf('D', Buffer.from(secrets.random(5), 'base64url'))
    const id = await insertDocument(tx, code, words, now)
    if (id === undefined) return taken
    await saveFile(tx, id, file, actor.accountId, now)
    const details = { code, level: words.level, language: file.language, sha256: file.sha256 }
    await record(tx, actor, 'documents.added', id, details, now)
    return { code }
  })
}

/** Changes what is said of a document. A move to another level is written down as what it is. */
export const changeDocument = (
  house: Pick<House, 'db' | 'clock'>,
  actor: SignedIn,
  it: { readonly id: Id; readonly seen: string },
  words: DocumentWords,
): Promise<Done | Refusal> =>
  withHeld(house, it.id, async (tx, held, now) => {
    if (held.changedAt.toISOString() !== it.seen) return refuse('documents.refused.changed-meanwhile')
    if (words.reference && (await isReferenceTaken(tx, words.reference, held.id))) return taken
    await saveDocument(tx, held.id, words, now)
    if (isOtherAudience(held, words)) {
      const details = { level: words.level, before: held.level, group: words.groupId, event: words.eventId }
      await record(tx, actor, 'documents.level-changed', held.id, details, now)
    }
    await record(tx, actor, 'documents.changed', held.id, { code: held.code }, now)
  }).catch((error: unknown) => {
    // Of two documents that get the same reference at once, the table lets one have it.
    if (violated(error) === 'document_one_of_reference') return taken
    throw error
  })

const isOtherAudience = (one: DocumentWords, other: DocumentWords): boolean =>
  one.level !== other.level || one.groupId !== other.groupId || one.eventId !== other.eventId

/** Puts a file in its language and kind as the version that counts. */
export const putFile = (
  house: Pick<House, 'db' | 'clock'>,
  actor: SignedIn,
  id: Id,
  file: NewFile,
): Promise<Done | Refusal> =>
  withHeld(house, id, async (tx, held, now) => {
    const version = await saveFile(tx, held.id, file, actor.accountId, now)
    const details = {
      code: held.code,
      language: file.language,
      kind: file.kind,
      version,
      sha256: file.sha256,
    }
    await record(tx, actor, 'documents.file-put', held.id, details, now)
  })

/** Takes the file of one language and kind away. What is published keeps one: nobody is led to a page with nothing to read. */
export const removeFile = (
  house: Pick<House, 'db' | 'clock'>,
  actor: SignedIn,
  id: Id,
  which: { readonly language: Language; readonly kind: string },
): Promise<Done | Refusal> =>
  withHeld(house, id, async (tx, held, now) => {
    if (held.state === 'published' && held.files.length === 1) return refuse('documents.refused.last-file')
    if (!(await endFile(tx, held.id, which, now))) return
    await record(tx, actor, 'documents.file-removed', held.id, { code: held.code, ...which }, now)
  })

/** From now on those whom it is for read it. */
export const publish = (
  house: Pick<House, 'db' | 'clock'>,
  actor: SignedIn,
  id: Id,
): Promise<Done | Refusal> =>
  withHeld(house, id, async (tx, held, now) => {
    const move = decideMove(held, 'published')
    if (isRefusal(move)) return move
    await saveState(tx, held.id, move.to, null, now)
    await record(tx, actor, 'documents.published', held.id, { code: held.code, level: held.level }, now)
  })

/** Nobody gets its files any more; its page says so, and why. */
export const withdraw = (
  house: Pick<House, 'db' | 'clock'>,
  actor: SignedIn,
  id: Id,
  reason: string,
): Promise<Done | Refusal> =>
  withHeld(house, id, async (tx, held, now) => {
    const move = decideMove(held, 'withdrawn')
    if (isRefusal(move)) return move
    await saveState(tx, held.id, move.to, reason, now)
    await record(tx, actor, 'documents.withdrawn', held.id, { code: held.code }, now)
  })

/** Under the document's lock, so that colleagues who work on it wait for each other. */
export function withHeld(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  id: Id,
  act: (tx: Transaction, held: Document, now: Date) => Promise<Refusal | void>,
): Promise<Done | Refusal> {
  return inTransaction(db, async (tx) => {
    const held = await holdDocument(tx, id)
    if (!held) return refuse('documents.refused.unknown')
    return (await act(tx, held, clock.now())) ?? { code: held.code }
  })
}
