import { z } from 'zod'
import type { Typed } from '../../../values/problem.ts'

const only = (value: unknown) => (Array.isArray(value) ? (value as unknown[])[0] : value)
const id = z.preprocess(only, z.uuid()).optional().catch(undefined)

/** Which lines of the audit are wanted; what cannot be understood is left out. */
const Query = z.object({
  act: z
    .preprocess(only, z.string().regex(/^[a-z.-]{1,80}$/))
    .optional()
    .catch(undefined),
  about: z.preprocess(only, z.string().trim().max(254)).catch(''),
  by: z.preprocess(only, z.string().trim().max(254)).catch(''),
  before: id,
})

export type AuditQuery = z.infer<typeof Query>

export const auditAsked = (typed: Typed): AuditQuery => Query.parse(typed)

export function queryOfAudit(asked: Partial<AuditQuery>): string {
  const parts = new URLSearchParams()
  for (const name of ['act', 'about', 'by', 'before'] as const) if (asked[name]) parts.set(name, asked[name])
  return parts.size > 0 ? `?${parts}` : ''
}
