import { inTransaction, type Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { endWaiting } from '../../../platform/outgoing-mail/waiting.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { holdAffiliation, keyOfClaimTelling, mayTakeClaimBack, takeClaimBack } from '../../directory/index.ts'
import { holdAccountOf } from '../actions/hold.ts'
import type { AccessParts } from '../parts.ts'
import { findAlive, holdApplication } from '../store/applications.ts'
import type { Remit } from '../store/lists.ts'
import { keyOfTelling } from '../tellings.ts'
import { decideUndo } from './rules.ts'
import { findDecided, findPicked, saveUndone } from './store.ts'
import type { Picked } from './types.ts'

type Undone = { readonly undone: number; readonly no: Refusal | undefined }
type Follow = Pick<AccessParts, 'whenAccessMoves'>

/**
 * Takes decisions about many back while their mails wait, each in a transaction of its own: state, claim, mailbox and mails stand or fall
 * together. What cannot be taken back stays as it is; `no` says why the first of them did.
 */
export async function undoMany(
  house: House,
  parts: Follow,
  actor: SignedIn,
  remit: Remit,
  registrationIds: readonly string[],
): Promise<Undone> {
  let undone = 0
  let no: Refusal | undefined
  for (const picked of await findPicked(house.db, remit, registrationIds)) {
    const outcome = await inTransaction(house.db, (tx) =>
      undoWithin(tx, parts, actor, picked, house.clock.now()),
    )
    if (isRefusal(outcome)) no ??= outcome
    else undone++
  }
  return { undone, no }
}

/** Held in the order of every act, and the mails last: then nothing more can refuse. */
async function undoWithin(
  tx: Transaction,
  { whenAccessMoves }: Follow,
  actor: SignedIn,
  { id, personId, organisationId, state }: Picked,
  now: Date,
): Promise<{ readonly undone: true } | Refusal> {
  await holdAccountOf(tx, personId)
  const decided = await findDecided(tx, id, state)
  const claim = decided?.claimId ? await holdAffiliation(tx, decided.claimId) : undefined
  const held = await holdApplication(tx, id)
  if (!held || !decided || held.state !== state) return refuse('access.undo.changed')
  const other = await findAlive(tx, personId, organisationId)
  const hasOther = other !== undefined && other.id !== id
  const outcome = decideUndo(held, decided, { by: actor.accountId, hasOther }, now)
  if (isRefusal(outcome)) return outcome
  const asDecided = { as: 'approved', at: decided.at } as const
  if (claim && (await mayTakeClaimBack(tx, claim, asDecided))) return refuse('access.undo.changed')
  const mails = [keyOfTelling(held), ...(claim ? [keyOfClaimTelling(claim.id, 'affiliation-approved')] : [])]
  if ((await endWaiting(tx, mails, 'taken-back')) === 'left') return refuse('access.undo.left')

  const back = await saveUndone(tx, held, outcome.to, decided)
  await record(tx, actor, 'access.decision-undone', id, { personId, organisationId, was: state }, now)
  if (claim) await takeClaimBack(tx, actor, claim, now)
  for (const react of whenAccessMoves) await react(tx, actor, back, now)
  return { undone: true }
}
