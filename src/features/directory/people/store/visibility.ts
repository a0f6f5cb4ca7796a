import type { Selectable } from 'kysely'
import type { Transaction } from '../../../../platform/database/database.ts'
import type { Tables } from '../../../../platform/database/tables.ts'
import type { PersonId } from '../../../../values/ids.ts'
import { usualLevels } from '../rules.ts'
import { levels } from '../types.ts'
import type { Field, Level, Levels } from '../types.ts'

type Row = Selectable<Tables['person_visibility']>
type Column = Exclude<keyof Row, 'person_id' | 'listed_since'>

/** The column that keeps the level of each field. */
export const columnOf: Readonly<Record<Field, Column>> = {
  name: 'name',
  organisation: 'organisation',
  'job-title': 'job_title',
  email: 'email',
  phone: 'phone',
  country: 'country',
  languages: 'languages',
}

/** Without a row, or with a level nobody knows any more, a field is as closed as it usually is. */
export const levelsOf = (row: Partial<Record<Column, string | null>> | undefined): Levels => ({
  name: levelIn(row?.name, usualLevels.name),
  organisation: levelIn(row?.organisation, usualLevels.organisation),
  'job-title': levelIn(row?.job_title, usualLevels['job-title']),
  email: levelIn(row?.email, usualLevels.email),
  phone: levelIn(row?.phone, usualLevels.phone),
  country: levelIn(row?.country, usualLevels.country),
  languages: levelIn(row?.languages, usualLevels.languages),
})

const levelIn = (kept: string | null | undefined, usual: Level): Level =>
  levels.find((level) => level === kept) ?? usual

/** Reads and locks who sees what of a person until the transaction ends; a person without a row gets the usual one. */
export async function holdLevels(tx: Transaction, personId: PersonId): Promise<Levels> {
  await tx
    .insertInto('person_visibility')
    .values({ person_id: personId })
    .onConflict((conflict) => conflict.column('person_id').doNothing())
    .execute()
  const row = await tx
    .selectFrom('person_visibility')
    .selectAll()
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  return levelsOf(row)
}

export async function saveLevels(tx: Transaction, personId: PersonId, to: Levels): Promise<void> {
  const columns = Object.entries(columnOf).map(([field, column]) => [column, to[field as Field]])
  await tx
    .updateTable('person_visibility')
    .set(Object.fromEntries(columns) as Partial<Record<Column, Level>>)
    .where('person_id', '=', personId)
    .execute()
}
