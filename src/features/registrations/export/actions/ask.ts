import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { addJob } from '../../../../platform/jobs/index.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { parseFilter } from '../../desk/filter.ts'
import { decideExport, keptFor } from '../rules.ts'
import { exportsOf, insertExport } from '../store/exports.ts'
import { countLines } from '../store/rows.ts'
import type { Wish } from '../types.ts'

/** Asks for a file of a group. However often it is asked at once, one is made. */
export const askExport = (
  { db, clock }: Pick<House, 'db' | 'clock'>,
  actor: SignedIn,
  wish: Wish,
): Promise<{ readonly id: Id } | Refusal> =>
  inTransaction(db, async (tx) => {
    const now = clock.now()
    const filter = parseFilter(new URLSearchParams(wish.query))
    const lines = await countLines(tx, filter, now)
    const making = (await exportsOf(tx, actor.accountId, now)).find(({ state }) => state === 'asked')
    const outcome = decideExport(making, wish.form, lines)
    if (isRefusal(outcome)) return outcome
    const id = await insertExport(tx, actor.accountId, wish, lines, new Date(now.getTime() + keptFor), now)
    if (!id) return refuse('registrations.export-in-the-making')
    const { form, columns } = wish
    await record(tx, actor, 'registrations.export-asked', id, { form, lines, columns: [...columns] }, now)
    await addJob(tx, 'registrations.make-export', { id })
    return { id }
  })
