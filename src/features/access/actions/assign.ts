import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { OrganisationId, PersonId } from '../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { holdPerson, mayDecideAffiliations } from '../../directory/index.ts'
import type { AccessParts } from '../parts.ts'
import { decideAssignment } from '../rules.ts'
import { standingOf } from '../standing.ts'
import type { Application } from '../types.ts'
import { holdAccountOf, holdFound } from './hold.ts'
import { begin, step } from './step.ts'

/** Gives access to somebody of the organisation who did not ask, or whose application waits. */
export const assign = (
  house: House,
  parts: AccessParts,
  actor: SignedIn,
  to: { readonly personId: PersonId; readonly organisationId: OrganisationId },
): Promise<Application | Refusal> =>
  inTransaction(house.db, async (tx) => {
    const now = house.clock.now()
    if (!(await mayDecideAffiliations(tx, house.profile, actor, to.organisationId)))
      return refuse('access.refused.unknown')
    await holdAccountOf(tx, to.personId)
    await holdPerson(tx, to.personId)
    const standing = await standingOf(tx, house.profile, to.personId, to.organisationId, now)
    const outcome = decideAssignment(standing)
    if (isRefusal(outcome)) return outcome
    const waiting = standing.alive && (await holdFound(tx, { ...to, id: standing.alive.id }))
    if (waiting) return step(tx, parts, actor, waiting, outcome.to, now, { decides: true })
    const wanted = { ...to, reason: '', state: outcome.to, act: 'assigned' } as const
    return begin(tx, house, parts, actor, wanted, now)
  })
