import { setTimeout } from 'node:timers/promises'
import type { Database } from './database/database.ts'
import { isSchemaCurrent } from './database/schema-state.ts'

/** Whether this process should be given requests, and if not, in one word why. */
export type Readiness =
  { readonly ready: true } | { readonly ready: false; readonly why: 'draining' | 'database' | 'schema' }

/** Who asks whether a process is ready does not wait for long: a database that says nothing is as good as away. */
const patienceMs = 2000

/** For /readyz: the database answers, its schema has all this program needs, and the process is not about to end. */
export async function readiness(
  db: Database,
  isDraining: boolean,
  patience = patienceMs,
): Promise<Readiness> {
  if (isDraining) return { ready: false, why: 'draining' }
  try {
    const isCurrent = await Promise.race([isSchemaCurrent(db), setTimeout(patience, 'late', { ref: false })])
    if (isCurrent === 'late') return { ready: false, why: 'database' }
    return isCurrent ? { ready: true } : { ready: false, why: 'schema' }
  } catch {
    return { ready: false, why: 'database' }
  }
}
