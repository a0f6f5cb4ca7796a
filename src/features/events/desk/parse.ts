import { z } from 'zod'
import { deskStates, type DeskFilter } from './types.ts'

const words = z
  .string()
  .max(200)
  .transform((typed) => typed.trim())
  .catch('')

const query = z.object({
  state: z.enum(deskStates).optional().catch(undefined),
  when: z.enum(['ahead', 'past', 'all']).catch('ahead'),
  type: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional()
    .catch(undefined),
  untranslated: z
    .literal('yes')
    .transform(() => true)
    .catch(false),
  q: words,
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

/** The desk's filter; what cannot be understood is left out. */
export function parseDeskQuery(asked: unknown): DeskFilter {
  const { q, ...rest } = query.parse(asked)
  return { ...rest, words: q }
}

/** The same as an address carries it. */
export function queryFor(filter: Partial<DeskFilter>): string {
  const parts = new URLSearchParams()
  if (filter.state) parts.set('state', filter.state)
  if (filter.when && filter.when !== 'ahead') parts.set('when', filter.when)
  if (filter.type) parts.set('type', filter.type)
  if (filter.untranslated) parts.set('untranslated', 'yes')
  if (filter.words) parts.set('q', filter.words)
  if (filter.page && filter.page > 1) parts.set('page', String(filter.page))
  return parts.size > 0 ? `?${parts}` : ''
}
