import { inTransaction } from '../../../../../platform/database/database.ts'
import type { House } from '../../../../../platform/house.ts'
import { addJob } from '../../../../../platform/jobs/index.ts'
import type { SignedIn } from '../../../../../values/actor.ts'
import type { Id } from '../../../../../values/ids.ts'
import type { Decision, Wishes } from '../../decision.ts'
import { linesByNumber } from '../../queue/store.ts'
import type { Remit } from '../../types.ts'
import { mostAtOnceHere } from '../rules.ts'
import { insertBatch } from '../store.ts'
import { run } from './run.ts'

/** The job that decides about many in the background. */
export const jobName = 'registrations.decide-batch'

/**
 * Decides about many, longest waiting first. What is to be done is written down first, so that it is finished even if this
 * process ends; more than fifty are left to a job. Undefined: nobody of these is theirs to decide about.
 */
export async function decideMany(
  house: House,
  actor: SignedIn,
  remit: Remit,
  numbers: readonly string[],
  decision: Decision,
  wishes: Omit<Wishes, 'dueAt'> = {},
): Promise<Id | undefined> {
  const lines = await linesByNumber(house.db, remit, numbers)
  if (lines.length === 0) return undefined
  const isLong = lines.length > mostAtOnceHere
  const id = await inTransaction(house.db, async (tx) => {
    const batch = await insertBatch(
      tx,
      { accountId: actor.accountId, ...wordsOf(decision) },
      lines.map((line) => line.id),
      house.clock.now(),
    )
    if (isLong) await addJob(tx, jobName, { id: batch, actor: actorKept(actor) })
    return batch
  })
  if (!isLong) await run(house, actor, id, wishes)
  return id
}

const wordsOf = (decision: Decision) =>
  decision.is === 'approval'
    ? ({ act: 'approve', reason: '', because: undefined, withClaims: false } as const)
    : ({
        act: 'reject',
        reason: decision.reason,
        because: decision.because,
        withClaims: decision.withClaim === true,
      } as const)

/** Who pressed the button, and what they could do then, for the job. */
const actorKept = ({ accountId, personId, name, permissions }: SignedIn) => ({
  accountId,
  personId,
  name,
  permissions: [...permissions],
})
export type ActorKept = ReturnType<typeof actorKept>

export const actorOfKept = (kept: ActorKept): SignedIn => ({
  ...kept,
  kind: 'person',
  permissions: new Set(kept.permissions),
  assurance: 'two-factor',
  withheld: new Set(),
})
