import { z } from 'zod'
import { heaps, type OutboxFilter, type Place } from './types.ts'

const Query = z.object({
  state: z.enum(heaps).catch('all'),
  occasion: z
    .string()
    .regex(/^[a-z-]+\.[a-z-]+$/)
    .optional()
    .catch(undefined),
  to: z.string().trim().min(1).max(254).optional().catch(undefined),
  after: z.string().max(80).optional().catch(undefined),
  before: z.string().max(80).optional().catch(undefined),
})

/** The filter and the place of a list; what makes no sense is not asked for. */
export function parseOutbox(query: unknown): {
  readonly filter: OutboxFilter
  readonly place: Place | undefined
} {
  const { state, occasion, to, after, before } = Query.parse(query)
  return {
    filter: { heap: state, occasion, to },
    place: placeOf(after, 'after') ?? placeOf(before, 'before'),
  }
}

function placeOf(words: string | undefined, way: Place['way']): Place | undefined {
  const found = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(words ?? '')
  const at = new Date(Number(found?.[1]))
  return found && !Number.isNaN(at.getTime()) && z.uuid().safeParse(found[2]).success
    ? { at, id: String(found[2]), way }
    : undefined
}

/** The query of a filter: an address is a saved view. */
export function queryFor(filter: OutboxFilter, place?: Place): string {
  const query = new URLSearchParams({
    ...(filter.heap !== 'all' && { state: filter.heap }),
    ...(filter.occasion && { occasion: filter.occasion }),
    ...(filter.to && { to: filter.to }),
    ...(place && { [place.way]: `${place.at.getTime()}_${place.id}` }),
  }).toString()
  return query && `?${query}`
}

export const ResendForm = z.object({ address: z.enum(['same', 'today']).catch('same') })

export const ManyForm = z.object({ count: z.coerce.number().int().min(0).catch(-1) })
