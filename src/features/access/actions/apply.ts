import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { OrganisationId } from '../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { holdPerson } from '../../directory/index.ts'
import type { AccessParts } from '../parts.ts'
import { decideApplication } from '../rules.ts'
import { standingOf } from '../standing.ts'
import { insertApplication } from '../store/applications.ts'
import { tellApplicant, tellDeciders } from '../tellings.ts'
import type { Application } from '../types.ts'
import { numbered } from './number.ts'

/** Asks for member access through an organisation. Sent twice, or by two windows at once, it is one application. */
export function apply(
  house: House,
  parts: Pick<AccessParts, 'whenAccessMoves'>,
  actor: SignedIn,
  wish: { readonly organisationId: OrganisationId; readonly reason: string },
): Promise<Application | Refusal> {
  return inTransaction(house.db, async (tx) => {
    const now = house.clock.now()
    await holdPerson(tx, actor.personId)
    const standing = await standingOf(tx, house.profile, actor.personId, wish.organisationId, now)
    const outcome = decideApplication(standing)
    if (isRefusal(outcome)) return outcome
    const wanted = { personId: actor.personId, ...wish, state: outcome.to }
    const it = await insertApplication(tx, wanted, numbered(house), actor, now)
    if (!it) return refuse('access.refused.already')
    await record(tx, actor, 'access.applied', it.id, { organisationId: it.organisationId }, now)
    await tellApplicant(tx, it, now)
    if (outcome.to === 'awaiting') await tellDeciders(tx, house, it, now)
    if (outcome.to === 'active') for (const react of parts.whenAccessMoves) await react(tx, actor, it, now)
    return it
  })
}
