import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { decideChange, isNeverShown } from '../../rules.ts'
import { holdNotice, insertNotice, saveDraft, saveVersion } from '../../store/notices.ts'
import type { Notice, NoticeDraft } from '../../types.ts'

type Part = Pick<House, 'db' | 'clock'>

/** Keeps a notice that is being written. Nobody sees it yet. */
export const writeNotice = ({ db, clock }: Part, actor: SignedIn, it: NoticeDraft): Promise<Id> =>
  inTransaction(db, async (tx) => {
    const now = clock.now()
    const id = await insertNotice(tx, it, actor.accountId, now)
    await saveVersion(tx, id, 'written', actor.accountId, now)
    await record(tx, actor, 'notices.written', id, { kind: it.kind }, now)
    return id
  })

/**
 * Changes a notice, unless somebody else did meanwhile. What is published keeps its kind and its readers: they have seen it;
 * and its mail is not sent again.
 */
export const rewriteNotice = (
  { db, clock }: Part,
  actor: SignedIn,
  id: Id,
  it: NoticeDraft,
  seen: number,
): Promise<Notice | Refusal> =>
  inTransaction(db, async (tx) => {
    const now = clock.now()
    const held = await holdNotice(tx, id)
    if (!held) return refuse('notices.refused.unknown')
    const outcome = decideChange(held, seen)
    if (isRefusal(outcome)) return outcome
    const kept = held.state === 'draft' ? it : keeping(it, held)
    if (isNeverShown(kept)) return refuse('notices.refused.over-already')
    await saveDraft(tx, id, kept, now)
    await saveVersion(tx, id, 'written', actor.accountId, now)
    await record(tx, actor, 'notices.written', id, { kind: held.kind, revision: held.revision + 1 }, now)
    return held
  })

const keeping = (it: NoticeDraft, held: Notice): NoticeDraft => ({
  ...it,
  kind: held.kind,
  categories: held.categories,
  byMail: held.byMail,
  shownFrom: it.shownFrom ?? held.shownFrom,
})
