import { z } from 'zod'

/** The kind of event whose rules are read. */
export const PolicyQuery = z.object({ type: z.string().max(60).optional().catch(undefined) })

/** Which event, and whom: as typed, and as picked from those who are called so. */
export const TrialQuery = z.object({
  event: z
    .string()
    .max(20)
    .transform((code) => code.trim().toUpperCase())
    .optional()
    .catch(undefined),
  q: z.string().max(120).catch(''),
  person: z.uuid().optional().catch(undefined),
})
