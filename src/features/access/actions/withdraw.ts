import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import type { AccessParts } from '../parts.ts'
import { decideWithdrawal } from '../rules.ts'
import { findApplication } from '../store/applications.ts'
import type { Application, ApplicationId } from '../types.ts'
import { holdFound } from './hold.ts'
import { step } from './step.ts'

/** Whoever applied gives it back: the application while it waits, the access afterwards. */
export const withdraw = (
  { db, clock }: Pick<House, 'db' | 'clock'>,
  parts: Pick<AccessParts, 'whenAccessMoves'>,
  actor: SignedIn,
  id: ApplicationId,
): Promise<Application | Refusal> =>
  inTransaction(db, async (tx) => {
    const found = await findApplication(tx, id)
    const held = found?.personId === actor.personId ? await holdFound(tx, found) : undefined
    if (!held) return refuse('access.refused.unknown')
    const outcome = decideWithdrawal(held)
    if (isRefusal(outcome)) return outcome
    return step(tx, parts, actor, held, outcome.to, clock.now())
  })
