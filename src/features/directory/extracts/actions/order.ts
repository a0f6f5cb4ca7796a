import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { addJob } from '../../../../platform/jobs/index.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import type { Language } from '../../../../values/language.ts'
import { isRefusal, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { countAsked } from '../find.ts'
import { decideOrder, keptDays, limitsFor } from '../rules.ts'
import { holdOrders, saveOrder } from '../store.ts'
import type { Order } from '../types.ts'
import { viewerFor } from '../viewer.ts'

export const makingJob = 'directory.make-extract'

const day = 24 * 3_600_000

/**
 * Somebody orders a list, labels or a table: kept, recorded, and made by a job. How much and how often is counted under
 * one lock, so that ten orders at once are no way round.
 */
export async function orderExtract(
  { db, profile, clock }: House,
  actor: SignedIn,
  order: Order,
  language: Language,
): Promise<{ readonly ordered: Id } | Refusal> {
  const now = clock.now()
  const own = {
    accountId: actor.accountId,
    personId: actor.personId,
    asStaff: actor.permissions.has('directory.manage'),
  }
  const viewer = await viewerFor(db, own)
  const lines = await countAsked(db, profile, viewer, order.subject, order.asked)
  return inTransaction(db, async (tx) => {
    const before = await holdOrders(tx, actor, new Date(now.getTime() - day))
    const outcome = decideOrder(lines, before, limitsFor(viewer, order.subject))
    if (isRefusal(outcome)) return outcome
    const expiresAt = new Date(now.getTime() + keptDays * day)
    const id = await saveOrder(tx, { ...order, ...own, language, rowsAll: lines, createdAt: now, expiresAt })
    const { subject, form } = order
    await record(tx, actor, 'directory.extract-ordered', id, { subject, form, lines }, now)
    await addJob(tx, makingJob, { id })
    return { ordered: id }
  })
}
