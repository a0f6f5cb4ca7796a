import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { Id } from '../../../values/ids.ts'
import { refuse, type Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { holdCollection, insertCollection, saveCollection } from '../store/collections.ts'
import type { Collection } from '../types.ts'

type Words = Pick<Collection, 'title' | 'words'>

/** Adds a shelf at the end. Its code stands in its address and never changes. */
export function addCollection(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  actor: SignedIn,
  it: Words & Pick<Collection, 'code'>,
): Promise<{ readonly id: Id } | Refusal> {
  const now = clock.now()
  return inTransaction(db, async (tx) => {
    const id = await insertCollection(tx, it, now)
    if (id === undefined) return refuse('documents.problem.collection-taken')
    await record(tx, actor, 'documents.collection-added', id, { code: it.code }, now)
    return { id }
  })
}

/** Changes what a shelf is called and what is said of it. */
export function changeCollection(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  actor: SignedIn,
  it: Words & { readonly id: Id; readonly seen: string },
): Promise<{ readonly id: Id } | Refusal> {
  const now = clock.now()
  return inTransaction(db, async (tx) => {
    const held = await holdCollection(tx, it.id)
    if (!held) return refuse('documents.refused.unknown')
    if (held.changedAt.toISOString() !== it.seen) return refuse('documents.refused.changed-meanwhile')
    await saveCollection(tx, held.id, it, now)
    await record(tx, actor, 'documents.collection-changed', held.id, { code: held.code }, now)
    return { id: held.id }
  })
}
