import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Actor } from '../../../values/actor.ts'
import { isOfMember, permissionsOfFocalPoint } from '../rules.ts'
import { findAffiliation } from '../store/affiliations.ts'
import { anybody } from './rules.ts'
import { rolesAsFocalPoint } from './store/decides-for.ts'
import type { PersonViewer } from './types.ts'

/**
 * Who looks at people, read anew each time: what somebody was yesterday opens nothing today. A role counts only while
 * this session may use it, so one without the second factor that the role asks for opens nothing either.
 */
export async function viewerOf(db: Database | Transaction, actor: Actor): Promise<PersonViewer> {
  const isStaff = actor.permissions.has('directory.manage')
  if (actor.kind !== 'person') return { ...anybody, isStaff }
  const [affiliation, roles] = await Promise.all([
    findAffiliation(db, actor.personId),
    rolesAsFocalPoint(db, actor.personId),
  ])
  const mayUse = (kind: string) => {
    const brought = permissionsOfFocalPoint([kind])
    return brought.length > 0 && brought.every((one) => actor.permissions.has(one))
  }
  return {
    personId: actor.personId,
    isOfMember: isOfMember(affiliation),
    isStaff,
    decidesFor: roles.filter(({ kind }) => mayUse(kind)).map(({ organisationId }) => organisationId),
  }
}
