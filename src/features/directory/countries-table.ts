import { stringify } from 'csv-stringify/sync'
import type { Texts } from '../../platform/i18n/index.ts'
import type { Profile } from '../../platform/profile/index.ts'
import { counted } from './pages/countries.ts'

/** The figure of countries as a file: a row each, names in the reader's language. */
export function countriesTable(
  t: Texts,
  profile: Profile,
  counts: ReadonlyMap<string, number>,
  region: string | undefined,
): string {
  const names = new Map(profile.regions.map(({ id, name }) => [id, t.words(name)]))
  const rows = counted(t, profile, counts, region).map((one) => [
    one.code,
    one.name,
    names.get(one.region),
    one.isMember ? 'yes' : 'no',
    one.count,
  ])
  const columns = ['code', 'country', 'region', 'member', 'organisations']
  return `\uFEFF${stringify(rows, { header: true, columns, record_delimiter: '\r\n' })}`
}
