import { sql } from 'kysely'
import type { Database } from '../../../../platform/database/database.ts'
import type { PersonId } from '../../../../values/ids.ts'
import type { Levels, Listing } from '../types.ts'
import { levelsOf } from './visibility.ts'

export type Standing = { readonly listing: Listing; readonly levels: Levels }

/** What decides who sees these people now, without the people themselves. */
export async function standingsOf(
  db: Database,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Standing>> {
  const rows = await db
    .selectFrom('person')
    .leftJoin('person_visibility as seen', 'seen.person_id', 'person.id')
    .select([
      'person.id',
      'seen.listed_since',
      'seen.name',
      'seen.organisation',
      'seen.job_title',
      'seen.email',
      'seen.phone',
      'seen.country',
      'seen.languages',
    ])
    .where('person.id', '=', sql<string>`any(${[...people]}::uuid[])`)
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        listing: { personId: row.id, isListed: row.listed_since !== null, organisations: [] },
        levels: levelsOf(row),
      },
    ]),
  )
}
