import { inTransaction } from '../../../../platform/database/database.ts'
import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { Actor, SignedIn } from '../../../../values/actor.ts'
import type { AccountId, Id } from '../../../../values/ids.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { holdAccount } from '../../store/accounts.ts'
import type { Account } from '../../types.ts'
import { decideFourEyes, decideFourEyesRefusal } from '../rules.ts'
import {
  findFourEyes,
  holdFourEyes,
  saveFourEyes,
  saveFourEyesConfirmed,
  saveFourEyesRefused,
} from '../store.ts'
import type { NewFourEyes } from '../store.ts'
import type { FourEyes, FourEyesKind } from '../types.ts'

/**
 * Asks for an act that somebody else must confirm; at most one of a kind waits for an account. An owner who proved who
 * they are by a mailed link is no actor yet: then `askedBy` names them.
 */
export async function askForFourEyes(
  tx: Transaction,
  actor: Actor,
  it: NewFourEyes & { readonly askedBy?: AccountId },
  now: Date,
): Promise<{ readonly asked: Id } | Refusal> {
  const by = actor.kind === 'person' ? actor.accountId : it.askedBy
  if (!by) throw new Error('nobody asked for this')
  const asked = await saveFourEyes(tx, it, by, now)
  if (!asked) return refuse('accounts.four-eyes-waiting')
  await record(tx, actor, 'accounts.four-eyes-asked', it.accountId, { kind: it.kind, fourEyes: asked }, now)
  return { asked }
}

/** Does what was asked for, in the transaction of the confirmation. A refusal leaves everything waiting. */
export type CarryOut = (
  tx: Transaction,
  actor: SignedIn,
  it: FourEyes,
  held: Account,
  now: Date,
) => Promise<Refusal | object>

/** Who carries out what; a kind that nobody carries out cannot be confirmed. */
export type FourEyesActs = Partial<Readonly<Record<FourEyesKind, CarryOut>>>

/** A second person agrees, and what was asked for is done at once. Of ten who confirm at once, one does. */
export async function confirmFourEyes(
  { db }: Pick<House, 'db'>,
  actor: SignedIn,
  id: Id,
  acts: FourEyesActs,
  now: Date,
): Promise<{ readonly confirmed: FourEyes } | Refusal> {
  return inTransaction(db, async (tx) => {
    const it = decideFourEyes(await findFourEyes(tx, id), actor.accountId, now)
    if (isRefusal(it)) return it
    const account = await holdAccount(tx, it.accountId)
    const held = decideFourEyes(await holdFourEyes(tx, id), actor.accountId, now)
    if (isRefusal(held)) return held
    const carryOut = acts[held.kind]
    if (!account || !carryOut) return refuse('accounts.four-eyes-unknown')

    const outcome = await carryOut(tx, actor, held, account, now)
    if (isRefusal(outcome)) return outcome
    await saveFourEyesConfirmed(tx, id, actor.accountId, now)
    const details = { kind: held.kind, fourEyes: id }
    await record(tx, actor, 'accounts.four-eyes-confirmed', held.accountId, details, now)
    return { confirmed: held }
  })
}

/** Somebody says no, or whoever asked takes it back. Nothing else changes. */
export async function refuseFourEyes(
  { db }: Pick<House, 'db'>,
  actor: SignedIn,
  id: Id,
  now: Date,
): Promise<{ readonly refusedIt: FourEyes } | Refusal> {
  return inTransaction(db, async (tx) => {
    const held = decideFourEyesRefusal(await holdFourEyes(tx, id), actor.accountId, now)
    if (isRefusal(held)) return held
    await saveFourEyesRefused(tx, id, actor.accountId, now)
    const details = { kind: held.kind, fourEyes: id }
    await record(tx, actor, 'accounts.four-eyes-refused', held.accountId, details, now)
    return { refusedIt: held }
  })
}
