import { inTransaction } from '../../../../../platform/database/database.ts'
import type { Transaction } from '../../../../../platform/database/database.ts'
import type { House } from '../../../../../platform/house.ts'
import type { Actor, SignedIn } from '../../../../../values/actor.ts'
import type { Id } from '../../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../../values/refusal.ts'
import { record } from '../../../../audit/index.ts'
import type { AffiliationParts } from '../parts.ts'
import { decideLeaving, latestToday } from '../rules.ts'
import { holdLive, saveEnd } from '../store.ts'
import { tellPerson } from '../tellings.ts'
import type { Ending, Held } from '../types.ts'

/** Ends an affiliation that is held, however it came to it: saved, recorded, told, and heard by whoever must react. */
export async function endHeld(
  tx: Transaction,
  parts: AffiliationParts,
  actor: Actor,
  held: Held,
  ending: Ending,
  now: Date,
): Promise<void> {
  await saveEnd(tx, held, ending, now)
  const { id, personId, organisationId } = held
  const details = { personId, organisationId, reason: ending.reason, from: held.state }
  await record(tx, actor, 'directory.affiliation-ended', id, details, now)
  await tellPerson(tx, parts.holdersOf, held, 'affiliation-ended', now)
  if (!organisationId) return
  const moved = { affiliationId: id, personId, organisationId }
  for (const react of parts.whenAffiliationEnds) await react(tx, actor, moved, now)
}

/** Somebody says that they no longer belong to an organisation, since a day; or takes a claim back. */
export function leave(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  parts: AffiliationParts,
  actor: SignedIn,
  it: { readonly id: Id; readonly on: string },
): Promise<{ readonly left: Held } | Refusal> {
  const now = clock.now()
  return inTransaction(db, async (tx) => {
    const live = await holdLive(tx, actor.personId)
    return leaveHeld(tx, parts, actor, live, it, now)
  })
}

/** The same where the person is held already, with everything they are now. */
export async function leaveHeld(
  tx: Transaction,
  parts: AffiliationParts,
  actor: SignedIn,
  live: readonly Held[],
  it: { readonly id: Id; readonly on: string },
  now: Date,
): Promise<{ readonly left: Held } | Refusal> {
  const held = live.find(({ id }) => id === it.id)
  if (!held) return refuse('directory.affiliation-over')
  const outcome = decideLeaving(held, it.on, latestToday(now))
  if (isRefusal(outcome)) return outcome
  const ending = { reason: outcome.reason, on: it.on, by: actor.accountId }
  await endHeld(tx, parts, actor, held, ending, now)
  return { left: held }
}
