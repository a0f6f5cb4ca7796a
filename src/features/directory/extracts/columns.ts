import { countryName, languageName, type Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import { categoryName } from '../pages/parts.ts'
import type { Line, Subject } from './types.ts'

export type Column = { readonly head: string; readonly cell: (line: Line) => string | undefined }

/** The columns of a table, in words: what stands in each, for organisations and for people. */
export function columnsFor(t: Texts, profile: Profile, subject: Subject): readonly Column[] {
  const column = (key: string, cell: Column['cell']): Column => ({ head: t(key), cell })
  const name = column('directory.field.name', ({ name }) => name)
  const otherName = column('directory.extract.column.other-name', ({ otherName }) => otherName)
  const country = column('directory.field.country', ({ countryCode }) =>
    countryCode ? countryName(t, profile, countryCode) : undefined,
  )
  const category = column('directory.extract.column.category', (line) =>
    line.category ? categoryName(t, profile, line.category) : undefined,
  )
  const address = column('directory.extract.column.address', (line) => line.address)
  if (subject === 'organisations')
    return [
      name,
      otherName,
      column('directory.extract.column.acronym', ({ acronym }) => acronym),
      category,
      country,
      column('directory.extract.column.membership', ({ membership }) =>
        membership ? t(`directory.extract.membership.${membership}`) : undefined,
      ),
      column('directory.extract.column.web-site', ({ webSite }) => webSite),
      address,
    ]
  return [
    name,
    otherName,
    column('directory.field.organisation', ({ organisation }) => organisation),
    column('directory.letter.role', ({ role }) => role),
    column('directory.letter.unit', ({ unit }) => unit),
    column('directory.field.job-title', ({ jobTitle }) => jobTitle),
    category,
    country,
    column('directory.field.email', ({ email }) => email),
    column('directory.field.phone', ({ phone }) => phone),
    column('directory.field.languages', ({ languages }) =>
      languages?.map((code) => languageName(t, code).here).join(', '),
    ),
    address,
  ]
}

/** A label, line by line as an envelope has it; lines that say nothing are left out. */
export function labelOf(t: Texts, profile: Profile, it: Line): readonly string[] {
  const country = it.countryCode && countryName(t, profile, it.countryCode)
  const does = it.role ?? it.jobTitle
  const lines = [it.name, does, it.unit, it.organisation, ...(it.address ?? '').split('\n'), country]
  const said = lines.flatMap((line) => (line && line.trim() !== '' ? [line.trim()] : []))
  const last = said.at(-1)
  // An address often ends with the country already.
  return last !== undefined && said.at(-2)?.toLowerCase() === last.toLowerCase() ? said.slice(0, -1) : said
}
