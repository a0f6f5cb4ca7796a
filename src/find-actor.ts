import { findAccount } from './features/accounts/index.ts'
import { findPerson, focalPointPermissions } from './features/directory/index.ts'
import { permissionsOf } from './features/roles/index.ts'
import type { Database } from './platform/database/database.ts'
import type { ServerParts } from './platform/http/index.ts'

/** The person behind an account, with everything they may do: as anybody signed in, as staff, as a focal point. */
export const findActor =
  (db: Database): ServerParts['findActor'] =>
  async (accountId) => {
    const account = await findAccount(db, accountId)
    if (account?.state !== 'active') return undefined
    const [person, staff, focal] = await Promise.all([
      findPerson(db, account.personId),
      permissionsOf(db, accountId),
      focalPointPermissions(db, account.personId),
    ])
    if (!person) return undefined
    const permissions = new Set(['everyone', 'signed-in', ...staff, ...focal])
    const actor = {
      kind: 'person',
      accountId,
      personId: person.id,
      name: person.badgeName ?? person.name,
    } as const
    return {
      actor: { ...actor, timeZone: person.timeZone ?? undefined, permissions },
      language: person.language,
    }
  }
