import { z } from 'zod'
import { line, parseForm } from '../../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../../values/problem.ts'
import { isPlace, isQuery } from './rules.ts'
import type { Place } from './types.ts'

const only = (value: Typed[string]): string | undefined => (typeof value === 'string' ? value : value?.[0])

/** Which filter of which page: what the link to the form, and the form itself, carry along. */
export function filterOf(typed: Typed): { place: Place; query: string } | undefined {
  const [place, query] = [only(typed['place']), only(typed['query'])]
  return isPlace(place) && query !== undefined && isQuery(query) ? { place, query } : undefined
}

export const parseName = (typed: Typed): Parsed<{ name: string }> =>
  parseForm(
    z.object({
      name: line({
        max: 60,
        missing: 'registrations.views.name.missing',
        tooLong: 'registrations.views.name.too-long',
      }),
    }),
    typed,
  )

export const ViewPath = z.object({ id: z.uuid().catch('00000000-0000-0000-0000-000000000000') })
