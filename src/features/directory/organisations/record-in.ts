import type { House } from '../../../platform/house.ts'
import { NotFound, type Request } from '../../../platform/http/index.ts'
import { IdPath } from './parse.ts'
import { findRecord } from './store/records.ts'
import type { OrganisationRecord } from './types.ts'

/** The organisation an address names, in one of these states; every other is unknown. */
export async function recordIn(
  { db }: Pick<House, 'db'>,
  request: Request,
  states: readonly OrganisationRecord['state'][],
): Promise<OrganisationRecord> {
  const { id } = IdPath.parse(request.params)
  const it = id && (await findRecord(db, id))
  if (!it || !states.includes(it.state)) throw new NotFound()
  return it
}
