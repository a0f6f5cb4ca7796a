import { z } from 'zod'
import { paragraph, parseForm } from '../../../platform/forms/index.ts'
import type { Typed } from '../../../values/problem.ts'
import { tidyRegistrationId } from '../registration-id.ts'
import { mostAtOnce, type Act } from './types.ts'

const only = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value)

/** What is to be decided about many; a yes unless it says otherwise. */
export const actOf = (typed: Typed): Act => (only(typed['act']) === 'reject' ? 'reject' : 'approve')

const Reason = z.object({ reason: paragraph({ max: 1000, missing: 'access.refused.no-reason' }) })
export const parseReason = (typed: Typed) => parseForm(Reason, typed)

/** What was picked in the list of a desk. */
export type Wanted = {
  readonly registrationIds: readonly string[]
  /** Everything that waits and has these words, instead of the Registration IDs; empty words: everything that waits. */
  readonly all: string | undefined
  /** How many were picked beyond what one review holds. */
  readonly beyond: number
}

export function wantedOf(typed: Typed): Wanted {
  const all = only(typed['pick-all'])
  const picked = [typed['pick'] ?? []].flat().flatMap((one) => tidyRegistrationId(one) ?? [])
  const registrationIds = [...new Set(picked)]
  return {
    registrationIds: registrationIds.slice(0, mostAtOnce),
    all: typeof all === 'string' && all.length <= 101 ? all.replace(/^=/, '') : undefined,
    beyond: Math.max(0, registrationIds.length - mostAtOnce),
  }
}

/** The Registration IDs and the revisions that were read, as the review sends them: `123456789-12345:3 …`. */
export function readOf(typed: Typed): ReadonlyMap<string, number> {
  const together = only(typed['picks'])
  const all = typeof together === 'string' ? together.split(' ') : []
  const read = all.flatMap((one) => {
    const [, id = '', revision = ''] = /^(\d{9}-\d{5}):(\d{1,9})$/.exec(one) ?? []
    return id ? [[id, Number(revision)] as const] : []
  })
  return new Map(read.slice(0, mostAtOnce))
}
