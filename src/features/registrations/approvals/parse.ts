import { z } from 'zod'
import { paragraph, parseForm } from '../../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../../values/problem.ts'
import type { QueueFilter } from './types.ts'

/** As many as one review can hold. */
export const mostAtOnce = 200

const only = (value: unknown) => (Array.isArray(value) ? (value as unknown[])[0] : value)

/** The queue's filter as a link carries it; what cannot be understood is left out. */
export const QueueQuery = z.object({
  state: z.preprocess(only, z.enum(['waiting', 'approved', 'rejected'])).catch('waiting'),
  event: z
    .preprocess(only, z.string().regex(/^[A-Z]-\d{8}$/))
    .optional()
    .catch(undefined),
  mode: z
    .preprocess(only, z.enum(['on-site', 'remote']))
    .optional()
    .catch(undefined),
  page: z.preprocess(only, z.coerce.number().int().min(1).max(10_000)).catch(1),
})

export const filterOf = (typed: Typed): QueueFilter => {
  const { state, ...rest } = QueueQuery.parse(typed)
  return { heap: state, ...rest }
}

/** The filter as it stands behind the question mark; what is usual is left out. */
export function queryFor(filter: Partial<QueueFilter>): string {
  const parts = new URLSearchParams()
  if (filter.heap && filter.heap !== 'waiting') parts.set('state', filter.heap)
  if (filter.event) parts.set('event', filter.event)
  if (filter.mode) parts.set('mode', filter.mode)
  if (filter.page && filter.page > 1) parts.set('page', String(filter.page))
  return parts.size > 0 ? `?${parts}` : ''
}

/** What the person wants to do with those they picked. */
export type Picked = {
  readonly act: 'approve' | 'reject'
  readonly numbers: readonly string[]
  /** Everything that matches this filter, as a query, instead of the numbers. */
  readonly all: string | undefined
}

const number = /^R-[0-9A-Z]{4}-[0-9A-Z]{4}$/

export function pickedOf(typed: Typed): Picked {
  const together = only(typed['picks'])
  const listed = typeof together === 'string' ? together.split(' ') : []
  const numbers = [typed['pick'] ?? [], listed].flat().filter((one) => number.test(one))
  const all = only(typed['pick-all'])
  return {
    act: only(typed['act']) === 'reject' ? 'reject' : 'approve',
    numbers: [...new Set(numbers)].slice(0, mostAtOnce),
    all: typeof all === 'string' && all.length < 200 ? all : undefined,
  }
}

/** A reason is for the person to read, so it must be there and be readable. */
export const parseReason = (typed: Typed): Parsed<{ reason: string }> =>
  parseForm(
    z.object({
      reason: paragraph({
        max: 1000,
        missing: 'registrations.reject.reason.missing',
        tooLong: 'registrations.reject.reason.too-long',
      }),
    }),
    typed,
  )
