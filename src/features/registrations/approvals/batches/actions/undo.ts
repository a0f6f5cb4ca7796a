import { inTransaction, type Transaction } from '../../../../../platform/database/database.ts'
import type { House } from '../../../../../platform/house.ts'
import { endWaiting } from '../../../../../platform/outgoing-mail/waiting.ts'
import type { SignedIn } from '../../../../../values/actor.ts'
import { isRefusal, refuse, type Refusal } from '../../../../../values/refusal.ts'
import { record } from '../../../../audit/index.ts'
import {
  holdAffiliation,
  keyOfClaimTelling,
  mayTakeClaimBack,
  takeClaimBack,
} from '../../../../directory/index.ts'
import { freeSeat, holdEvent } from '../../../../events/index.ts'
import { promoteWaiting } from '../../../actions/promote-waiting.ts'
import { keyOfTelling } from '../../../actions/tellings.ts'
import { findLive, holdRegistration } from '../../../store/read.ts'
import { saveMove } from '../../../store/save.ts'
import type { Registration } from '../../../types.ts'
import { occasionOf } from '../../actions/decide.ts'
import { findWithin } from '../../store.ts'
import type { Remit } from '../../types.ts'
import { remitOf } from '../../view.ts'
import { decideUndo, isUndoable, mayTry } from '../rules.ts'
import { findRow, listRows, saveBatchUndone, saveRow } from '../store.ts'
import type { Batch, BatchRow } from '../types.ts'

/**
 * Takes decisions about many back, the last one first, so that a seat given back does not go to somebody of the same
 * batch. Each in a transaction of its own: state, seat, claim and mails stand or fall together. What cannot be taken back
 * stays as it is and says why.
 */
export async function undoBatch(
  house: House,
  actor: SignedIn,
  batch: Batch,
): Promise<{ readonly undone: number } | Refusal> {
  const now = house.clock.now()
  if (!isUndoable(batch, now)) return refuse('registrations.undo.late')
  await saveBatchUndone(house.db, batch.id, now)
  const rows = (await listRows(house.db, batch.id)).filter(mayTry)
  if (rows.length === 0) return refuse('registrations.undo.done')
  const remit = await remitOf(house, actor)
  let undone = 0
  for (const row of rows.toReversed()) if (await undoRow(house, actor, remit, batch, row)) undone++
  return { undone }
}

function undoRow(house: House, actor: SignedIn, remit: Remit, batch: Batch, row: BatchRow): Promise<boolean> {
  return inTransaction(house.db, async (tx) => {
    const outcome = await undoWithin(tx, house, actor, remit, batch, row)
    if (!isRefusal(outcome)) return true
    if (outcome.refused !== 'registrations.undo.done')
      await saveRow(tx, batch.id, row.registrationId, { why: outcome.refused })
    return false
  })
}

/** People are held before events, events before registrations, and the mails last: then nothing more can refuse. */
async function undoWithin(
  tx: Transaction,
  house: House,
  actor: SignedIn,
  remit: Remit,
  batch: Batch,
  { registrationId, number, claimId }: BatchRow,
): Promise<{ readonly undone: true } | Refusal> {
  const now = house.clock.now()
  const found = await findWithin(tx, remit, number)
  if (!found) return refuse('registrations.undo.not-yours')
  const claim = claimId ? await holdAffiliation(tx, claimId) : undefined
  const event = await holdEvent(tx, found.eventId)
  const held = await holdRegistration(tx, found.id)
  const row = await findRow(tx, batch.id, registrationId)
  if (!event || !held || !row) return refuse('registrations.undo.changed')

  const other = held.state === 'rejected' ? await findLive(tx, held.eventId, held.personId) : undefined
  const outcome = decideUndo(row, held, event, batch, other !== undefined, now)
  if (isRefusal(outcome)) return outcome
  const decided = { as: batch.act === 'approve' ? 'approved' : 'rejected', at: row.decidedAt ?? now } as const
  if (claim && (await mayTakeClaimBack(tx, claim, decided))) return refuse('registrations.undo.changed')
  const mails = [
    keyOfTelling(held.id, occasionOf(held.state), held.revision),
    ...(claim ? [keyOfClaimTelling(claim.id, `affiliation-${decided.as}`)] : []),
  ]
  if ((await endWaiting(tx, mails, 'taken-back')) === 'left') return refuse('registrations.undo.left')

  await saveMove(tx, held, actor, { to: outcome.next, rule: 'undone', isUndecided: true }, now)
  const details = { by: held.waitsFor, was: held.state, batch: batch.id }
  await record(tx, actor, 'registrations.decision-undone', held.id, details, now)
  if (claim) await takeClaimBack(tx, actor, claim, now)
  await saveRow(tx, batch.id, registrationId, { state: 'undone' })
  if (outcome.frees) await giveBack(tx, held, now)
  return { undone: true }
}

/** The seat goes to whoever waits, as every freed seat does. */
async function giveBack(tx: Transaction, { eventId, mode }: Registration, now: Date): Promise<void> {
  await freeSeat(tx, eventId, mode ?? 'remote')
  await promoteWaiting(tx, eventId, mode ?? 'remote', now)
}
