import { hashToken } from '../../../platform/secrets.ts'
import { fieldsOf } from './fields/rules.ts'
import type { OrganisationData } from './types.ts'

/** Names what data says: the same data has the same stamp, other data another. */
export function stampOf(it: OrganisationData): string {
  const fields = [...fieldsOf(it)].sort(([one], [other]) => (one < other ? -1 : 1))
  const words = fields.map(([field, value]) => [
    field,
    isObject(value) ? Object.entries(value).sort() : value,
  ])
  return hashToken(JSON.stringify(words)).toString('base64url').slice(0, 16)
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
