import { findHolder } from './features/accounts/index.ts'
import { permissionsOfFocalPoint } from './features/directory/index.ts'
import { permissionsOfRoles } from './features/roles/index.ts'
import type { Database } from './platform/database/database.ts'
import type { ServerParts } from './platform/http/index.ts'

/** The person behind an account, with everything they may do: as anybody signed in, as staff, as a focal point. */
export const findActor =
  (db: Database): ServerParts['findActor'] =>
  async (accountId) => {
    const holder = await findHolder(db, accountId)
    if (!holder) return undefined
    const { personId, name, language, timeZone, roles, focalPointKinds } = holder
    const permissions = new Set([
      'everyone',
      'signed-in',
      ...permissionsOfRoles(roles),
      ...permissionsOfFocalPoint(focalPointKinds),
    ])
    const actor = {
      kind: 'person',
      accountId,
      personId,
      name,
      timeZone: timeZone ?? undefined,
      permissions,
    } as const
    return { actor, language }
  }
