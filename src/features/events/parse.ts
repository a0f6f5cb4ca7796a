import { z } from 'zod'
import type { Language, Localised } from '../../values/language.ts'

/** Of `?page=`: a number from 1 on; anything else is the first page. */
const page = z.coerce.number().int().min(1).max(10_000).catch(1)

/** The list's filter as a link carries it; what cannot be understood is left out. */
export const EventQuery = z.object({
  type: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional()
    .catch(undefined),
  when: z.enum(['ahead', 'past']).catch('ahead'),
  page,
})

/** What a form with a field for each language says, `title-fr` and so on; what was left empty is in none. */
export const wordsIn = (
  said: Readonly<Record<string, unknown>>,
  name: string,
  languages: readonly Language[],
): Localised =>
  Object.fromEntries(
    languages.flatMap((language) => {
      const words = said[`${name}-${language}`]
      return typeof words === 'string' && words !== '' ? [[language, words] as const] : []
    }),
  )

/** What a calendar of events is asked for: those of one type, those a category of members may attend, or all. */
export const FeedQuery = z.object({
  type: EventQuery.shape.type,
  category: EventQuery.shape.type,
})

/** The code in an event's address, in either case. */
export const EventPath = z.object({
  code: z
    .string()
    .max(20)
    .transform((code) => code.toUpperCase()),
})

/** The old address form, `...?Event=C-00015213`. */
export const OldEventQuery = z.object({
  Event: z
    .string()
    .regex(/^[A-Za-z]-\d{8}$/)
    .transform((code) => code.toUpperCase()),
})

export type EventQuery = z.infer<typeof EventQuery>
