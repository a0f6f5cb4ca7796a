import type { Profile } from '../../../../platform/profile/index.ts'
import type { Typed } from '../../../../values/problem.ts'
import { withYear } from '../lines/rules.ts'
import type { OrganisationContact, OrganisationRecord } from '../types.ts'

/** One column of the table in which organisations come and go: its name, what it says, and which field it fills in. */
export type Column = {
  readonly name: string
  readonly says: (it: OrganisationRecord, parent: string | undefined) => string
  readonly fills: (cell: string) => Typed
}

/** Between the things of a list in one cell. */
const between = ' | '
const listed = (things: readonly string[]): string => things.join(between)
const things = (cell: string): string[] =>
  cell
    .split('|')
    .map((one) => one.trim())
    .filter(Boolean)

const plain = (name: string, field: string, says: Column['says']): Column => ({
  name,
  says,
  fills: (cell) => ({ [field]: cell.trim() }),
})

const list = (
  name: string,
  field: string,
  glue: string | undefined,
  says: (it: OrganisationRecord) => readonly string[],
): Column => ({
  name,
  says: (it) => listed(says(it)),
  fills: (cell) => ({ [field]: glue === undefined ? things(cell) : things(cell).join(glue) }),
})

const contactParts = ['name', 'email', 'phone', 'visibility'] as const

const contactColumns = (role: string): readonly Column[] =>
  contactParts.map((part) =>
    plain(`contact_${role.replaceAll('-', '_')}_${part}`, `contact-${role}-${part}`, ({ data }) => {
      const contact: OrganisationContact | undefined = data.contacts.find((one) => one.role === role)
      return contact?.[part] ?? ''
    }),
  )

/** The columns of a body, in the order of an export. Names of languages and of contacts are the profile's. */
export const columnsOf = (profile: Profile): readonly Column[] => [
  { name: 'id', says: ({ id }) => id, fills: () => ({}) },
  plain('code', 'code', ({ data }) => data.code ?? ''),
  plain('country', 'country', ({ data }) => data.countryCode),
  plain('category', 'category', ({ data }) => data.category),
  plain('name', 'name', ({ data }) => data.name),
  ...profile.languages.map((language) =>
    plain(`name_${language}`, `name-${language}`, ({ data }) => data.names[language] ?? ''),
  ),
  list('acronyms', 'acronyms', ', ', ({ data }) => data.acronyms),
  list('former_names', 'former-names', '\n', ({ data }) => data.formerNames.map(withYear)),
  list('sectors', 'sector', undefined, ({ data }) => data.sectors),
  plain('study_group', 'study-group', ({ data }) => data.studyGroup ?? ''),
  plain('parent', 'parent', (_, parent) => parent ?? ''),
  plain('address', 'address', ({ data }) => data.address ?? ''),
  plain('web_site', 'web-site', ({ data }) => data.webSite ?? ''),
  list('domains', 'domains', '\n', ({ data }) => data.domains),
  plain('membership', 'membership', ({ data }) => data.membership),
  plain('member_since', 'member-since', ({ data }) => data.memberSince ?? ''),
  plain('member_until', 'member-until', ({ data }) => data.memberUntil ?? ''),
  plain('arrears_since', 'arrears-since', ({ data }) => data.arrearsSince ?? ''),
  ...profile.contactRoles.flatMap(({ id }) => contactColumns(id)),
]
