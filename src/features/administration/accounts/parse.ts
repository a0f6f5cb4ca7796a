import { z } from 'zod'
import type { Typed } from '../../../values/problem.ts'
import { heaps, type Asked } from './types.ts'

const only = (value: unknown) => (Array.isArray(value) ? (value as unknown[])[0] : value)

const id = z.preprocess(only, z.uuid()).optional().catch(undefined)

/** What stands behind the question mark; what cannot be understood is left out. */
const ListQuery = z.object({
  q: z.preprocess(only, z.string().max(2000)).catch(''),
  show: z.preprocess(only, z.enum(heaps)).catch('all'),
  after: id,
  before: id,
})

export function askedOf(typed: Typed): Asked {
  const { q, show, after, before } = ListQuery.parse(typed)
  return { words: q.trim().slice(0, 200), heap: show, ...(before ? { before } : { after }) }
}

/** The same as an address has it; what is usual is left out. */
export function queryFor({ words, heap, after, before }: Partial<Asked>): string {
  const parts = new URLSearchParams()
  if (words) parts.set('q', words)
  if (heap && heap !== 'all') parts.set('show', heap)
  if (after) parts.set('after', after)
  if (before) parts.set('before', before)
  return parts.size > 0 ? `?${parts}` : ''
}
