import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import type { Actor } from '../../../../values/actor.ts'
import type { OrganisationId } from '../../../../values/ids.ts'
import { permissionsOfFocalPoint } from '../../rules.ts'
import { rolesAsFocalPoint } from '../store/decides-for.ts'

/** The kinds of focal points that decide who belongs to their organisation. */
export const kindsThatDecide = ({ focalPointKinds }: Pick<Profile, 'focalPointKinds'>): readonly string[] =>
  focalPointKinds.filter(({ decides }) => decides.includes('affiliations')).map(({ id }) => id)

/**
 * Whether somebody may decide who belongs to an organisation: staff, and its focal points of a kind that decides about
 * it, in a session that may use the role. What belongs to no organisation yet is for staff.
 */
export async function mayDecide(
  db: Database | Transaction,
  profile: Pick<Profile, 'focalPointKinds'>,
  actor: Actor,
  organisationId: OrganisationId | null,
): Promise<boolean> {
  if (actor.permissions.has('directory.manage')) return true
  if (actor.kind !== 'person' || organisationId === null) return false
  const kinds = kindsThatDecide(profile)
  const roles = await rolesAsFocalPoint(db, actor.personId)
  return roles.some(
    (one) =>
      one.organisationId === organisationId &&
      kinds.includes(one.kind) &&
      permissionsOfFocalPoint([one.kind]).every((needed) => actor.permissions.has(needed)),
  )
}
