import type { Database } from './database/database.ts'
import { isSchemaCurrent } from './database/schema-state.ts'

/** Whether this process should be given requests, and if not, in one word why. */
export type Readiness =
  { readonly ready: true } | { readonly ready: false; readonly why: 'draining' | 'database' | 'schema' }

/** For /readyz: the database answers, its schema has all this program needs, and the process is not about to end. */
export async function readiness(db: Database, isDraining: boolean): Promise<Readiness> {
  if (isDraining) return { ready: false, why: 'draining' }
  try {
    return (await isSchemaCurrent(db)) ? { ready: true } : { ready: false, why: 'schema' }
  } catch {
    return { ready: false, why: 'database' }
  }
}
