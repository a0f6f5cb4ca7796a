import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import { record } from '../../../audit/index.ts'
import { isThere } from '../rules.ts'
import { unsealFile } from '../sealing.ts'
import { findExport, findFile } from '../store.ts'
import type { FileForm } from '../types.ts'

/** Gives somebody a file of their own copy; another's, and one that is over, are not there. That it was fetched is kept. */
export async function fetchFile(
  { db, secrets, clock }: Pick<House, 'db' | 'secrets' | 'clock'>,
  actor: SignedIn,
  id: Id,
  form: FileForm,
): Promise<string | undefined> {
  const it = await findExport(db, id)
  if (it?.accountId !== actor.accountId || !isThere(it, clock.now())) return undefined
  const sealed = await findFile(db, id, form)
  if (!sealed) return undefined
  await inTransaction(db, (tx) =>
    record(tx, actor, 'portal.export-fetched', actor.accountId, { export: id, form }, clock.now()),
  )
  return unsealFile(secrets, id, form, sealed)
}
