import type { Transaction } from '../../../platform/database/database.ts'
import type { Actor } from '../../../values/actor.ts'
import type { PersonId, RegistrationId } from '../../../values/ids.ts'
import { record } from '../../audit/index.ts'
import { holdEvent } from '../../events/index.ts'
import { withdrawHeld } from '../actions/withdraw.ts'
import { isLive } from '../states.ts'
import { findLive, holdRegistration } from '../store/read.ts'
import { deleteDraft } from '../store/save.ts'
import { registrationsOf, saveOwner, stillOf } from './store.ts'
import type { Own } from './store.ts'

type People = { readonly from: PersonId; readonly into: PersonId }

/** What happens to registrations when two accounts of one person become one, and when that is taken apart again. */
export const registrationsMerge = {
  name: 'registrations',

  /** Every registration becomes the survivor's. Says which. */
  async merge(tx: Transaction, actor: Actor, people: People, now: Date): Promise<readonly RegistrationId[]> {
    const moved: RegistrationId[] = []
    for (const own of await registrationsOf(tx, people.from, 'all'))
      if (await moveOne(tx, actor, own, people, now)) moved.push(own.id)
    return moved
  },

  /** What moved goes back, if nobody has it by now but the survivor. What was withdrawn stays withdrawn. */
  async takeApart(
    tx: Transaction,
    actor: Actor,
    { from, into }: People,
    moved: readonly RegistrationId[],
    now: Date,
  ): Promise<void> {
    for (const id of await stillOf(tx, into, moved)) {
      await saveOwner(tx, id, from)
      await record(tx, actor, 'registrations.merge-undone', id, { from: into, into: from }, now)
    }
  },
}

/**
 * One person has one live registration for an event. Where both accounts have one, the survivor's stays and the other is
 * withdrawn; what was never sent gives way to what was.
 */
async function moveOne(
  tx: Transaction,
  actor: Actor,
  { id, eventId }: Own,
  { from, into }: People,
  now: Date,
): Promise<boolean> {
  const event = await holdEvent(tx, eventId)
  const held = await holdRegistration(tx, id)
  if (!event || held?.personId !== from) return false
  const other = isLive(held.state) ? await findLive(tx, eventId, into) : undefined
  if (other && held.state === 'draft') {
    await discard(tx, actor, id, now)
    return false
  }
  if (other?.state === 'draft') await discard(tx, actor, other.id, now)
  else if (other && 'refused' in (await withdrawHeld(tx, actor, held, event, now))) return false
  await saveOwner(tx, id, into)
  await record(tx, actor, 'registrations.merged', id, { from, into }, now)
  return true
}

async function discard(tx: Transaction, actor: Actor, id: RegistrationId, now: Date): Promise<void> {
  await deleteDraft(tx, id)
  await record(tx, actor, 'registrations.discarded', id, {}, now)
}
