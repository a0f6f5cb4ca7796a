import type { Database } from '../../../platform/database/database.ts'
import { visibleTo } from '../people/rules.ts'
import { standingsOf } from '../people/store/standings.ts'
import { stillSeen } from './rules.ts'
import { linesOf, stillListed } from './store.ts'
import type { Extract, Line } from './types.ts'
import { viewerFor } from './viewer.ts'

/**
 * The lines of an extract as its orderer may have them at this moment. Whoever hid something, withdrew the consent or left
 * the list since it was made is not in it any more: a list that is kept is no way round.
 */
export async function readExtract(db: Database, it: Extract): Promise<readonly Line[]> {
  const lines = await linesOf(db, it.id)
  const ids = lines.map(({ id }) => id)
  if (it.subject === 'organisations') {
    const listed = await stillListed(db, ids)
    return lines.filter(({ id }) => listed.has(id))
  }
  const [viewer, standings] = await Promise.all([viewerFor(db, it), standingsOf(db, ids)])
  return lines.flatMap((line) => {
    const standing = standings.get(line.id)
    if (!standing) return []
    return stillSeen(line, visibleTo(viewer, standing.listing, standing.levels)) ?? []
  })
}
