import { z } from 'zod'
import type { EventChange } from '../desk/types.ts'

const shape = z
  .strictObject({
    mode_is_binding: z.boolean(),
    change_policy: z.enum(['free', 'until-deadline', 'ask-secretariat']),
    seats_per_organisation: z.number().int().positive().nullable(),
    participants_list: z.enum(['public', 'members', 'participants', 'nobody']),
    join_lead_minutes: z.number().int().min(0).max(1440).nullable(),
    visa_letter_to: z.enum(['focal-point', 'participant', 'both']),
    remote_rights: z.record(z.string(), z.string().trim().min(1).max(2000).nullable()),
    waiting_rule: z.enum(['first-come', 'fair-share']),
    offer_hours: z.number().int().min(1).max(720).nullable(),
    reopens_on_change: z.boolean(),
    retention: z.record(z.string(), z.number().int().min(0).max(3650)),
    requires_member_access: z.boolean(),
    on_site_capacity: z.number().int().positive().nullable(),
    remote_capacity: z.number().int().positive().nullable(),
  })
  .partial()
  .refine((settings) => Object.keys(settings).length > 0, 'name at least one setting')

const fieldOf = (column: string): string =>
  column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** What an event may say differently from the body's habit; what is left out stays, null goes back to the habit. */
export const EventSettingsShape = shape.transform((settings): EventChange =>
  Object.fromEntries(Object.entries(settings).map(([column, value]) => [fieldOf(column), value])),
)
