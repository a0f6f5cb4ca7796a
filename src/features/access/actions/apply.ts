import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { OrganisationId } from '../../../values/ids.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import { holdPerson } from '../../directory/index.ts'
import type { AccessParts } from '../parts.ts'
import { decideApplication } from '../rules.ts'
import { standingOf } from '../standing.ts'
import { tellOthers } from '../tellings.ts'
import type { Application } from '../types.ts'
import { holdAccountOf } from './hold.ts'
import { begin } from './step.ts'

/** Asks for member access through an organisation. Sent twice, or by two windows at once, it is one application. */
export function apply(
  house: House,
  parts: Pick<AccessParts, 'whenAccessMoves'>,
  actor: SignedIn,
  wish: { readonly organisationId: OrganisationId; readonly reason: string },
): Promise<Application | Refusal> {
  return inTransaction(house.db, async (tx) => {
    const now = house.clock.now()
    await holdAccountOf(tx, actor.personId)
    await holdPerson(tx, actor.personId)
    const standing = await standingOf(tx, house.profile, actor.personId, wish.organisationId, now)
    const outcome = decideApplication(standing)
    if (isRefusal(outcome)) return outcome
    const wanted = { personId: actor.personId, ...wish, state: outcome.to, act: 'applied' } as const
    const it = await begin(tx, house, parts, actor, wanted, now)
    if (!isRefusal(it) && it.state === 'awaiting') await tellOthers(tx, house, 'to-decide', it, now)
    return it
  })
}
