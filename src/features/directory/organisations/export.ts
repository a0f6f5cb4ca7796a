import type { Database } from '../../../platform/database/database.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import { pageOfRecords } from './store/records.ts'
import type { OrganisationRecord } from './types.ts'
import { labelsOf } from './store/matching.ts'
import { columnsOf } from './table/columns.ts'
import { tableOf } from './table/write.ts'

const aPage = 1000

/** Everything that is listed: as the table that an import takes over again, or as plain objects. */
export async function exported(
  db: Database,
  profile: Profile,
  form: 'csv' | 'json',
): Promise<string | Record<string, unknown>[]> {
  const objects: Record<string, unknown>[] = []
  let table = ''
  for (let page: Page | undefined = await pageAfter(db); page; page = await pageAfter(db, page)) {
    const { records, parents } = page
    if (form === 'json')
      objects.push(
        ...records.map(({ id, data }) => ({ id, ...data, parent: parents.get(data.parentId ?? '') ?? null })),
      )
    else {
      const parentOf = ({ data }: OrganisationRecord) => parents.get(data.parentId ?? '')
      table += tableOf(records, columnsOf(profile), { head: table === '', parentOf })
    }
  }
  return form === 'json'
    ? objects
    : table || tableOf([], columnsOf(profile), { head: true, parentOf: () => undefined })
}

type Page = {
  readonly records: readonly OrganisationRecord[]
  readonly parents: ReadonlyMap<string, string>
}

async function pageAfter(db: Database, page?: Page): Promise<Page | undefined> {
  const records = await pageOfRecords(db, page?.records.at(-1)?.id, aPage)
  if (records.length === 0) return undefined
  return {
    records,
    parents: await labelsOf(
      db,
      records.flatMap(({ data }) => data.parentId ?? []),
    ),
  }
}
