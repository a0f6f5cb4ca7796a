import type { Database } from '../../../platform/database/database.ts'
import type { OrganisationId } from '../../../values/ids.ts'
import type { Problem } from '../../../values/problem.ts'
import { meant } from './store/matching.ts'

/** The organisation somebody typed as the one above: by its code, its id or its whole name. */
export async function findParent(
  db: Database,
  typed: string | undefined,
  own: OrganisationId | undefined,
): Promise<{ readonly id: OrganisationId | null } | { readonly problem: Problem }> {
  if (!typed) return { id: null }
  const found = await meant(db, typed)
  const problem = (code: string) => ({
    problem: { field: 'parent', code: `directory.organisations.${code}` },
  })
  if (found.length > 1) return problem('parent-several')
  if (found[0] === undefined) return problem('parent-unknown')
  return found[0] === own ? problem('parent-circle') : { id: found[0] }
}
