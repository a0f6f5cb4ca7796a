import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { OrganisationId, PersonId } from '../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { holdPerson, mayDecideAffiliations } from '../../directory/index.ts'
import type { AccessParts } from '../parts.ts'
import { decideAssignment } from '../rules.ts'
import { standingOf } from '../standing.ts'
import { holdApplication, insertApplication } from '../store/applications.ts'
import { tellApplicant } from '../tellings.ts'
import type { Application } from '../types.ts'
import { numbered } from './number.ts'
import { step } from './step.ts'

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
    await holdPerson(tx, to.personId)
    const standing = await standingOf(tx, house.profile, to.personId, to.organisationId, now)
    const outcome = decideAssignment(standing)
    if (isRefusal(outcome)) return outcome
    const waiting = standing.alive && (await holdApplication(tx, standing.alive.id))
    if (waiting) return step(tx, parts, actor, waiting, outcome.to, now, { decides: true })
    const it = await insertApplication(
      tx,
      { ...to, reason: '', state: outcome.to },
      numbered(house),
      actor,
      now,
    )
    if (!it) return refuse('access.refused.already')
    await record(tx, actor, 'access.assigned', it.id, to, now)
    await tellApplicant(tx, it, now)
    for (const react of parts.whenAccessMoves) await react(tx, actor, it, now)
    return it
  })
