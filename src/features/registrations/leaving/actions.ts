import type { Transaction } from '../../../platform/database/database.ts'
import type { Actor } from '../../../values/actor.ts'
import type { PersonId } from '../../../values/ids.ts'
import { record } from '../../audit/index.ts'
import { holdEvent } from '../../events/index.ts'
import { withdrawHeld } from '../actions/withdraw.ts'
import { holdRegistration } from '../store/read.ts'
import { deleteDraft } from '../store/save.ts'
import { registrationsOf, saveAnswersForgotten } from './store.ts'

type Going = { readonly personId: PersonId }

/**
 * Somebody's account is closed: what is still ahead is withdrawn, seats go to those who wait, and what was never sent is
 * thrown away. What is behind, and whoever has arrived, stays as it is.
 */
export async function withdrawAll(
  tx: Transaction,
  actor: Actor,
  { personId }: Going,
  now: Date,
): Promise<void> {
  for (const { id, eventId } of await registrationsOf(tx, personId, 'live')) {
    const event = await holdEvent(tx, eventId)
    const held = await holdRegistration(tx, id)
    if (!event || !held) continue
    if (held.state === 'draft') {
      await deleteDraft(tx, id)
      await record(tx, actor, 'registrations.discarded', id, {}, now)
    } else await withdrawHeld(tx, actor, held, event, now)
  }
}

/** Somebody's data is erased: what they answered is forgotten, and their drafts are gone. */
export const forgetAnswers = (tx: Transaction, _actor: Actor, { personId }: Going): Promise<void> =>
  saveAnswersForgotten(tx, personId)
