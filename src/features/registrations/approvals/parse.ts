import { z } from 'zod'
import { choice, optionalChoice, paragraph, parseForm } from '../../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../../values/problem.ts'
import { ages } from './rules.ts'
import { because, type Because, type Place, type QueueFilter } from './types.ts'

/** As many as one review can hold. */
export const mostAtOnce = 200

const number = /^R-[0-9A-Z]{4}-[0-9A-Z]{4}$/
const only = (value: unknown) => (Array.isArray(value) ? (value as unknown[])[0] : value)

/** The queue's filter as a link carries it; what cannot be understood is left out. */
const QueueQuery = z.object({
  state: z.preprocess(only, z.enum(['waiting', 'approved', 'rejected'])).catch('waiting'),
  event: z
    .preprocess(only, z.string().regex(/^[A-Z]-\d{8}$/))
    .optional()
    .catch(undefined),
  mode: z
    .preprocess(only, z.enum(['on-site', 'remote']))
    .optional()
    .catch(undefined),
  age: z
    .preprocess(only, z.enum(['3', '5', '10']))
    .optional()
    .catch(undefined),
  deadline: z.preprocess(only, z.literal('near')).optional().catch(undefined),
  claim: z.preprocess(only, z.literal('waiting')).optional().catch(undefined),
})

export function filterOf(typed: Typed): QueueFilter {
  const { state, event, mode, age, deadline, claim } = QueueQuery.parse(typed)
  const decided: QueueFilter = { heap: state, event, mode }
  if (state !== 'waiting') return decided
  return {
    ...decided,
    age: ages.find((one) => String(one) === age),
    isNear: deadline === 'near' || undefined,
    isClaimed: claim === 'waiting' || undefined,
  }
}

/** Where in the queue an address begins. */
export function placeOf(typed: Typed): Place {
  const [after, before] = [only(typed['after']), only(typed['before'])]
  if (typeof after === 'string' && number.test(after)) return { after }
  return typeof before === 'string' && number.test(before) ? { before } : {}
}

/** The filter as it stands behind the question mark; what is usual is left out. */
export function queryFor(filter: Partial<QueueFilter>, place: Place = {}): string {
  const parts = new URLSearchParams()
  if (filter.heap && filter.heap !== 'waiting') parts.set('state', filter.heap)
  if (filter.event) parts.set('event', filter.event)
  if (filter.mode) parts.set('mode', filter.mode)
  if (filter.age) parts.set('age', String(filter.age))
  if (filter.isNear) parts.set('deadline', 'near')
  if (filter.isClaimed) parts.set('claim', 'waiting')
  if (place.after) parts.set('after', place.after)
  if (place.before) parts.set('before', place.before)
  return parts.size > 0 ? `?${parts}` : ''
}

/** What the person wants to do with those they picked. */
export type Picked = {
  readonly act: 'approve' | 'reject'
  readonly numbers: readonly string[]
  /** Everything that matches this filter, as a query, instead of the numbers. */
  readonly all: string | undefined
}

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

/** Why a desk says no, and whether the claim goes with it. */
export type Rejection = {
  readonly reason: string
  readonly because: Because | undefined
  readonly withClaim: boolean
}

/**
 * A reason is for the person to read: one of the list, or own words, or both. Where a claim goes with the registration it
 * must be said which of them is rejected.
 */
export function parseRejection(typed: Typed, asksClaim: boolean): Parsed<Rejection> {
  const parsed = parseForm(
    z.object({
      because: optionalChoice(because),
      reason: paragraph({ max: 1000, tooLong: 'registrations.reject.reason.too-long' }),
      claim: asksClaim
        ? choice(['registration', 'both'], 'registrations.reject.claim.missing')
        : optionalChoice(['registration', 'both']),
    }),
    typed,
  )
  const isListed = parsed.ok && parsed.value.because !== undefined && parsed.value.because !== 'other'
  if (parsed.ok && !isListed && parsed.value.reason === '')
    return { ok: false, problems: [{ field: 'reason', code: 'registrations.reject.reason.missing' }] }
  if (!parsed.ok) return parsed
  const { claim, ...why } = parsed.value
  return { ok: true, value: { ...why, withClaim: asksClaim && claim === 'both' } }
}

export const BatchPath = z.object({ id: z.uuid().catch('00000000-0000-0000-0000-000000000000') })
