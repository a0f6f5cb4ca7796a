import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { system } from '../../../values/actor.ts'
import { record } from '../../audit/index.ts'
import { findRegistration, isKeptNoLonger } from '../../registrations/index.ts'
import { isOpen, isWaiting, mayMove } from '../states.ts'
import { endLetters } from '../store/issued.ts'
import { erase, holdRequest, saveRequest } from '../store/requests.ts'
import { listErasable } from '../store/due.ts'
import { tellParticipant } from './tellings.ts'

/**
 * Ends what no longer counts and removes passport data that are no longer needed: at once where the registration or the
 * event was called off, else some days after the event. Works in portions; what is left is for the next run.
 */
export async function clear(house: House): Promise<{ readonly erased: number }> {
  const { db, clock, profile } = house
  const now = clock.now()
  let erased = 0
  for (const one of await listErasable(db, now)) {
    const isOff = one.endsAt > now || ['withdrawn', 'cancelled', 'rejected'].includes(one.registrationState)
    if (!isOff && !isKeptNoLonger(profile, one, 'visa', now)) continue
    await inTransaction(db, async (tx) => {
      const held = await holdRequest(tx, one.id)
      if (!held || held.erasedAt) return
      const registration = await findRegistration(tx, held.registrationId)
      const isUnfinished = isOpen(held.state) || isWaiting(held.state)
      if ((isOff || isUnfinished) && mayMove(held.state, 'cancelled')) {
        await saveRequest(tx, one.id, { state: 'cancelled' }, now)
        if (held.state === 'issued' && registration)
          await tellParticipant(tx, registration.personId, 'cancelled', one.id, held.revision, now)
      }
      if (isOff) await endLetters(tx, one.id, 'cancelled', now)
      await erase(tx, one.id, now)
      await record(tx, system, 'visa-letters.erased', one.id, { because: isOff ? 'called-off' : 'time' }, now)
      erased++
    })
  }
  return { erased }
}
