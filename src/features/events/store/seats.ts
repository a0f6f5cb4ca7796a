import { sql } from 'kysely'
import type { Transaction } from '../../../platform/database/database.ts'
import type { EventId } from '../../../values/ids.ts'
import type { Mode } from '../types.ts'

const columns = {
  'on-site': { taken: 'on_site_taken', capacity: 'on_site_capacity' },
  remote: { taken: 'remote_taken', capacity: 'remote_capacity' },
} as const

/**
 * Takes one seat, and says whether there was one. The update itself looks at the counter again, so it never
 * oversells; call it under `holdEvent` where a full event must lead to another decision.
 */
export async function takeSeat(tx: Transaction, id: EventId, mode: Mode): Promise<boolean> {
  const { taken, capacity } = columns[mode]
  const outcome = await tx
    .updateTable('event')
    .set({ [taken]: sql`${sql.ref(taken)} + 1` })
    .where('id', '=', id)
    .where((where) => where.or([where(capacity, 'is', null), where(taken, '<', where.ref(capacity))]))
    .executeTakeFirst()
  return outcome.numUpdatedRows === 1n
}

/** Gives one seat back. */
export async function freeSeat(tx: Transaction, id: EventId, mode: Mode): Promise<void> {
  const { taken } = columns[mode]
  await tx
    .updateTable('event')
    .set({ [taken]: sql`${sql.ref(taken)} - 1` })
    .where('id', '=', id)
    .execute()
}
