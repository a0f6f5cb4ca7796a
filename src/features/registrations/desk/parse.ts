import { z } from 'zod'
import { choices, parseForm } from '../../../platform/forms/index.ts'
import type { Typed } from '../../../values/problem.ts'
import { columns, type Column } from './columns.ts'
import { filterQuery, parseFilter } from './filter.ts'
import { numberShape } from './number.ts'
import type { Look } from './types.ts'

/** What was said under a name, or first of all under it. */
export const first = (value: unknown) => (Array.isArray(value) ? (value as unknown[])[0] : value)

const number = z.preprocess(first, z.string().regex(numberShape)).optional().catch(undefined)

const LookQuery = z.object({
  sort: z.preprocess(first, z.enum(['new', 'old', 'name'])).catch('new'),
  after: number,
  before: number,
})

/** The list as an address carries it. */
export const lookOf = (query: Typed): Look => ({ filter: parseFilter(query), ...LookQuery.parse(query) })

/** The look as it stands behind the question mark; what is usual is left out. */
export function queryFor({ filter, sort, after, before }: Partial<Look> & Pick<Look, 'filter'>): string {
  const parts = new URLSearchParams(filterQuery(filter))
  if (sort && sort !== 'new') parts.set('sort', sort)
  if (after) parts.set('after', after)
  if (before) parts.set('before', before)
  return parts.size > 0 ? `?${parts}` : ''
}

/** The columns somebody ticked. */
export function columnsIn(typed: Typed): readonly Column[] {
  const parsed = parseForm(z.object({ column: choices(columns) }), typed)
  return parsed.ok ? parsed.value.column : []
}

/** A way back into the list that a form carries along: a query of ours, never another address. */
export function backIn(typed: Typed): string {
  const said = first(typed['back'])
  return typeof said === 'string' ? queryFor(lookOfQuery(said)) : ''
}

export function lookOfQuery(query: string): Look {
  const parts = new URLSearchParams(query.slice(0, 2000))
  return lookOf(Object.fromEntries([...new Set(parts.keys())].map((name) => [name, parts.getAll(name)])))
}
