import { hashToken } from '../../../platform/secrets.ts'
import { fieldsOf } from './fields/rules.ts'
import type { OrganisationData } from './types.ts'

/** Names what data says: the same data has the same stamp, other data another. */
export function stampOf(it: OrganisationData): string {
  const fields = [...fieldsOf(it)].toSorted(byName)
  const words = fields.map(([field, value]) => [
    field,
    isObject(value) ? Object.entries(value).toSorted(byName) : value,
  ])
  return hashToken(JSON.stringify(words)).toString('base64url').slice(0, 16)
}

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) =>
  one < other ? -1 : 1

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
