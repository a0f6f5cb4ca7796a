import type { Typed } from '../../../values/problem.ts'
import { filterQuery, parseFilter, type Filter } from '../desk/filter.ts'

/**
 * A group as an address or a form carries it on. What could not be understood stays so: left out, it would make the group
 * larger.
 */
export const groupQuery = (filter: Filter): string =>
  filter.unread.length === 0 ? filterQuery(filter) : `${filter.unread[0]}=%3F`

/** The group that stands in a field of a form. */
export const queryIn = (typed: Typed): string => groupQuery(filterIn(typed))

export const filterIn = (typed: Typed): Filter =>
  parseFilter(new URLSearchParams(String([typed['query'] ?? ''].flat()[0]).slice(0, 2000)))
