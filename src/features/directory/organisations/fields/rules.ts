import type { FieldChange, OrganisationContact, OrganisationData } from '../types.ts'

type Simple = Exclude<keyof OrganisationData, 'names' | 'contacts'>

/** In the order in which pages tell them. */
const simple: readonly Simple[] = [
  'name',
  'acronyms',
  'formerNames',
  'countryCode',
  'category',
  'sectors',
  'studyGroup',
  'parentId',
  'address',
  'webSite',
  'domains',
  'membership',
  'memberSince',
  'memberUntil',
  'arrearsSince',
  'code',
]

/** What a focal point may ask to have changed; the rest is between the body and the organisation. */
export const askable: readonly string[] = [
  'name',
  'names',
  'acronyms',
  'formerNames',
  'address',
  'webSite',
  'domains',
  'contacts',
  'studyGroup',
]

export const isAskable = (field: string): boolean => askable.includes(field.split('.')[0] ?? '')

/** The data field by field; official names and contacts one by one. */
export function fieldsOf(it: OrganisationData): ReadonlyMap<string, unknown> {
  const names = Object.entries(it.names).map(([language, name]) => [`names.${language}`, name] as const)
  const contacts = it.contacts.map(({ role, ...rest }) => [`contacts.${role}`, rest] as const)
  const [name, ...others] = simple.map((field) => [field, it[field]] as const)
  return new Map<string, unknown>([name!, ...names, ...others, ...contacts])
}

/** What differs, in the order of the fields; what is not there is null. */
export function changesBetween(before: OrganisationData, after: OrganisationData): readonly FieldChange[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  const fields = [...new Set([...now.keys(), ...old.keys()])]
  return fields
    .map((field) => ({ field, from: old.get(field) ?? null, to: now.get(field) ?? null }))
    .filter(({ from, to }) => !isSame(from, to))
}

/** Equal as data: the order of names within an object does not matter, the order of a list does. */
export const isSame = (one: unknown, other: unknown): boolean => stable(one) === stable(other)

const stable = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  ) ?? 'null'

/** The data with one field as it should be. */
export function withField(it: OrganisationData, field: string, value: unknown): OrganisationData {
  const [first = '', part = ''] = field.split('.')
  if (first === 'names') return { ...it, names: withPart(it.names, part, value as string | null) }
  if (first === 'contacts') return { ...it, contacts: withContact(it.contacts, part, value) }
  return { ...it, [first]: value }
}

function withPart(names: OrganisationData['names'], language: string, name: string | null) {
  const others = Object.entries(names).filter(([one]) => one !== language)
  return Object.fromEntries(name === null ? others : [...others, [language, name]])
}

function withContact(
  contacts: readonly OrganisationContact[],
  role: string,
  value: unknown,
): readonly OrganisationContact[] {
  const others = contacts.filter((one) => one.role !== role)
  return value === null ? others : [...others, { ...(value as Omit<OrganisationContact, 'role'>), role }]
}
