import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { addJob } from '../../../../platform/jobs/index.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { decidePublication, decideWithdrawal } from '../../rules.ts'
import { holdNotice, savePublished, saveVersion, saveWithdrawn } from '../../store/notices.ts'
import type { Notice } from '../../types.ts'

type Part = Pick<House, 'db' | 'clock'>

/** Publishes a notice as it was looked at, now or from the time its writer chose. Pressed twice, it is published once. */
export const publishNotice = (
  { db, clock }: Part,
  actor: SignedIn,
  id: Id,
  seen: number,
): Promise<Notice | Refusal> =>
  inTransaction(db, async (tx) => {
    const now = clock.now()
    const held = await holdNotice(tx, id)
    if (!held) return refuse('notices.refused.unknown')
    const outcome = decidePublication(held, seen, now)
    if (isRefusal(outcome)) return outcome
    await savePublished(tx, held, outcome.shownFrom, now)
    await saveVersion(tx, id, 'published', actor.accountId, now)
    await record(tx, actor, 'notices.published', id, { kind: held.kind, urgent: held.isUrgent }, now)
    if (held.byMail) await addJob(tx, 'notices.send-circular', { id })
    return held
  })

/** Withdraws a notice, or throws a draft away: it is shown no longer, and mails of it that have not left never do. */
export const withdrawNotice = ({ db, clock }: Part, actor: SignedIn, id: Id): Promise<Notice | Refusal> =>
  inTransaction(db, async (tx) => {
    const now = clock.now()
    const held = await holdNotice(tx, id)
    if (!held) return refuse('notices.refused.unknown')
    const outcome = decideWithdrawal(held)
    if (isRefusal(outcome)) return outcome
    await saveWithdrawn(tx, id, now)
    await saveVersion(tx, id, 'withdrawn', actor.accountId, now)
    await record(tx, actor, 'notices.withdrawn', id, { from: held.state }, now)
    return held
  })
