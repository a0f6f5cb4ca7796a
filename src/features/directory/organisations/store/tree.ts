import { sql } from 'kysely'
import type { Database } from '../../../../platform/database/database.ts'
import type { OrganisationId } from '../../../../values/ids.ts'

/** What an organisation is part of: the top of the tree first, the one right above it last. */
export async function parentsOf(db: Database, id: OrganisationId): Promise<readonly OrganisationId[]> {
  const { rows } = await sql<{ id: OrganisationId }>`
    with recursive above as (
      select parent_id as id, 1 as step from organisation where id = ${id} and parent_id is not null
      union all
      select organisation.parent_id, step + 1 from organisation join above on organisation.id = above.id
      where organisation.parent_id is not null and step < 50
    )
    select id from above order by step desc`.execute(db)
  return rows.map((row) => row.id)
}

/** What stands right under an organisation and is listed: the first by name, and how many there are. */
export async function childrenOf(
  db: Database,
  id: OrganisationId,
  most: number,
): Promise<{ readonly ids: readonly OrganisationId[]; readonly total: number }> {
  const children = db.selectFrom('organisation').where('parent_id', '=', id).where('state', '=', 'listed')
  const [rows, { total }] = await Promise.all([
    children.select('id').orderBy('name').orderBy('id').limit(most).execute(),
    children.select((eb) => eb.fn.countAll<string>().as('total')).executeTakeFirstOrThrow(),
  ])
  return { ids: rows.map((row) => row.id), total: Number(total) }
}
