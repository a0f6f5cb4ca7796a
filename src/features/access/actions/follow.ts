import { inTransaction, type Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { system, type Actor } from '../../../values/actor.ts'
import type { OrganisationId, PersonId } from '../../../values/ids.ts'
import type { AccessParts } from '../parts.ts'
import { decideFollowing } from '../rules.ts'
import { standingOf, type Standing } from '../standing.ts'
import { findAlive, findApplication, holdApplication } from '../store/applications.ts'
import { listToFollow } from '../store/lists.ts'
import { tellOthers } from '../tellings.ts'
import type { Application } from '../types.ts'
import { holdFound } from './hold.ts'
import { step } from './step.ts'

type Part = Pick<House, 'profile'>

/** Lets one that is held follow the facts: membership, belonging, account, and who decides. */
async function follow(
  tx: Transaction,
  house: Part,
  parts: Pick<AccessParts, 'whenAccessMoves'>,
  actor: Actor,
  held: Application,
  now: Date,
): Promise<boolean> {
  const standing = await standingOf(tx, house.profile, held.personId, held.organisationId, now)
  return followTo(tx, house, parts, actor, { held, standing }, now)
}

async function followTo(
  tx: Transaction,
  house: Part,
  parts: Pick<AccessParts, 'whenAccessMoves'>,
  actor: Actor,
  { held, standing }: { readonly held: Application; readonly standing: Standing },
  now: Date,
): Promise<boolean> {
  const to = decideFollowing(held.state, { ...standing, belongs: standing.belongs !== 'no' })
  if (!to) return false
  const moved = await step(tx, parts, actor, held, to, now)
  if (to === 'awaiting') await tellOthers(tx, house, 'to-decide', moved, now)
  if (to === 'revoked' || to === 'suspended') await tellOthers(tx, house, 'ended', moved, now)
  return true
}

/**
 * Somebody's access through an organisation to which they no longer belong, in the transaction in which that ends. Their person is held
 * already, so their account is not (`holdAccountOf`): ending needs none. What else the facts have changed is looked at by `followAll`.
 */
export const followPerson =
  (house: Part, parts: Pick<AccessParts, 'whenAccessMoves'>) =>
  async (
    tx: Transaction,
    actor: Actor,
    { personId, organisationId }: { readonly personId: PersonId; readonly organisationId: OrganisationId },
    now: Date,
  ): Promise<void> => {
    const found = await findAlive(tx, personId, organisationId)
    const held = found && (await holdApplication(tx, found.id))
    if (!held) return
    const standing = await standingOf(tx, house.profile, personId, organisationId, now)
    if (standing.belongs === 'no') await followTo(tx, house, parts, actor, { held, standing }, now)
  }

const portion = 200

/** All of it, by itself: what a membership, an account or a focal point changed since the last look. */
export async function followAll(
  house: House,
  parts: Pick<AccessParts, 'whenAccessMoves'>,
): Promise<{ moved: number }> {
  let moved = 0
  let after: string | undefined
  for (;;) {
    const ids = await listToFollow(house.db, after, portion)
    for (const id of ids)
      moved += await inTransaction(house.db, async (tx) => {
        const found = await findApplication(tx, id)
        const held = found && (await holdFound(tx, found))
        return held && (await follow(tx, house, parts, system, held, house.clock.now())) ? 1 : 0
      })
    after = ids.at(-1)
    if (ids.length < portion) return { moved }
  }
}
