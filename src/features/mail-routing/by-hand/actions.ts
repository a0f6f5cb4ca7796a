import type { Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { AccountId } from '../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { type Doors, tellSender } from '../actions/work.ts'
import { triedFor } from '../rules.ts'
import { rawOf, saveStep } from '../store/sendings.ts'
import type { SendingToId } from '../types.ts'
import { decideGivingUp, decideTrying, givenUp } from './rules.ts'
import { holdLetter, saveAnew, saveDue } from './store.ts'

export type Letter = { readonly accountId: AccountId; readonly id: SendingToId }

/**
 * Tries a letter by hand, for one recipient. `copy`: its bytes where the queue has them no more, such as the sender's own copy.
 */
export async function tryLetter(
  tx: Transaction,
  { accountId, id }: Letter,
  copy: Buffer | undefined,
  now: Date,
): Promise<{ readonly how: 'sooner' | 'anew' } | Refusal> {
  const held = await holdLetter(tx, accountId, id)
  if (!held) return refuse('mail-routing.letter-unknown')
  const { line, due } = held
  const outcome = decideTrying({ ...line, hasBytes: line.hasBytes || copy !== undefined }, now)
  if (isRefusal(outcome)) return outcome
  if (outcome.how === 'sooner') await saveDue(tx, id, outcome.dueAt)
  else {
    const raw = line.hasBytes ? undefined : copy
    await saveAnew(tx, due, { raw, now, expiresAt: new Date(now.getTime() + triedFor) })
  }
  return outcome
}

/**
 * Gives a letter up for one recipient: it is not tried any more, and whoever wrote it is told. One that goes on comes back to whoever
 * wanted it to (`refused`), and its writer is told only where it does not. `afterwards` is done after the commit.
 */
export async function giveUpLetter(
  tx: Transaction,
  house: Pick<House, 'db' | 'clock' | 'config' | 'secrets' | 'texts' | 'log'>,
  { refused }: Pick<Doors, 'refused'>,
  { accountId, id }: Letter,
  now: Date,
): Promise<{ readonly how: 'given-up'; readonly afterwards?: () => void } | Refusal> {
  const held = await holdLetter(tx, accountId, id)
  if (!held) return refuse('mail-routing.letter-unknown')
  const outcome = decideGivingUp(held.line)
  if (isRefusal(outcome)) return outcome
  const { due } = held
  const raw = await rawOf(tx, due.sendingId)
  const goesBack = due.kind === 'forward'
  const back = goesBack ? await refused?.(tx, due, raw, { said: '', code: undefined }) : undefined
  await saveStep(tx, due, { state: 'failed', dueAt: now, isOver: true, tells: 'failed' }, givenUp, now)
  if (!back?.isKept)
    await tellSender(tx, house, due, { how: 'never', said: '', code: '5.0.0' }, 'failed', raw, now)
  return { ...outcome, ...(back?.afterwards && { afterwards: back.afterwards }) }
}
