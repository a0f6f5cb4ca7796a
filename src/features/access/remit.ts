import type { House } from '../../platform/house.ts'
import type { Actor } from '../../values/actor.ts'
import type { OrganisationId } from '../../values/ids.ts'
import { kindsThatDecideAffiliations, organisationsDecidedBy } from '../directory/index.ts'

/** The organisations for which somebody decides about access; undefined for whoever decides for none. */
export async function remitOf(
  { db, profile }: Pick<House, 'db' | 'profile'>,
  actor: Actor,
): Promise<readonly OrganisationId[] | undefined> {
  if (actor.kind !== 'person' || !actor.permissions.has('organisation.manage')) return undefined
  const all = new Set<OrganisationId>()
  for (const kind of kindsThatDecideAffiliations(profile))
    for (const id of await organisationsDecidedBy(db, actor.personId, kind)) all.add(id)
  return all.size > 0 ? [...all] : undefined
}
