import { inTransaction, type Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { refuse, type Refusal } from '../../../../values/refusal.ts'
import { holdEvent, takeSeat, type HeldEvent, type Mode } from '../../../events/index.ts'
import { findByNumber, holdRegistration } from '../../store/read.ts'
import type { Registration } from '../../types.ts'

/** One act of the desk about one registration: its event held first, then itself. Drafts do not exist for staff. */
export async function actOn<T>(
  house: House,
  number: string,
  act: (tx: Transaction, held: Registration, event: HeldEvent, now: Date) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const now = house.clock.now()
  const found = await findByNumber(house.db, number)
  if (!found || found.state === 'draft') return refuse('registrations.unknown')
  return inTransaction(house.db, async (tx) => {
    const event = await holdEvent(tx, found.eventId)
    const held = await holdRegistration(tx, found.id)
    return event && held ? act(tx, held, event, now) : refuse('registrations.unknown')
  })
}

/** Takes a seat that the rules have found free under the event's lock. */
export async function takeFree(tx: Transaction, event: HeldEvent, mode: Mode): Promise<void> {
  if (!(await takeSeat(tx, event.id, mode))) throw new Error('a seat that was free under the lock was gone')
}
