import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import { record } from '../../../audit/index.ts'
import { isThere } from '../rules.ts'
import { countFetch, findExport } from '../store/exports.ts'
import { piecesOf } from '../store/pieces.ts'
import type { Export } from '../types.ts'

/** Gives a file to whoever asked for it, and to nobody else; that it was fetched is kept. */
export async function fetchExport(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  actor: SignedIn,
  id: Id,
): Promise<{ readonly it: Export; readonly bytes: AsyncGenerator<Buffer> } | undefined> {
  const it = await findExport(db, id)
  if (it?.accountId !== actor.accountId || !isThere(it, clock.now())) return undefined
  await inTransaction(db, async (tx) => {
    await countFetch(tx, id)
    await record(tx, actor, 'registrations.export-fetched', id, {}, clock.now())
  })
  return { it, bytes: piecesOf(db, id) }
}
