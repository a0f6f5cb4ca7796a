import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { system } from '../../../../values/actor.ts'
import { isRefusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { freeSeat, holdEvent } from '../../../events/index.ts'
import { promoteWaiting } from '../../actions/promote-waiting.ts'
import { tellOwner } from '../../actions/tellings.ts'
import { holdRegistration } from '../../store/read.ts'
import { saveMove } from '../../store/save.ts'
import { decideLapse } from '../rules.ts'
import { listLapsed } from '../store.ts'

/** Ends offers that nobody answered; each seat goes to the next person. Returns how many lapsed. */
export async function lapseOffers(house: House): Promise<number> {
  const now = house.clock.now()
  let lapsed = 0
  for (const { id, eventId } of await listLapsed(house.db, now))
    await inTransaction(house.db, async (tx) => {
      const event = await holdEvent(tx, eventId)
      const held = await holdRegistration(tx, id)
      const outcome = event && held && decideLapse(held, now)
      if (!outcome || isRefusal(outcome)) return

      const revision = await saveMove(tx, held, system, { to: outcome.next, rule: 'offer-lapsed' }, now)
      await record(tx, system, 'registrations.withdrawn', id, { because: 'offer-lapsed' }, now)
      await tellOwner(tx, held, 'offer-lapsed', revision, now)
      await freeSeat(tx, eventId, held.mode ?? 'remote')
      await promoteWaiting(tx, eventId, held.mode ?? 'remote', now)
      lapsed++
    })
  return lapsed
}
