import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { record } from '../../../audit/index.ts'
import { readExtract } from '../read.ts'
import type { Extract, Line } from '../types.ts'

/** The lines of an extract for its orderer; that they were fetched is recorded, with how many. */
export async function fetchExtract(
  { db, clock }: House,
  actor: SignedIn,
  it: Extract,
): Promise<readonly Line[]> {
  const lines = await readExtract(db, it)
  await inTransaction(db, (tx) =>
    record(tx, actor, 'directory.extract-fetched', it.id, { lines: lines.length }, clock.now()),
  )
  return lines
}
