import { rolesOf } from './features/roles/index.ts'
import type { ServerParts } from './platform/http/index.ts'

/** Sessions of staff end sooner: half an hour without use, half a day at most. */
export const lifetimeOf: NonNullable<ServerParts['lifetimeOf']> = async (db, accountId) =>
  (await rolesOf(db, accountId)).length > 0 ? 'short' : 'usual'
