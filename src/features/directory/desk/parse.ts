import { z } from 'zod'
import { choice, paragraph, parseForm } from '../../../platform/forms/index.ts'
import type { Parsed, Problem, Typed } from '../../../values/problem.ts'
import { reasons, type Act, type Heap, type PeopleFilter, type Reason } from './types.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const only = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value)

/** As many as one review can hold. */
export const mostAtOnce = 200

const PeopleQuery = z.object({
  state: z.preprocess(only, z.enum(['waiting', 'approved', 'ended'])).catch('waiting'),
  q: z.preprocess(only, z.string().trim().max(200)).catch(''),
  page: z.preprocess(only, z.coerce.number().int().min(1).max(10_000)).catch(1),
})

/** Which people an address shows; what cannot be understood is left out. */
export function parsePeopleFilter(typed: Typed): PeopleFilter {
  const { state, q, page } = PeopleQuery.parse(typed)
  return { heap: state, words: q, page }
}

/** The organisation an address means, when it says one at all: `undefined` is the first, `null` cannot be any. */
export function parseOf(typed: Typed): string | null | undefined {
  const of = only(typed['of'])
  if (of === undefined || of === '') return undefined
  return typeof of === 'string' && uuid.test(of) ? of : null
}

/** The filter as it stands behind the question mark; what is usual is left out. */
export function queryFor(filter: Partial<PeopleFilter>, of?: string): string {
  const parts = new URLSearchParams()
  if (of) parts.set('of', of)
  if (filter.heap && filter.heap !== 'waiting') parts.set('state', filter.heap)
  if (filter.words) parts.set('q', filter.words)
  if (filter.page && filter.page > 1) parts.set('page', String(filter.page))
  return parts.size > 0 ? `?${parts}` : ''
}

/** What somebody wants to do with those they picked. */
export type Picked = {
  readonly act: Act
  readonly ids: readonly string[]
  /** Everybody who matches this filter, instead of the ids. */
  readonly all: PeopleFilter | undefined
}

const acts: Readonly<Record<string, Act>> = { approve: 'approve', reject: 'reject', remove: 'remove' }

export function parsePicked(typed: Typed): Picked {
  const together = only(typed['picks'])
  const listed = typeof together === 'string' ? together.split(' ') : []
  const ids = [typed['pick'] ?? [], listed].flat().filter((one) => uuid.test(one))
  const all = only(typed['pick-all'])
  return {
    act: acts[String(only(typed['act']))] ?? 'approve',
    ids: [...new Set(ids)].slice(0, mostAtOnce),
    all:
      typeof all === 'string' && all.length < 400
        ? parsePeopleFilter(Object.fromEntries(new URLSearchParams(all)))
        : undefined,
  }
}

/** The heap in which an act can be done. */
export const heapOf: Readonly<Record<Act, Heap>> = {
  approve: 'waiting',
  reject: 'waiting',
  remove: 'approved',
}

/** A reason from the list; own words where the list has none that fits. */
export function parseWhy(typed: Typed): Parsed<{ reason: Reason; words: string }> {
  const parsed = parseForm(
    z.object({
      reason: choice(reasons, 'directory.desk.reason.missing'),
      words: paragraph({ max: 800, tooLong: 'directory.desk.words.too-long' }),
    }),
    typed,
  )
  if (!parsed.ok || parsed.value.reason !== 'other' || parsed.value.words !== '') return parsed
  const problems: Problem[] = [{ field: 'words', code: 'directory.desk.words.missing' }]
  return { ok: false, problems }
}
