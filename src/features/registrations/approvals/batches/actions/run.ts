import { inTransaction } from '../../../../../platform/database/database.ts'
import type { House } from '../../../../../platform/house.ts'
import type { SignedIn } from '../../../../../values/actor.ts'
import type { Id } from '../../../../../values/ids.ts'
import { isRefusal } from '../../../../../values/refusal.ts'
import { decideWithin } from '../../actions/decide.ts'
import type { Decision, Wishes } from '../../decision.ts'
import type { Remit } from '../../types.ts'
import { remitOf } from '../../view.ts'
import { undoUntil } from '../rules.ts'
import { findBatch, holdOpen, holdWaitingRow, listRows, saveRow, saveUndoUntil } from '../store.ts'
import type { Batch, BatchRow } from '../types.ts'

/**
 * Decides about everybody of a batch who still waits, each in a transaction of their own: what one cannot have does not
 * stop the others. Doing it twice does nothing twice. Nobody is told before the time to take it back is over.
 */
export async function run(
  house: House,
  actor: SignedIn,
  id: Id,
  wishes: Omit<Wishes, 'dueAt'> = {},
): Promise<void> {
  const batch = await findBatch(house.db, actor.accountId, id)
  if (!batch || batch.undoneAt) return
  const dueAt = await saveUndoUntil(house.db, id, undoUntil(house.clock.now()))
  const remit = await remitOf(house, actor)
  for (const row of await listRows(house.db, id))
    if (row.state === 'waiting') await decideRow(house, actor, remit, batch, row, { ...wishes, dueAt })
}

const decideRow = (
  house: House,
  actor: SignedIn,
  remit: Remit,
  batch: Batch,
  { registrationId, number }: BatchRow,
  wishes: Wishes,
): Promise<void> =>
  inTransaction(house.db, async (tx) => {
    if (!(await holdOpen(tx, batch.id)) || !(await holdWaitingRow(tx, batch.id, registrationId))) return
    const outcome = await decideWithin(tx, house, actor, remit, number, decisionOf(batch), wishes)
    if (isRefusal(outcome)) {
      await saveRow(tx, batch.id, registrationId, { state: 'refused', why: outcome.refused })
      return
    }
    const { next: became, revision, claim, at } = outcome
    const decided = { became, revision, claim_id: claim ?? null, decided_at: at }
    await saveRow(tx, batch.id, registrationId, { state: 'done', ...decided })
  })

const decisionOf = ({ act, reason, because, withClaims }: Batch): Decision =>
  act === 'approve' ? { is: 'approval' } : { is: 'rejection', reason, because, withClaim: withClaims }
