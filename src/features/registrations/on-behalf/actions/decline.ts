import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import { stranger } from '../../../../values/actor.ts'
import type { RegistrationId } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { holderOfAccount } from '../../../accounts/index.ts'
import { holdEvent } from '../../../events/index.ts'
import { withdrawHeld } from '../../actions/withdraw.ts'
import { findById, holdRegistration } from '../../store/read.ts'
import { findOnBehalf, saveDeclined } from '../store.ts'

/** Somebody who was registered by others says no by the link in their mail: withdrawn, and whoever registered them is told. */
export function decline(house: House, id: RegistrationId): Promise<{ readonly declined: true } | Refusal> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const found = await findById(tx, id)
    const event = found && (await holdEvent(tx, found.eventId))
    const held = found && (await holdRegistration(tx, found.id))
    const made = await findOnBehalf(tx, id)
    if (!event || !held || !made) return refuse('registrations.unknown')
    const outcome = await withdrawHeld(tx, stranger, held, event, now)
    if (isRefusal(outcome)) return outcome
    await saveDeclined(tx, id, now)
    const holder = await holderOfAccount(tx, made.registeredBy)
    if (holder?.state === 'active') {
      const onceKey = `registrations.declined:${id}`
      const facts = { registrationId: id }
      await tell(tx, { occasion: 'registrations.declined', to: holder, facts, onceKey }, now)
    }
    return { declined: true }
  })
}
