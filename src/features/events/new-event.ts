import { z } from 'zod'

const words = z
  .record(z.string(), z.string().trim().min(1).max(500))
  .refine((all) => Object.keys(all).length > 0, 'at least one language')
const moment = z.coerce.date()

/** A new event as the command line and the interface for programs take it: times are instants (ISO 8601 with a zone). */
export const NewEvent = z
  .object({
    code: z.string().regex(/^[A-Z]-\d{8}$/, 'a letter, a hyphen and eight digits, such as C-00015213'),
    type: z.string().min(1),
    title: words,
    summary: words.optional(),
    city: words.optional(),
    venue: words.optional(),
    country_code: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullable()
      .default(null),
    time_zone: z.string().refine(isZone, 'a time zone name, such as Europe/Zurich'),
    starts_at: moment,
    ends_at: moment,
    modes: z.array(z.enum(['on-site', 'remote'])).min(1),
    languages: z.array(z.string()).min(1).default(['en']),
    registration_opens_at: moment,
    on_site_closes_at: moment.nullable().default(null),
    remote_closes_at: moment.nullable().default(null),
    on_site_capacity: z.number().int().positive().nullable().default(null),
    remote_capacity: z.number().int().positive().nullable().default(null),
    contact: z.email(),
    sessions: z.array(z.object({ title: words.optional(), starts_at: moment, ends_at: moment })).default([]),
  })
  .refine((event) => event.ends_at > event.starts_at, { path: ['ends_at'], message: 'after the start' })

export type NewEvent = z.infer<typeof NewEvent>

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
