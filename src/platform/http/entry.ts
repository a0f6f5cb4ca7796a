import type { Actor } from '../../values/actor.ts'
import type { RouteConfig } from './types.ts'

/**
 * What happens to somebody at a route's door. `elsewhere`: it is for strangers, and they are signed in. `second-factor`:
 * they have the right, and proved by one thing only who they are.
 */
export type Entry = 'enter' | 'sign-in' | 'prove' | 'second-factor' | 'not-found' | 'elsewhere'

/** Who may come in. Somebody without the right learns nothing: to them the page does not exist. */
export function decideEntry(
  { permission, freshness }: Pick<RouteConfig, 'permission' | 'freshness'>,
  actor: Actor,
  proof: { isRecent: boolean; isWanted: boolean },
): Entry {
  const isSignedIn = actor.kind === 'person'
  if (permission === 'everyone')
    return isSignedIn && freshness === 'recent' && !proof.isRecent ? 'prove' : 'enter'
  if (permission === 'stranger-only') return isSignedIn && !proof.isWanted ? 'elsewhere' : 'enter'
  if (!isSignedIn) return 'sign-in'
  if (permission !== 'signed-in' && !actor.permissions.has(permission))
    return actor.withheld.has(permission) ? 'second-factor' : 'not-found'
  return freshness === 'recent' && !proof.isRecent ? 'prove' : 'enter'
}
