import { findHolder } from './features/accounts/index.ts'
import { permissionsOfFocalPoint } from './features/directory/index.ts'
import { permissionsOfRoles } from './features/roles/index.ts'
import type { House } from './platform/house.ts'
import type { ServerParts } from './platform/http/index.ts'
import { isSecondFactorRequired } from './platform/second-factor.ts'
import type { AccountId } from './values/ids.ts'

/**
 * The person behind an account, with everything they may do: as anybody signed in, as staff, as a focal point. Where a
 * second factor is required, what staff and focal points may do is withheld in sessions that began with one.
 */
export const findActor = (house: Pick<House, 'db' | 'config' | 'demo'>): ServerParts['findActor'] => {
  const isRequired = isSecondFactorRequired(house)
  return async (accountId, { assurance }) => {
    const holder = await findHolder(house.db, accountId)
    if (!holder) return undefined
    const { personId, name, language, timeZone, roles, focalPointKinds } = holder
    const granted = [...permissionsOfRoles(roles), ...permissionsOfFocalPoint(focalPointKinds)]
    const isProven = assurance === 'two-factor' || !isRequired
    const actor = {
      kind: 'person',
      accountId,
      personId,
      name,
      timeZone: timeZone ?? undefined,
      permissions: new Set(['everyone', 'signed-in', ...(isProven ? granted : [])]),
      assurance,
      withheld: new Set(isProven ? [] : granted),
    } as const
    return { actor, language }
  }
}

/** Whoever asked for something that goes on by itself, with what they may do now; they proved themselves when they asked. */
export const staffActor = (house: Pick<House, 'db' | 'config' | 'demo'>) => async (accountId: AccountId) =>
  (await findActor(house)(accountId, { assurance: 'two-factor' }))?.actor
