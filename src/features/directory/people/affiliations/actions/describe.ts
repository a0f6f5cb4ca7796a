import { inTransaction } from '../../../../../platform/database/database.ts'
import type { House } from '../../../../../platform/house.ts'
import type { SignedIn } from '../../../../../values/actor.ts'
import type { Id } from '../../../../../values/ids.ts'
import { refuse, type Refusal } from '../../../../../values/refusal.ts'
import { record } from '../../../../audit/index.ts'
import { holdLive, saveDetails, saveMain } from '../store.ts'
import type { Details, Held } from '../types.ts'

/** Somebody says what they do at an organisation, since when, and whether it is their main one. */
export function describe(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  actor: SignedIn,
  id: Id,
  it: Details & { readonly isMain: boolean },
): Promise<{ readonly changed: Held } | Refusal> {
  const now = clock.now()
  return inTransaction(db, async (tx) => {
    const held = (await holdLive(tx, actor.personId)).find((one) => one.id === id)
    if (!held) return refuse('directory.affiliation-over')
    await saveDetails(tx, id, it)
    if (it.isMain && !held.isMain) await saveMain(tx, actor.personId, id)
    await record(tx, actor, 'directory.affiliation-described', id, { isMain: it.isMain }, now)
    return { changed: held }
  })
}
